// SPDX-License-Identifier: Apache-2.0
#include "app/cli/credentialscommand.h"

#include "app/cli/clitext.h"
#include "app/cli/credentialsreport.h"
#include "app/cli/outputtarget.h"

#include <QCommandLineParser>

namespace kubewake {

CredentialsCommand::CredentialsCommand(const Console &console)
    : ReportCommand(console, QStringLiteral("credentials"))
{
}

void CredentialsCommand::describe(QCommandLineParser &parser) const
{
    parser.setApplicationDescription(
        CliText::tr("Prints which tokens and certificates were used: how each came to be, by whom "
                    "and from where it was used, what is odd about that, and who acted as whom. "
                    "Each with the filter that asks for the same requests."));
    parser.addPositionalArgument(QStringLiteral("credentials"),
                                 CliText::tr("PATH: files, folders or archives; `-` is standard "
                                             "input."),
                                 QStringLiteral("credentials PATH…"));
}

QString CredentialsCommand::queryDescription() const
{
    return CliText::tr("Only credentials that requests which this filter matches used or made.");
}

Result<void> CredentialsCommand::print(const EventSnapshot &snapshot, const RowBitmap &rows,
                                       OutputTarget &output, std::size_t width) const
{
    const auto lineage = credentialLineage(snapshot, rows, control());
    if (!lineage)
        return tl::unexpected(lineage.error());
    const Result<void> done = isJson() ? output.write(credentialsJson(*lineage))
                                       : writeCredentials(*lineage, output, width);
    if (lineage->leftOutRequests > 0)
        console().message(
            CliText::tr("There are too many credentials; requests whose credential is not listed: "
                        "%1")
                .arg(lineage->leftOutRequests));
    if (lineage->leftOutImpersonations > 0)
        console().message(CliText::tr("There are too many impersonations; requests whose "
                                      "impersonation is not listed: %1")
                              .arg(lineage->leftOutImpersonations));
    return done;
}

} // namespace kubewake
