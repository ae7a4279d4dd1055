// SPDX-License-Identifier: Apache-2.0
#include "app/cli/policyreport.h"

#include "app/cli/clitext.h"
#include "app/cli/tableprinter.h"
#include "detections/verdicttext.h"

#include <algorithm>

namespace kubewake {
namespace {

std::string shareOf(std::uint64_t part, std::uint64_t whole)
{
    std::string text = std::to_string(part);
    if (whole == 0 || part == whole)
        return text;
    const double percent = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    return text + " (" + QString::number(percent, 'f', 1).toStdString() + " %)";
}

class Report
{
public:
    Report(const PolicyTrial &trial, const PolicyDocument &document, ByteSink &sink,
           std::size_t maximumWidth)
        : m_trial(trial)
        , m_outcome(trial.outcome)
        , m_document(document)
        , m_sink(sink)
        , m_maximumWidth(maximumWidth)
    {
    }

    Result<void> write()
    {
        Result<void> done = sizes();
        if (done)
            done = notes();
        if (done)
            done = policyRules();
        if (done)
            done = detectionRules();
        return done;
    }

private:
    Result<void> line(const QString &text) { return m_sink.write(text.toStdString() + '\n'); }

    Result<void> sizes()
    {
        TablePrinter table(m_sink, {"", "EVENTS", "REQUESTS", "BYTES"}, m_maximumWidth);
        const EvidenceSize &all = m_outcome.before;
        const auto add = [&](const QString &name, const EvidenceSize &size) {
            return table.add({name.toStdString(), shareOf(size.events, all.events),
                              shareOf(size.requests, all.requests),
                              shareOf(size.bytes, all.bytes)});
        };
        Result<void> done = add(CliText::tr("in the evidence"), all);
        if (done)
            done = add(CliText::tr("kept"), m_outcome.kept);
        for (const Level level : {Level::RequestResponse, Level::Request, Level::Metadata}) {
            const auto index = static_cast<std::size_t>(level);
            if (done)
                done = add(
                    CliText::tr("logged at %1").arg(QString::fromLatin1(kLevelNames[index].data())),
                    m_outcome.byLevel[index]);
        }
        if (done)
            done = add(CliText::tr("dropped"),
                       m_outcome.byLevel[static_cast<std::size_t>(Level::None)]);
        return done ? table.finish() : done;
    }

    Result<void> notes()
    {
        QStringList notes;
        if (m_outcome.omittedStages > 0)
            notes << CliText::tr("Dropped only for their stage: %1 events.")
                         .arg(m_outcome.omittedStages);
        if (m_outcome.reducedEvents > 0)
            notes << CliText::tr("Bodies left out: of %1 events, %2 bytes.")
                         .arg(m_outcome.reducedEvents)
                         .arg(m_outcome.reducedBytes);
        if (m_outcome.deeperEvents > 0)
            notes << CliText::tr("The policy logs %1 of the kept events at a higher level than the "
                                 "evidence has: their bodies would come on top.")
                         .arg(m_outcome.deeperEvents);
        if (m_outcome.unreadable > 0)
            notes << CliText::tr("The text of %1 events could not be read: their bodies are "
                                 "counted as kept.")
                         .arg(m_outcome.unreadable);
        Result<void> done = m_sink.write("\n");
        for (const QString &note : std::as_const(notes))
            done = done ? line(note) : done;
        return done && !notes.isEmpty() ? m_sink.write("\n") : done;
    }

    Result<void> policyRules()
    {
        TablePrinter table(m_sink, {"LINE", "LEVEL", "EVENTS"}, m_maximumWidth);
        Result<void> done;
        for (std::size_t i = 0; done && i < m_document.policy.rules.size(); ++i) {
            const auto level = static_cast<std::size_t>(m_document.policy.rules[i].level);
            done =
                table.add({std::to_string(m_document.ruleLines[i]), std::string(kLevelNames[level]),
                           shareOf(m_outcome.eventsOfRule[i], m_outcome.before.events)});
        }
        if (done && m_outcome.eventsOfRule.back() > 0)
            done = table.add({CliText::tr("no rule").toStdString(), "None",
                              shareOf(m_outcome.eventsOfRule.back(), m_outcome.before.events)});
        if (done)
            done = table.finish();
        return done ? m_sink.write("\n") : done;
    }

    Result<void> detectionRules()
    {
        using State = PolicyVerdict::State;
        std::size_t before = 0;
        std::size_t kept = 0;
        TablePrinter table(m_sink, {"RULE", "SIGNALS KEPT", "UNDER THE POLICY", "WHY"},
                           m_maximumWidth);
        Result<void> done;
        std::size_t shown = 0;
        for (const RuleUnderPolicy &rule : m_trial.rules) {
            before += rule.signalsBefore;
            kept += rule.signalsKept;
            if (rule.verdict.state == State::Evaluable && rule.signalsKept == rule.signalsBefore)
                continue;
            const QString state = rule.verdict.state == State::Blind ? CliText::tr("blind")
                : rule.verdict.state == State::Partly                ? CliText::tr("partly")
                                                                     : CliText::tr("evaluable");
            done = done ? table.add({rule.rule->title,
                                     CliText::tr("%1 of %2")
                                         .arg(rule.signalsKept)
                                         .arg(rule.signalsBefore)
                                         .toStdString(),
                                     state.toStdString(), reasonOf(rule.verdict)})
                        : done;
            ++shown;
        }
        if (done && shown > 0)
            done = table.finish();
        if (done && shown > 0)
            done = m_sink.write("\n");
        return done ? line(CliText::tr("Rules that can be evaluated and keep their signals: %1 of "
                                       "%2. Signals kept: %3 of %4.")
                               .arg(m_trial.rules.size() - shown)
                               .arg(m_trial.rules.size())
                               .arg(kept)
                               .arg(before))
                    : done;
    }

    const PolicyTrial &m_trial;
    const PolicyOutcome &m_outcome;
    const PolicyDocument &m_document;
    ByteSink &m_sink;
    std::size_t m_maximumWidth;
};

} // namespace

Result<void> writePolicyReport(const PolicyTrial &trial, const PolicyDocument &document,
                               ByteSink &sink, std::size_t maximumWidth)
{
    return Report(trial, document, sink, maximumWidth).write();
}

} // namespace kubewake
