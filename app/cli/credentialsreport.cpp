// SPDX-License-Identifier: Apache-2.0
#include "app/cli/credentialsreport.h"

#include "app/cli/tableprinter.h"
#include "model/credentials/credentiallabels.h"

namespace kubewake {
namespace {

Result<void> writeCredentialTable(const CredentialLineage &lineage, ByteSink &sink,
                                  std::size_t maximumWidth)
{
    TablePrinter table(sink,
                       {"REQUESTS", "CREDENTIAL", "FINDINGS", "ORIGIN", "MADE", "BY", "FROM", "FOR",
                        "BOUND TO", "USERS", "ADDRESSES", "FIRST", "LAST", "QUERY"},
                       maximumWidth);
    Result<void> done;
    for (std::size_t i = 0; done && i < lineage.credentials.size(); ++i) {
        const Credential &credential = lineage.credentials[i];
        const CredentialOrigin &origin = credential.origin;
        const CredentialUses &uses = credential.uses;
        done = table.add({std::to_string(uses.requests), credentialName(credential).toStdString(),
                          findingsText(credential).toStdString(), originText(origin).toStdString(),
                          formatTimestampUtc(origin.time), madeByText(origin).toStdString(),
                          origin.address, origin.issuedFor,
                          boundText(credential.bound).toStdString(), usersText(uses).toStdString(),
                          addressesText(uses).toStdString(), formatTimestampUtc(uses.first),
                          formatTimestampUtc(uses.last), credential.kql.toStdString()});
    }
    return done ? table.finish() : done;
}

Result<void> writeImpersonations(const CredentialLineage &lineage, ByteSink &sink,
                                 std::size_t maximumWidth)
{
    TablePrinter table(sink,
                       {"REQUESTS", "USER", "AS", "REFUSED", "ADDRESSES", "FIRST", "LAST",
                        "CREDENTIALS", "MADE", "QUERY"},
                       maximumWidth);
    Result<void> done;
    for (std::size_t i = 0; done && i < lineage.impersonations.size(); ++i) {
        const Impersonation &one = lineage.impersonations[i];
        done = table.add({std::to_string(one.uses.requests), one.user, one.as,
                          std::to_string(one.uses.refused), addressesText(one.uses).toStdString(),
                          formatTimestampUtc(one.uses.first), formatTimestampUtc(one.uses.last),
                          valuesText(one.credentials, one.credentials.size()).toStdString(),
                          valuesText(one.minted, one.minted.size()).toStdString(),
                          one.kql.toStdString()});
    }
    return done ? table.finish() : done;
}

Result<void> writeCount(const QString &what, const Counted &counted, ByteSink &sink)
{
    if (counted.count == 0)
        return {};
    const QString line =
        QStringLiteral("\n%1: %2\n  %3\n").arg(what).arg(counted.count).arg(counted.filter);
    return sink.write(line.toStdString());
}

} // namespace

Result<void> writeCredentials(const CredentialLineage &lineage, ByteSink &sink,
                              std::size_t maximumWidth)
{
    Result<void> done = writeCredentialTable(lineage, sink, maximumWidth);
    if (done && !lineage.impersonations.empty()) {
        done = sink.write("\n");
        if (done)
            done = writeImpersonations(lineage, sink, maximumWidth);
    }
    if (done)
        done = writeCount(untraceableText(), lineage.untraceable, sink);
    return done ? writeCount(anonymousText(), lineage.anonymous, sink) : done;
}

} // namespace kubewake
