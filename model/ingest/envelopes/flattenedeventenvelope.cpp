// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/flattenedeventenvelope.h"

#include "model/ingest/envelopes/wrappedmessage.h"
#include "model/ingest/envelopes/wrappedtime.h"
#include "model/ingest/flatevent.h"

namespace kubewake {
namespace {

bool rebuild(const JsonObjectView &record, RebuiltEvent &event)
{
    return rebuildEvent(record, {{}, true, false}, event);
}

} // namespace

bool FlattenedEventEnvelope::unwrap(const WrappedRecord &record, EventSink &sink) const
{
    if (!isFlattenedEvent(record.members))
        return false;
    RebuiltEvent event;
    const std::string_view time =
        record.members[record.members.has("_time") ? "_time" : "@timestamp"];
    if (!rebuild(record.members, event))
        sink.reject(record.text, record.place, event.reason);
    else if (!sink.addConverted(event.json, record.place, record.text.size(),
                                {clusterIn(record.members), wrappedTime(time)}, event.flags))
        sink.reject(record.text, record.place, sink.reason());
    return true;
}

bool FlattenedEventEnvelope::convert(const JsonObjectView &record, std::string &json) const
{
    RebuiltEvent event;
    if (!isFlattenedEvent(record) || !rebuild(record, event))
        return false;
    json += event.json;
    return true;
}

} // namespace kubewake
