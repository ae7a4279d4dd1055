// SPDX-License-Identifier: Apache-2.0
#include "app/cli/scancommand.h"

#include "app/cli/addressarguments.h"
#include "app/cli/arguments.h"
#include "app/cli/clitext.h"
#include "app/cli/evidenceinput.h"
#include "app/cli/exitcode.h"
#include "app/cli/followscan.h"
#include "app/cli/incidentprinter.h"
#include "app/cli/kqlargument.h"
#include "app/cli/loadarguments.h"
#include "app/cli/outputtarget.h"
#include "app/cli/progressline.h"
#include "app/cli/rulearguments.h"
#include "app/cli/ruleerrors.h"
#include "app/cli/tableprinter.h"
#include "app/cli/visibletext.h"
#include "detections/incidentbuilder.h"
#include "model/export/findingorigins.h"
#include "model/export/findingsexport.h"
#include "model/export/navigatorlayer.h"

#include <QCommandLineParser>
#include <QFile>

#include <algorithm>

namespace kubewake {
namespace {

const QString kCommand = QStringLiteral("scan");

void describe(QCommandLineParser &parser)
{
    const auto add = [&parser](const QStringList &names, const QString &description,
                               const QString &value = {}, const QString &standard = {}) {
        parser.addOption(QCommandLineOption(names, description, value, standard));
    };
    parser.setApplicationDescription(
        CliText::tr("Runs the detection rules over audit logs and prints what they found."));
    parser.addPositionalArgument(
        QStringLiteral("scan"),
        CliText::tr("PATH: files, folders or archives; `-` is standard input."),
        QStringLiteral("scan PATH…"));
    addRuleOptions(parser);
    add({QStringLiteral("min-level")}, CliText::tr("Print signals of this level and above."),
        QStringLiteral("LEVEL"));
    add({QStringLiteral("fail-level")},
        CliText::tr("Exit with 1 if there is a signal of this level or above."),
        QStringLiteral("LEVEL"));
    add({QStringLiteral("query")}, CliText::tr("Only events that this filter matches."),
        QStringLiteral("KQL"));
    add({QStringLiteral("incidents")},
        CliText::tr("Print the stories that signals belong to instead of the signals; table or "
                    "jsonl."));
    add({QStringLiteral("navigator")},
        CliText::tr("Write the techniques that were found to this file, as a layer for the ATT&CK "
                    "Navigator."),
        QStringLiteral("FILE"));
    add({QStringLiteral("follow")},
        CliText::tr("Go on reading files that grow or are rotated, and print signals as they "
                    "appear and when they have grown, until Ctrl+C."));
    add({QStringLiteral("format")}, CliText::tr("table, csv or jsonl."), QStringLiteral("FORMAT"),
        QStringLiteral("table"));
    add({QStringLiteral("o"), QStringLiteral("output")},
        CliText::tr("Write to this file instead of standard output."), QStringLiteral("FILE"));
    addLoadOptions(parser);
}

} // namespace

int ScanCommand::run(const QStringList &arguments)
{
    if (const std::optional<int> exitCode = read(arguments))
        return *exitCode;
    const RuleSet rules = RuleSet::load(m_ruleOptions);
    reportRuleErrors(rules, m_console);
    if (const QString problem = unknownRuleProblem(rules); !problem.isEmpty())
        return usageError(m_console, kCommand, problem);
    m_request.load.infersNetworks = asksForClass(m_request.query) || asksForClass(rules);
    return m_follow ? FollowScan(m_console, m_request, rules).run() : scan(rules);
}

// The result of a scan that never ends would never be complete, and `-` has no file to look at.
QString ScanCommand::refusal() const
{
    if (m_paths.contains(QStringLiteral("-")))
        return CliText::tr("--follow cannot follow standard input; name a file.");
    if (!m_outputPath.isEmpty() && m_outputPath != QLatin1String("-"))
        return CliText::tr("--follow writes to standard output only; leave -o out.");
    return {};
}

std::optional<int> ScanCommand::read(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (const auto exitCode = readArguments(parser, kCommand, arguments, m_console))
        return exitCode;
    const auto wrong = [this](const Error &error) {
        return usageError(m_console, kCommand, error.message);
    };
    m_paths = parser.positionalArguments();
    if (m_paths.isEmpty())
        return usageError(m_console, kCommand, CliText::tr("Say which files to scan."));
    m_outputPath = parser.value(QStringLiteral("o"));
    m_navigatorPath = parser.value(QStringLiteral("navigator"));
    m_incidents = parser.isSet(QStringLiteral("incidents"));
    m_follow = parser.isSet(QStringLiteral("follow"));
    if (const QString reason = m_follow ? refusal() : QString(); !reason.isEmpty())
        return usageError(m_console, kCommand, reason);
    Result<RuleSet::Options> ruleOptions = readRuleOptions(parser);
    if (!ruleOptions)
        return wrong(ruleOptions.error());
    m_ruleOptions = std::move(*ruleOptions);

    const Result<QString> format = readFormat(
        parser, {QStringLiteral("table"), QStringLiteral("csv"), QStringLiteral("jsonl")});
    if (m_incidents && format && *format == QLatin1String("csv"))
        return usageError(m_console, kCommand,
                          CliText::tr("Incidents are printed as table or jsonl."));
    const auto minimum = readSeverity(parser, QStringLiteral("min-level"));
    const auto failLevel = readSeverity(parser, QStringLiteral("fail-level"));
    const auto range = readTimeRange(parser);
    const Result<EvidenceOptions> load = readLoadOptions(parser, m_paths);
    if (!format)
        return wrong(format.error());
    if (!minimum)
        return wrong(minimum.error());
    if (!failLevel)
        return wrong(failLevel.error());
    if (!range)
        return wrong(range.error());
    if (!load)
        return wrong(load.error());
    m_request.format = *format;
    m_request.minimum = minimum->value_or(Severity::Informational);
    m_request.failLevel = *failLevel;
    m_request.range = *range;
    m_request.load = *load;
    return readQuery(parser.value(QStringLiteral("query")));
}

std::optional<int> ScanCommand::readQuery(const QString &kql)
{
    if (kql.isEmpty())
        return std::nullopt;
    const Result<ExpressionPtr> expression = readKql(kql, m_console);
    if (!expression)
        return usageError(m_console, kCommand, expression.error().message);
    m_request.query = *expression;
    return std::nullopt;
}

int ScanCommand::scan(const RuleSet &rules)
{
    const EvidenceInput input = openEvidence(m_request.load, m_console);
    const Result<DetectionOptions> options =
        detectionOptions(m_request, *input.snapshot, [this] { return m_console.interrupted(); });
    if (m_console.interrupted()) {
        m_console.message(CliText::tr("Interrupted."));
        return kExitInterrupted;
    }
    if (!options)
        return usageError(m_console, kCommand, options.error().message);
    const DetectionResult result = runRules(rules, input, *options);
    if (m_console.interrupted() || result.cancelled) {
        m_console.message(CliText::tr("Interrupted."));
        return kExitInterrupted;
    }
    const Result<void> printed =
        print(input, rules, result, atLeast(result.signalList, m_request.minimum));
    if (!printed) {
        m_console.message(printed.error().message);
        return m_console.interrupted() ? kExitInterrupted : kExitIo;
    }
    if (m_request.failLevel && !atLeast(result.signalList, *m_request.failLevel).empty())
        return kExitSignals;
    return input.report.hasErrors() || !rules.errors().empty() ? kExitIo : kExitDone;
}

DetectionResult ScanCommand::runRules(const RuleSet &rules, const EvidenceInput &input,
                                      const DetectionOptions &options) const
{
    ProgressLine line(m_console.errorIsTerminal());
    DetectionControl control;
    control.cancelled = [this] { return m_console.interrupted(); };
    control.progress = [&line](std::size_t done, std::size_t total) {
        line.show(CliText::tr("scanning: rule %1 of %2").arg(done).arg(total));
    };
    return detect(rules, input.snapshot, options, control);
}

Result<void> ScanCommand::printSignals(OutputTarget &output, const EvidenceInput &input,
                                       const std::vector<SignalPtr> &shown) const
{
    if (m_incidents) {
        IncidentOptions options;
        options.cancelled = [this] { return m_console.interrupted(); };
        const auto incidents = buildIncidents(*input.snapshot, shown, options);
        return m_request.format == QLatin1String("table") ? printIncidents(output, incidents)
                                                          : printIncidentsAsJson(output, incidents);
    }
    if (m_request.format == QLatin1String("table"))
        return printTable(output, input, shown);
    const FindingsFormat format =
        m_request.format == QLatin1String("csv") ? FindingsFormat::Csv : FindingsFormat::JsonLines;
    ExportControl control;
    control.cancelled = [this] { return m_console.interrupted(); };
    return exportFindings({input.snapshot, shown, {}, {}}, format, output, control);
}

Result<void> ScanCommand::writeNavigatorLayer(const std::vector<SignalPtr> &shown) const
{
    if (m_navigatorPath.isEmpty())
        return {};
    OutputTarget output(m_navigatorPath);
    Result<void> done = output.open();
    if (done)
        done = output.write(navigatorLayer(shown, "Kubewake"));
    return done ? output.finish() : done;
}

Result<void> ScanCommand::print(const EvidenceInput &input, const RuleSet &rules,
                                const DetectionResult &result,
                                const std::vector<SignalPtr> &shown) const
{
    OutputTarget output(m_outputPath);
    Result<void> done = output.open();
    std::vector<std::string> notes = coverageLines(result);
    std::ranges::copy(suppressedLines(result, rules.suppressions()), std::back_inserter(notes));
    const bool forPeople = m_request.format == QLatin1String("table");
    if (!forPeople) {
        for (const std::string &text : notes)
            std::fprintf(stderr, "%s\n", text.c_str());
    }
    if (done)
        done = printSignals(output, input, shown);
    for (std::size_t i = 0; done && forPeople && i < notes.size(); ++i)
        done = output.write(notes[i] + '\n');
    if (done)
        done = writeNavigatorLayer(shown);
    return done ? output.finish() : done;
}

// Whom controllers acted for, signal by signal.
Result<void> ScanCommand::printOrigins(OutputTarget &output, const EvidenceInput &input,
                                       const std::vector<SignalPtr> &shown) const
{
    FindingOrigins finder(input.snapshot, [this] { return m_console.interrupted(); });
    std::string text;
    for (const SignalPtr &signal : shown) {
        const std::string lines = tracedLines(finder, *input.snapshot, *signal);
        if (!lines.empty())
            text += visibleText(signal->rule->title + ": " + signal->entity) + '\n' + lines;
    }
    return text.empty() ? Result<void> {} : output.write(text + '\n');
}

Result<void> ScanCommand::printTable(OutputTarget &output, const EvidenceInput &input,
                                     const std::vector<SignalPtr> &shown) const
{
    const bool terminal = output.isStandardOutput() && m_console.outputIsTerminal();
    Result<void> done;
    if (!shown.empty()) {
        TablePrinter table(output, {"SEVERITY", "RULE", "ENTITY", "COUNT", "FIRST", "LAST"},
                           terminal ? m_console.terminalWidth() : 0);
        for (std::size_t i = 0; done && i < shown.size(); ++i) {
            const Signal &signal = *shown[i];
            done = table.add(
                {std::string(kSeverityNames[static_cast<std::size_t>(signal.rule->severity)]),
                 signal.rule->title, signal.entity, std::to_string(signal.count()),
                 formatTimestampUtc(signal.first), formatTimestampUtc(signal.last)});
        }
        if (done)
            done = table.finish();
        if (done)
            done = output.write("\n");
        if (done)
            done = printOrigins(output, input, shown);
    }
    const QString totals = totalsLine(shown.size(), *input.snapshot);
    return done ? output.write(totals.toStdString() + '\n') : done;
}

} // namespace kubewake
