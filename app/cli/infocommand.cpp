// SPDX-License-Identifier: Apache-2.0
#include "app/cli/infocommand.h"

#include "app/cli/arguments.h"
#include "app/cli/clitext.h"
#include "app/cli/evidenceinput.h"
#include "app/cli/evidencesummary.h"
#include "app/cli/exitcode.h"
#include "app/cli/infojson.h"
#include "app/cli/loadarguments.h"
#include "app/cli/outputtarget.h"
#include "app/cli/visibletext.h"
#include "model/ingest/envelopes.h"

#include <QCommandLineParser>

#include <algorithm>

namespace kubewake {
namespace {

const QString kCommand = QStringLiteral("info");
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
    void blank() { m_text += '\n'; }
    [[nodiscard]] const std::string &text() const { return m_text; }

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
    std::string text = source.format()
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

std::string formatList(const QString &format)
{
    if (format == QLatin1String("json"))
        return formatsJson();
    std::string text;
    for (const std::string &name : formatNames())
        text.append(name).append(1, '\n');
    return text;
}

} // namespace

int InfoCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        CliText::tr("Says what audit logs contain and what could be read of them."));
    parser.addPositionalArgument(
        QStringLiteral("info"),
        CliText::tr("PATH: files, folders or archives; `-` is standard input."),
        QStringLiteral("info PATH…"));
    parser.addOption(QCommandLineOption(QStringLiteral("format"), CliText::tr("table or json."),
                                        QStringLiteral("FORMAT"), QStringLiteral("table")));
    parser.addOption(QCommandLineOption({QStringLiteral("o"), QStringLiteral("output")},
                                        CliText::tr("Write to this file."),
                                        QStringLiteral("FILE")));
    parser.addOption(QCommandLineOption(
        QStringLiteral("formats"),
        CliText::tr("List the formats that `--as` can name, one a line, and do nothing else.")));
    addLoadOptions(parser);
    if (const auto exitCode = readArguments(parser, kCommand, arguments, m_console))
        return *exitCode;
    const auto format = readFormat(parser, {QStringLiteral("table"), QStringLiteral("json")});
    if (!format)
        return usageError(m_console, kCommand, format.error().message);
    if (parser.isSet(QStringLiteral("formats")))
        return write(formatList(*format), parser.value(QStringLiteral("o"))) ? kExitDone : kExitIo;
    if (parser.positionalArguments().isEmpty())
        return usageError(m_console, kCommand, CliText::tr("Say which files to look at."));
    const auto load = readLoadOptions(parser, parser.positionalArguments());
    if (!load)
        return usageError(m_console, kCommand, load.error().message);
    return inform(*load, *format, parser.value(QStringLiteral("o")));
}

int InfoCommand::inform(const LoadOptions &load, const QString &format, const QString &outputPath)
{
    const EvidenceInput input = openEvidence(load, m_console);
    const EvidenceSummary summary = summarize(input, m_console);
    if (m_console.interrupted()) {
        m_console.message(CliText::tr("Interrupted."));
        return kExitInterrupted;
    }
    const bool done =
        write(format == QLatin1String("json") ? infoJson(input, summary) : textOf(input, summary),
              outputPath);
    return done && !input.report.hasErrors() ? kExitDone : kExitIo;
}

// False: it could not be written, which has been said.
bool InfoCommand::write(const std::string &text, const QString &outputPath)
{
    OutputTarget output(outputPath);
    Result<void> done = output.open();
    if (done)
        done = output.write(text);
    if (done)
        done = output.finish();
    if (!done)
        m_console.message(done.error().message);
    return done.has_value();
}

std::string InfoCommand::textOf(const EvidenceInput &input, const EvidenceSummary &summary) const
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
    addResources(report, summary);
    return report.text();
}

} // namespace kubewake
