// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/rancherenvelope.h"

namespace kubewake {

bool RancherEnvelope::unwrap(const WrappedRecord &record, EventSink &sink) const
{
    if (!isRancherRecord(record.members))
        return false;
    sink.addOther(name());
    return true;
}

bool isRancherRecord(const JsonObjectView &members)
{
    if (members.has("kind") || members.has("apiVersion") || !members.has("auditID")
        || !members.has("requestURI"))
        return false;
    const JsonObjectView user = members.object("user");
    const bool userOfRancher = (user.has("name") || user.has("group")) && !user.has("username");
    if (members.has("stage") || members.has("verb")) // the older form
        return userOfRancher;
    return members.has("method")
        && (userOfRancher || members.has("requestTimestamp") || members.has("responseTimestamp")
            || members.has("responseCode"));
}

} // namespace kubewake
