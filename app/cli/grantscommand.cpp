// SPDX-License-Identifier: Apache-2.0
#include "app/cli/grantscommand.h"

#include "app/cli/clitext.h"
#include "app/cli/grantsreport.h"
#include "app/cli/outputtarget.h"
#include "model/grants/leastprivilege.h"
#include "model/query/kql.h"

#include <QCommandLineParser>

namespace kubewake {
namespace {

const QString kLeastPrivilege = QStringLiteral("least-privilege");

} // namespace

GrantsCommand::GrantsCommand(const Console &console)
    : ReportCommand(console, QStringLiteral("grants"))
{
}

void GrantsCommand::describe(QCommandLineParser &parser) const
{
    parser.setApplicationDescription(
        CliText::tr("Prints which binding, role and subject allowed the requests, each with the "
                    "filter that asks for the same requests."));
    parser.addPositionalArgument(QStringLiteral("grants"),
                                 CliText::tr("PATH: files, folders or archives; `-` is standard "
                                             "input."),
                                 QStringLiteral("grants PATH…"));
    parser.addOption({QStringLiteral("changes"),
                      CliText::tr("Print each change of a role or binding instead, and what it was "
                                  "used for until the next change.")});
    parser.addOption({kLeastPrivilege,
                      CliText::tr("Print the smallest roles and bindings (YAML) that allow what "
                                  "this user or service account did."),
                      QStringLiteral("USER")});
}

QString GrantsCommand::queryDescription() const
{
    return CliText::tr("Only requests that this filter matches; with --changes only changes that "
                       "it matches.");
}

Result<void> GrantsCommand::readOptions(const QCommandLineParser &parser)
{
    m_changes = parser.isSet(QStringLiteral("changes"));
    m_user = parser.value(kLeastPrivilege);
    if (parser.isSet(kLeastPrivilege) && m_user.isEmpty())
        return failure(CliText::tr("--least-privilege takes the name of a user or service account "
                                   "as the log has it."));
    if (parser.isSet(kLeastPrivilege) && (m_changes || parser.isSet(QStringLiteral("format"))))
        return failure(CliText::tr("--least-privilege prints YAML; it goes without --changes and "
                                   "--format."));
    return {};
}

Result<void> GrantsCommand::print(const EventSnapshot &snapshot, const RowBitmap &rows,
                                  OutputTarget &output, std::size_t width) const
{
    if (!m_user.isEmpty())
        return printLeastPrivilege(snapshot, rows, output);
    return m_changes ? printChanges(snapshot, rows, output, width)
                     : printUses(snapshot, rows, output, width);
}

Result<void> GrantsCommand::printUses(const EventSnapshot &snapshot, const RowBitmap &rows,
                                      OutputTarget &output, std::size_t width) const
{
    auto uses = grantUses(snapshot, rows, control());
    if (!uses)
        return tl::unexpected(uses.error());
    for (GrantUse &use : *uses)
        use.kql = kqlAnd(queryText(), use.kql);
    return isJson() ? output.write(grantsJson(*uses)) : writeGrants(*uses, output, width);
}

Result<void> GrantsCommand::printChanges(const EventSnapshot &snapshot, const RowBitmap &rows,
                                         OutputTarget &output, std::size_t width) const
{
    const auto changes = rbacChanges(snapshot, rows, control());
    if (!changes)
        return tl::unexpected(changes.error());
    return isJson() ? output.write(rbacChangesJson(*changes))
                    : writeRbacChanges(*changes, output, width);
}

Result<void> GrantsCommand::printLeastPrivilege(const EventSnapshot &snapshot,
                                                const RowBitmap &rows, OutputTarget &output) const
{
    const auto access = requiredAccess(snapshot, rows, m_user.toStdString(), control());
    if (!access)
        return tl::unexpected(access.error());
    if (access->requests == 0)
        console().message(CliText::tr("No authorized request by `%1` was found.").arg(m_user));
    return output.write(leastPrivilegeYaml(*access));
}

} // namespace kubewake
