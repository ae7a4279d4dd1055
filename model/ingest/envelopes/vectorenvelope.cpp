// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/vectorenvelope.h"

#include "model/ingest/envelopes/wrappedmessage.h"
#include "model/ingest/envelopes/wrappedtime.h"

namespace kubewake {

bool VectorEnvelope::unwrap(const WrappedRecord &record, EventSink &sink) const
{
    const JsonObjectView &members = record.members;
    const std::string_view message = members["message"];
    if (members.string("source_type").empty()
        || !(inJsonString(message).data() != nullptr || message.starts_with('{')))
        return false;
    addMessage(record, message, {clusterIn(members), wrappedTime(members["timestamp"])},
               "other line in Vector", sink);
    return true;
}

} // namespace kubewake
