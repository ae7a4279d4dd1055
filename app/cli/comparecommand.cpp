// SPDX-License-Identifier: Apache-2.0
#include "app/cli/comparecommand.h"

#include "app/cli/clitext.h"
#include "app/cli/comparereport.h"
#include "app/cli/outputtarget.h"
#include "app/cli/rangeargument.h"

#include <QCommandLineParser>

namespace kubewake {
namespace {

const QString kBaseline = QStringLiteral("baseline");
const QString kIncident = QStringLiteral("incident");

} // namespace

CompareCommand::CompareCommand(const Console &console)
    : ReportCommand(console, QStringLiteral("compare"))
{
}

void CompareCommand::describe(QCommandLineParser &parser) const
{
    parser.setApplicationDescription(
        CliText::tr("Prints what is new in the time of an incident, what has vanished and what is "
                    "more frequent than before: users, addresses, user agents, credentials, "
                    "namespaces, operations and images, each with the filter that asks for the "
                    "same requests."));
    parser.addPositionalArgument(QStringLiteral("compare"),
                                 CliText::tr("PATH: files, folders or archives; `-` is standard "
                                             "input."),
                                 QStringLiteral("compare --incident FROM..TO PATH…"));
    parser.addOption({kIncident,
                      CliText::tr("The time that is asked about (ISO 8601). FROM is in it, TO is "
                                  "not; one of the two may be left out. A date is its midnight, "
                                  "UTC."),
                      QStringLiteral("FROM..TO")});
    parser.addOption({kBaseline,
                      CliText::tr("What it is compared with. Everything before the incident if not "
                                  "given."),
                      QStringLiteral("FROM..TO")});
    parser.addOption({QStringLiteral("limit"),
                      CliText::tr("Print at most N lines of a list, the most significant ones; "
                                  "1000 if not given, which is the most."),
                      QStringLiteral("N")});
}

QString CompareCommand::queryDescription() const
{
    return CliText::tr("Only requests that this filter matches.");
}

Result<void> CompareCommand::readOptions(const QCommandLineParser &parser)
{
    const Result<void> ranges = readRanges(parser);
    return ranges ? readLimit(parser.value(QStringLiteral("limit"))) : ranges;
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

Result<void> CompareCommand::print(const EventSnapshot &snapshot, const RowBitmap &rows,
                                   OutputTarget &output, std::size_t width) const
{
    const auto comparison = compareRanges(snapshot, rows, m_ranges, queryText(), control());
    if (!comparison)
        return tl::unexpected(comparison.error());
    return isJson() ? output.write(comparisonJson(*comparison, m_limit))
                    : writeComparison(*comparison, m_limit, output, width);
}

} // namespace kubewake
