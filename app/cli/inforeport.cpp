// SPDX-License-Identifier: Apache-2.0
#include "app/cli/inforeport.h"

#include "app/cli/clitext.h"
#include "app/cli/visibletext.h"
#include "model/core/durationtext.h"

#include <algorithm>

namespace kubewake {
namespace {

constexpr std::size_t kRejectedShown = 20;
constexpr std::size_t kLabelWidth = 18;

class Report
{
public:
    void heading(const std::string &text) { m_text += visibleText(text) + '\n'; }
    // Values of the lines that follow stand in this column.
    void setLabelWidth(std::size_t width) { m_labelWidth = std::max(width, kLabelWidth); }
    void line(const QString &label, const std::string &value)
    {
        std::string name = "  " + label.toStdString();
        const std::size_t width = textWidth(name);
        name.append(width < m_labelWidth ? m_labelWidth - width : 1, ' ');
        m_text += name + visibleText(value) + '\n';
    }
    void line(const QString &label, std::uint64_t value) { line(label, std::to_string(value)); }
    // A line of its own, below a heading.
    void text(const std::string &value) { m_text += "  " + visibleText(value) + '\n'; }
    void blank() { m_text += '\n'; }
    [[nodiscard]] const std::string &whole() const { return m_text; }

private:
    std::size_t m_labelWidth = kLabelWidth;
    std::string m_text;
};

std::string countsText(const std::map<std::string, std::uint64_t> &counts)
{
    std::string text;
    for (const auto &[name, count] : counts) {
        text.append(text.empty() ? "" : ", ")
            .append(name.empty() ? CliText::tr("absent").toStdString() : name)
            .append(" ")
            .append(std::to_string(count));
    }
    return text;
}

std::string spanText(MicrosecondsUtc first, MicrosecondsUtc last)
{
    if (first == kNoTime)
        return CliText::tr("no times").toStdString();
    return formatTimestampUtc(first) + " – " + formatTimestampUtc(last);
}

// The format and how much of the file it explains.
std::string recognisedText(const SourceReport &source)
{
    // Rounded down: 100 % is said only of what is whole.
    const int percent = static_cast<int>(source.confidence() * 100);
    std::string text = CliText::tr("not recognised, looked at as %1")
                           .arg(QString::fromStdString(source.framing))
                           .toStdString();
    if (source.isRecognised())
        text = source.format()
            + CliText::tr(" (%1 % of its records understood)").arg(percent).toStdString();
    if (!source.choice.format.empty())
        text += CliText::tr(", read as %1 as was asked for")
                    .arg(QString::fromStdString(source.choice.format))
                    .toStdString();
    return text;
}

void addCounts(Report &report, QString label, const CountsByName &counts)
{
    for (const auto &[name, count] : counts.counts()) {
        report.line(label, std::to_string(count) + "  " + visibleText(name));
        label.clear();
    }
}

void addRejected(Report &report, const SourceReport &source)
{
    report.line(CliText::tr("rejected lines"), source.rejectedCount());
    for (std::size_t i = 0; i < std::min(source.rejected.size(), kRejectedShown); ++i) {
        const RejectedLine &line = source.rejected[i];
        report.line(QString(),
                    CliText::tr("line %1, byte %2: ").arg(line.line).arg(line.offset).toStdString()
                        + line.reason);
    }
    if (source.rejectedCount() > kRejectedShown) {
        report.line(QString(),
                    CliText::tr("and %1 more: --format json lists all of them")
                        .arg(source.rejectedCount() - kRejectedShown)
                        .toStdString());
    }
}

void addFile(Report &report, const SourceReport &source, const EvidenceSummary::File &file)
{
    report.heading(source.displayName());
    report.line(CliText::tr("format"), recognisedText(source));
    if (!source.encoding.empty())
        report.line(CliText::tr("encoding"), source.encoding);
    if (!source.compression.empty())
        report.line(CliText::tr("compression"), source.compression);
    if (!file.sha256.empty())
        report.line(CliText::tr("sha256"), file.sha256);
    report.line(CliText::tr("bytes"), source.fileBytes);
    report.line(CliText::tr("lines"), source.lines);
    report.line(CliText::tr("events"), source.events);
    report.line(CliText::tr("audit IDs"), file.auditIds);
    report.line(CliText::tr("duplicates"), source.duplicates);
    addRejected(report, source);
    if (source.salvaged > 0)
        report.line(CliText::tr("cut-off events"), source.salvaged);
    if (source.leftOut > 0)
        report.line(CliText::tr("left out"), source.leftOut);
    addCounts(report, CliText::tr("cluster"), source.clusters);
    addCounts(report, CliText::tr("other records"), source.others);
    report.line(CliText::tr("core events"), source.coreEvents);
    report.line(CliText::tr("noise lines"), source.noiseLines);
    report.line(CliText::tr("time"), spanText(source.firstTime, source.lastTime));
    if (!source.error.empty())
        report.line(CliText::tr("error"), source.error);
    report.blank();
}

void addResources(Report &report, const EvidenceSummary &summary)
{
    const auto label = [](const std::string &resource) {
        return resource.empty() ? CliText::tr("(no resource)")
                                : QString::fromStdString(visibleText(resource));
    };
    std::size_t widest = 0;
    for (const auto &[resource, levels] : summary.resources)
        widest = std::max(widest, textWidth(label(resource).toStdString()));
    report.setLabelWidth(widest + 4); // indented by two, two spaces behind
    for (const auto &[resource, levels] : summary.resources)
        report.line(label(resource), countsText(levels));
}

void addTimeGaps(Report &report, const std::vector<TimeSeries> &all)
{
    report.blank();
    report.heading(CliText::tr("Time gaps").toStdString());
    report.setLabelWidth(0);
    for (const TimeSeries &series : all) {
        const std::string name =
            series.cluster.empty() ? series.name : series.name + " (" + series.cluster + ")";
        if (series.limit == 0) {
            report.text(
                name + ": "
                + CliText::tr("too few events to say (%1)").arg(series.events).toStdString());
            continue;
        }
        report.text(
            name + ": "
            + CliText::tr("%1 longer than %2 (99 % of its events are %3 s apart or less)")
                  .arg(series.gaps.size())
                  .arg(durationText(series.limit))
                  .arg(static_cast<double>(series.usual) / kMicrosecondsPerSecond, 0, 'g', 3)
                  .toStdString());
        for (const TimeGap &gap : series.gaps)
            report.text("  " + spanText(gap.from, gap.to) + "  "
                        + durationText(gap.to - gap.from).toStdString());
    }
}

void addRules(Report &report, const std::vector<RuleCoverage> &coverage)
{
    if (coverage.empty())
        return;
    const auto countOf = [&coverage](RuleCoverage::State state) {
        return std::ranges::count(coverage, state, &RuleCoverage::state);
    };
    report.blank();
    report.heading(CliText::tr("Rules: what they could have seen").toStdString());
    report.text(CliText::tr("evaluable: %1, partly: %2, blind: %3, failed: %4")
                    .arg(countOf(RuleCoverage::State::Evaluated))
                    .arg(countOf(RuleCoverage::State::Partly))
                    .arg(countOf(RuleCoverage::State::NotEvaluable))
                    .arg(countOf(RuleCoverage::State::Failed))
                    .toStdString());
    const auto noted = std::ranges::count_if(
        coverage, [](const RuleCoverage &entry) { return !entry.note.empty(); });
    if (noted > 0)
        report.text(CliText::tr("of which no event of what they are about is in the evidence: %1 "
                                "(--format json names them)")
                        .arg(noted)
                        .toStdString());
    const std::array<std::pair<RuleCoverage::State, QString>, 4> states {
        {{RuleCoverage::State::NotEvaluable, CliText::tr("blind")},
         {RuleCoverage::State::Partly, CliText::tr("partly")},
         {RuleCoverage::State::Failed, CliText::tr("failed")},
         {RuleCoverage::State::Disabled, CliText::tr("disabled")}}};
    for (const auto &[state, name] : states) {
        for (const RuleCoverage &entry : coverage) {
            if (entry.state == state)
                report.text(name.toStdString() + ": " + entry.rule->title + ": " + entry.reason);
        }
    }
}

} // namespace

std::string infoText(const EvidenceInput &input, const EvidenceSummary &summary)
{
    Report report;
    for (std::size_t i = 0; i < input.report.sources.size(); ++i)
        addFile(report, input.report.sources[i], summary.files[i]);
    const EventSnapshot &snapshot = *input.snapshot;
    report.heading(CliText::tr("Total").toStdString());
    report.line(CliText::tr("files"), input.report.sources.size());
    report.line(CliText::tr("events"), input.report.eventCount());
    report.line(CliText::tr("requests"), snapshot.requestCount());
    report.line(CliText::tr("duplicates"), snapshot.duplicateCount());
    report.line(CliText::tr("rejected lines"), input.report.rejectedCount());
    report.line(CliText::tr("time"), spanText(snapshot.firstTime(), snapshot.lastTime()));
    for (const std::string &reason : input.report.unopened)
        report.line(CliText::tr("not opened"), reason);
    report.blank();
    report.heading(CliText::tr("Coverage: what the audit policy recorded").toStdString());
    report.line(CliText::tr("levels"), countsText(summary.levels));
    report.line(CliText::tr("stages"), countsText(summary.stages));
    if (summary.truncated > 0)
        report.line(CliText::tr("bodies cut"), summary.truncated);
    addResources(report, summary);
    addTimeGaps(report, summary.timeSeries);
    addRules(report, summary.coverage);
    return report.whole();
}

} // namespace kubewake
