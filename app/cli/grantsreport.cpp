// SPDX-License-Identifier: Apache-2.0
#include "app/cli/grantsreport.h"

#include "app/cli/tableprinter.h"
#include "model/grants/grantlabels.h"

namespace kubewake {

Result<void> writeGrants(const std::vector<GrantUse> &uses, ByteSink &sink,
                         std::size_t maximumWidth)
{
    TablePrinter table(
        sink,
        {"REQUESTS", "BINDING", "ROLE", "SUBJECT", "USERS", "FIRST", "LAST", "OPERATIONS", "QUERY"},
        maximumWidth);
    Result<void> done;
    for (std::size_t i = 0; done && i < uses.size(); ++i) {
        const GrantUse &use = uses[i];
        const GrantActivity &activity = use.activity;
        done = table.add({std::to_string(activity.requests), bindingText(use).toStdString(),
                          roleText(use).toStdString(), subjectText(use).toStdString(),
                          usersText(activity).toStdString(), formatTimestampUtc(activity.first),
                          formatTimestampUtc(activity.last), operationsText(activity).toStdString(),
                          use.kql.toStdString()});
    }
    return done ? table.finish() : done;
}

Result<void> writeRbacChanges(const std::vector<RbacChange> &changes, ByteSink &sink,
                              std::size_t maximumWidth)
{
    TablePrinter table(sink,
                       {"TIME", "USER", "CHANGE", "OBJECT", "USES", "FIRST USE AFTER", "USERS",
                        "OPERATIONS", "WHAT", "QUERY"},
                       maximumWidth);
    Result<void> done;
    for (std::size_t i = 0; done && i < changes.size(); ++i) {
        const RbacChange &change = changes[i];
        done = table.add(
            {formatTimestampUtc(change.time), change.user, changeText(change.change).toStdString(),
             rbacObjectText(change.object).toStdString(), std::to_string(change.uses.requests),
             delayText(change).toStdString(), usersText(change.uses).toStdString(),
             operationsText(change.uses).toStdString(), fieldsText(change).toStdString(),
             change.kql.toStdString()});
    }
    return done ? table.finish() : done;
}

} // namespace kubewake
