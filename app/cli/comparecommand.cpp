// SPDX-License-Identifier: Apache-2.0
#include "app/cli/comparecommand.h"

#include "app/cli/addressarguments.h"
#include "app/cli/arguments.h"
#include "app/cli/clitext.h"
#include "app/cli/comparereport.h"
#include "app/cli/evidenceinput.h"
#include "app/cli/exitcode.h"
#include "app/cli/kqlargument.h"
#include "app/cli/loadarguments.h"
#include "app/cli/outputtarget.h"
#include "app/cli/rangeargument.h"

#include <QCommandLineParser>

namespace kubewake {
namespace {

const QString kCommand = QStringLiteral("compare");
const QString kBaseline = QStringLiteral("baseline");
const QString kIncident = QStringLiteral("incident");

void describe(QCommandLineParser &parser)
{
    const auto add = [&parser](const QStringList &names, const QString &description,
                               const QString &value = {}, const QString &standard = {}) {
        parser.addOption(QCommandLineOption(names, description, value, standard));
    };
    parser.setApplicationDescription(
        CliText::tr("Prints what is new in the time of an incident, what has vanished and what is "
                    "more frequent than before: users, addresses, user agents, credentials, "
                    "namespaces, operations and images, each with the filter that asks for the "
                    "same requests."));
    parser.addPositionalArgument(QStringLiteral("compare"),
                                 CliText::tr("PATH: files, folders or archives; `-` is standard "
                                             "input."),
                                 QStringLiteral("compare --incident FROM..TO PATH…"));
    add({kIncident},
        CliText::tr("The time that is asked about (ISO 8601). FROM is in it, TO is not; one of the "
                    "two may be left out. A date is its midnight, UTC."),
        QStringLiteral("FROM..TO"));
    add({kBaseline},
        CliText::tr("What it is compared with. Everything before the incident if not given."),
        QStringLiteral("FROM..TO"));
    add({QStringLiteral("query")}, CliText::tr("Only requests that this filter matches."),
        QStringLiteral("KQL"));
    add({QStringLiteral("limit")},
        CliText::tr("Print at most N lines of a list, the most significant ones; 1000 if not "
                    "given, which is the most."),
        QStringLiteral("N"));
    add({QStringLiteral("format")}, CliText::tr("table or json."), QStringLiteral("FORMAT"),
        QStringLiteral("table"));
    add({QStringLiteral("o"), QStringLiteral("output")},
        CliText::tr("Write to this file instead of standard output."), QStringLiteral("FILE"));
    addLoadOptions(parser);
}

} // namespace

int CompareCommand::run(const QStringList &arguments)
{
    if (const std::optional<int> exitCode = read(arguments))
        return *exitCode;
    m_load.infersNetworks = asksForClass(m_query);
    const EvidenceInput input = openEvidence(m_load, m_console);
    if (m_console.interrupted())
        return failed({});
    const Result<RowBitmap> found = rows(input);
    if (!found && !m_console.interrupted())
        return usageError(m_console, kCommand, found.error().message);
    if (!found)
        return failed(found.error());
    if (const Result<void> printed = print(input, *found); !printed)
        return failed(printed.error());
    return input.report.hasErrors() || m_unreadable ? kExitIo : kExitDone;
}

std::optional<int> CompareCommand::read(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (const auto exitCode = readArguments(parser, kCommand, arguments, m_console))
        return exitCode;
    const auto wrong = [this](const QString &message) {
        return usageError(m_console, kCommand, message);
    };
    const QStringList paths = parser.positionalArguments();
    if (paths.isEmpty())
        return wrong(CliText::tr("Say which files to look at."));
    if (const Result<void> ranges = readRanges(parser); !ranges)
        return wrong(ranges.error().message);
    if (const Result<void> limit = readLimit(parser.value(QStringLiteral("limit"))); !limit)
        return wrong(limit.error().message);
    const auto format = readFormat(parser, {QStringLiteral("table"), QStringLiteral("json")});
    const auto range = readTimeRange(parser);
    const auto load = readLoadOptions(parser, paths);
    if (!format)
        return wrong(format.error().message);
    if (!range)
        return wrong(range.error().message);
    if (!load)
        return wrong(load.error().message);
    m_format = *format;
    m_range = *range;
    m_load = *load;
    m_outputPath = parser.value(QStringLiteral("o"));
    m_queryText = parser.value(QStringLiteral("query"));
    if (m_queryText.isEmpty())
        return std::nullopt;
    const Result<ExpressionPtr> query = readKql(m_queryText, m_console);
    if (!query)
        return wrong(query.error().message);
    m_query = *query;
    return std::nullopt;
}

Result<void> CompareCommand::readRanges(const QCommandLineParser &parser)
{
    if (!parser.isSet(kIncident))
        return failure(CliText::tr("Say which time is asked about: --incident FROM..TO."));
    const auto incident = readComparedRange(kIncident, parser.value(kIncident));
    if (!incident)
        return tl::unexpected(incident.error());
    m_ranges.incident = *incident;
    if (parser.isSet(kBaseline)) {
        const auto baseline = readComparedRange(kBaseline, parser.value(kBaseline));
        if (!baseline)
            return tl::unexpected(baseline.error());
        m_ranges.baseline = *baseline;
    } else if (incident->from == kNoTime) {
        return failure(CliText::tr("There is nothing before an incident without a start; say what "
                                   "it is compared with: --baseline FROM..TO."));
    } else {
        m_ranges.baseline = ComparedRange::before(*incident);
    }
    const QString problem = m_ranges.problem();
    return problem.isEmpty() ? Result<void>() : failure(problem);
}

Result<void> CompareCommand::readLimit(const QString &limit)
{
    if (limit.isEmpty())
        return {};
    bool valid = false;
    const qulonglong number = limit.toULongLong(&valid);
    if (!valid || number > ComparedLines::kMaximum)
        return failure(CliText::tr("--limit takes a number up to %1, not `%2`.")
                           .arg(ComparedLines::kMaximum)
                           .arg(limit));
    m_limit = number;
    return {};
}

EvaluationControl CompareCommand::control() const
{
    EvaluationControl control;
    control.cancelled = [this] { return m_console.interrupted(); };
    return control;
}

Result<RowBitmap> CompareCommand::rows(const EvidenceInput &input)
{
    const EventSnapshot &snapshot = *input.snapshot;
    RowBitmap requests = rowsWithin(snapshot, allRows(snapshot, RowKind::Requests), m_range);
    if (!m_query)
        return requests;
    auto found = CompiledFilter(m_query).evaluate(snapshot, requests, control());
    if (!found)
        return tl::unexpected(found.error());
    if (found->unknown.count() > 0)
        m_console.message(CliText::tr("Rows that might match, had their bodies been recorded: %1")
                              .arg(found->unknown.count()));
    m_unreadable = found->unreadable > 0;
    if (m_unreadable)
        m_console.message(
            CliText::tr("Rows whose text could not be read: %1").arg(found->unreadable));
    return std::move(found->matched);
}

Result<void> CompareCommand::print(const EvidenceInput &input, const RowBitmap &rows) const
{
    const auto comparison = compareRanges(*input.snapshot, rows, m_ranges, m_queryText, control());
    if (!comparison)
        return tl::unexpected(comparison.error());
    OutputTarget output(m_outputPath);
    Result<void> done = output.open();
    if (!done)
        return done;
    const bool terminal = output.isStandardOutput() && m_console.outputIsTerminal();
    done = m_format == QLatin1String("json")
        ? output.write(comparisonJson(*comparison, m_limit))
        : writeComparison(*comparison, m_limit, output, terminal ? m_console.terminalWidth() : 0);
    return done ? output.finish() : done;
}

int CompareCommand::failed(const Error &error) const
{
    if (m_console.interrupted()) {
        m_console.message(CliText::tr("Interrupted."));
        return kExitInterrupted;
    }
    m_console.message(error.message);
    return kExitIo;
}

} // namespace kubewake
