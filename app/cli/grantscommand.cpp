// SPDX-License-Identifier: Apache-2.0
#include "app/cli/grantscommand.h"

#include "app/cli/addressarguments.h"
#include "app/cli/arguments.h"
#include "app/cli/clitext.h"
#include "app/cli/evidenceinput.h"
#include "app/cli/exitcode.h"
#include "app/cli/grantsreport.h"
#include "app/cli/kqlargument.h"
#include "app/cli/loadarguments.h"
#include "app/cli/outputtarget.h"
#include "model/grants/leastprivilege.h"
#include "model/query/kql.h"

#include <QCommandLineParser>

namespace kubewake {
namespace {

const QString kCommand = QStringLiteral("grants");

void describe(QCommandLineParser &parser)
{
    const auto add = [&parser](const QStringList &names, const QString &description,
                               const QString &value = {}, const QString &standard = {}) {
        parser.addOption(QCommandLineOption(names, description, value, standard));
    };
    parser.setApplicationDescription(
        CliText::tr("Prints which binding, role and subject allowed the requests, each with the "
                    "filter that asks for the same requests."));
    parser.addPositionalArgument(QStringLiteral("grants"),
                                 CliText::tr("PATH: files, folders or archives; `-` is standard "
                                             "input."),
                                 QStringLiteral("grants PATH…"));
    add({QStringLiteral("changes")},
        CliText::tr("Print each change of a role or binding instead, and what it was used for "
                    "until the next change."));
    add({QStringLiteral("least-privilege")},
        CliText::tr("Print the smallest roles and bindings (YAML) that allow what this user or "
                    "service account did."),
        QStringLiteral("USER"));
    add({QStringLiteral("query")},
        CliText::tr("Only requests that this filter matches; with --changes only changes that it "
                    "matches."),
        QStringLiteral("KQL"));
    add({QStringLiteral("format")}, CliText::tr("table or json."), QStringLiteral("FORMAT"),
        QStringLiteral("table"));
    add({QStringLiteral("o"), QStringLiteral("output")},
        CliText::tr("Write to this file instead of standard output."), QStringLiteral("FILE"));
    addLoadOptions(parser);
}

} // namespace

int GrantsCommand::run(const QStringList &arguments)
{
    if (const std::optional<int> exitCode = read(arguments))
        return *exitCode;
    m_load.infersNetworks = asksForClass(m_selection.query);
    const EvidenceInput input = openEvidence(m_load, m_console);
    if (m_console.interrupted())
        return failed({});
    const Result<RowBitmap> found = m_selection.rows(*input.snapshot, m_console, control());
    if (!found && !m_console.interrupted())
        return usageError(m_console, kCommand, found.error().message);
    if (!found)
        return failed(found.error());
    if (const Result<void> printed = print(input, *found); !printed)
        return failed(printed.error());
    return input.report.hasErrors() || m_selection.unreadable ? kExitIo : kExitDone;
}

std::optional<int> GrantsCommand::read(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (const auto exitCode = readArguments(parser, kCommand, arguments, m_console))
        return exitCode;
    const auto wrong = [this](const QString &message) {
        return usageError(m_console, kCommand, message);
    };
    const QString leastPrivilege = QStringLiteral("least-privilege");
    const QStringList paths = parser.positionalArguments();
    if (paths.isEmpty())
        return wrong(CliText::tr("Say which files to look at."));
    m_changes = parser.isSet(QStringLiteral("changes"));
    m_user = parser.value(leastPrivilege);
    if (parser.isSet(leastPrivilege) && m_user.isEmpty())
        return wrong(CliText::tr("--least-privilege takes the name of a user or service account "
                                 "as the log has it."));
    if (parser.isSet(leastPrivilege) && (m_changes || parser.isSet(QStringLiteral("format"))))
        return wrong(CliText::tr("--least-privilege prints YAML; it goes without --changes and "
                                 "--format."));
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
    m_selection.range = *range;
    m_load = *load;
    m_outputPath = parser.value(QStringLiteral("o"));
    m_queryText = parser.value(QStringLiteral("query"));
    if (m_queryText.isEmpty())
        return std::nullopt;
    const Result<ExpressionPtr> query = readKql(m_queryText, m_console);
    if (!query)
        return wrong(query.error().message);
    m_selection.query = *query;
    return std::nullopt;
}

EvaluationControl GrantsCommand::control() const
{
    EvaluationControl control;
    control.cancelled = [this] { return m_console.interrupted(); };
    return control;
}

Result<void> GrantsCommand::print(const EvidenceInput &input, const RowBitmap &rows) const
{
    OutputTarget output(m_outputPath);
    Result<void> done = output.open();
    if (!done)
        return done;
    const bool terminal = output.isStandardOutput() && m_console.outputIsTerminal();
    const std::size_t width = terminal ? m_console.terminalWidth() : 0;
    if (!m_user.isEmpty())
        done = printLeastPrivilege(input, rows, output);
    else if (m_changes)
        done = printChanges(input, rows, output, width);
    else
        done = printUses(input, rows, output, width);
    return done ? output.finish() : done;
}

Result<void> GrantsCommand::printUses(const EvidenceInput &input, const RowBitmap &rows,
                                      OutputTarget &output, std::size_t width) const
{
    auto uses = grantUses(*input.snapshot, rows, control());
    if (!uses)
        return tl::unexpected(uses.error());
    for (GrantUse &use : *uses)
        use.kql = kqlAnd(m_queryText, use.kql);
    return m_format == QLatin1String("json") ? output.write(grantsJson(*uses))
                                             : writeGrants(*uses, output, width);
}

Result<void> GrantsCommand::printChanges(const EvidenceInput &input, const RowBitmap &rows,
                                         OutputTarget &output, std::size_t width) const
{
    const auto changes = rbacChanges(*input.snapshot, rows, control());
    if (!changes)
        return tl::unexpected(changes.error());
    return m_format == QLatin1String("json") ? output.write(rbacChangesJson(*changes))
                                             : writeRbacChanges(*changes, output, width);
}

Result<void> GrantsCommand::printLeastPrivilege(const EvidenceInput &input, const RowBitmap &rows,
                                                OutputTarget &output) const
{
    const auto access = requiredAccess(*input.snapshot, rows, m_user.toStdString(), control());
    if (!access)
        return tl::unexpected(access.error());
    if (access->requests == 0)
        m_console.message(CliText::tr("No authorized request by `%1` was found.").arg(m_user));
    return output.write(leastPrivilegeYaml(*access));
}

int GrantsCommand::failed(const Error &error) const
{
    if (m_console.interrupted()) {
        m_console.message(CliText::tr("Interrupted."));
        return kExitInterrupted;
    }
    m_console.message(error.message);
    return kExitIo;
}

} // namespace kubewake
