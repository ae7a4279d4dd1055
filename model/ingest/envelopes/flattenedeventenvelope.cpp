// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/flattenedeventenvelope.h"

#include "model/ingest/envelopes/flattableenvelope.h"
#include "model/ingest/envelopes/wrappedmessage.h"
#include "model/ingest/envelopes/wrappedtime.h"
#include "model/ingest/flatevent.h"

namespace kubewake {
namespace {

bool rebuild(const JsonObjectView &record, RebuiltEvent &event)
{
    return rebuildEvent(record, {{}, true, false}, event);
}

// The object that a row of JSON would be, without what is null.
std::string objectOf(const TableRow &row)
{
    std::string json = "{";
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row.raw(i) != "null")
            json.append(json.size() > 1 ? ",\"" : "\"")
                .append(row.columns().names()[i])
                .append("\":")
                .append(row.raw(i));
    }
    return json + '}';
}

void add(const JsonObjectView &members, std::string_view text, const RecordPlace &place,
         EventSink &sink)
{
    RebuiltEvent event;
    const std::string_view time = members[members.has("_time") ? "_time" : "@timestamp"];
    if (!rebuild(members, event))
        sink.reject(text, place, event.reason);
    else if (!sink.addConverted(event.json, place, text.size(),
                                {clusterIn(members), wrappedTime(time)}, event.flags))
        sink.reject(text, place, sink.reason());
}

} // namespace

bool FlattenedEventEnvelope::unwrap(const WrappedRecord &record, EventSink &sink) const
{
    if (!isFlattenedEvent(record.members))
        return false;
    add(record.members, record.text, record.place, sink);
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

Envelope::TableUse FlattenedEventEnvelope::useOf(const TableColumns &columns) const
{
    return FlatColumns().areIn(columns) ? TableUse::Rows : TableUse::None;
}

void FlattenedEventEnvelope::unwrapRow(const TableRow &row, EventSink &sink) const
{
    const std::string object = objectOf(row);
    add(JsonObjectView(object), row.text(), row.place(), sink);
}

bool FlattenedEventEnvelope::convertRow(const TableRow &row, std::string &json) const
{
    const std::string object = objectOf(row);
    RebuiltEvent event;
    if (!rebuild(JsonObjectView(object), event))
        return false;
    json += event.json;
    return true;
}

} // namespace kubewake
