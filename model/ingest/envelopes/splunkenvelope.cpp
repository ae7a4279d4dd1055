// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/splunkenvelope.h"

#include "model/ingest/envelopes/wrappedmessage.h"
#include "model/ingest/envelopes/wrappedtime.h"

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

constexpr std::string_view kOther = "other event in Splunk";
// A search that still runs shows rows that it gives again.
constexpr std::string_view kPreview = "preview of a Splunk search";

void addRow(const WrappedRecord &record, std::string_view text, const JsonObjectView &row,
            EventSink &sink)
{
    const RecordContext context {clusterIn(row), wrappedTime(row["_time"])};
    const std::string_view raw = row["_raw"];
    if (raw.data() != nullptr)
        addMessage(record, raw, context, kOther, sink);
    else if (row.has("auditID") && text.data() != record.text.data())
        sink.addValue(text, record.placeOf(text), context);
    else
        sink.addOther(kOther);
}

// {"time":…,"host":…,"source":…,"sourcetype":…,"index":…,"fields":{…},"event":…}, and no more.
bool isCollected(const JsonObjectView &members)
{
    constexpr std::array<std::string_view, 7> kNames {"time",  "host",   "source", "sourcetype",
                                                      "index", "fields", "event"};
    return members.has("event") && members.members().size() > 1
        && std::ranges::all_of(members.members(), [&](const JsonObjectView::Member &member) {
               return std::ranges::find(kNames, member.key) != kNames.end();
           });
}

} // namespace

bool SplunkEnvelope::unwrap(const WrappedRecord &record, EventSink &sink) const
{
    const JsonObjectView &members = record.members;
    const std::string_view result = members["result"];
    if (members.has("preview") && (result.starts_with('{') || members.has("lastrow"))) {
        if (members["preview"] == "true")
            sink.addOther(kPreview);
        else if (result.data() == nullptr)
            sink.addOther("end of a Splunk search");
        else
            addRow(record, result, JsonObjectView(result), sink);
        return true;
    }
    const bool inResults = record.list.has("preview") && record.list.has("init_offset");
    if (inResults && record.list["preview"] == "true") {
        sink.addOther(kPreview);
        return true;
    }
    if (inJsonString(members["_raw"]).data() != nullptr || (inResults && !members.has("auditID"))) {
        addRow(record, record.text, members, sink);
        return true;
    }
    if (!isCollected(members))
        return false;
    addMessage(record, members["event"],
               {clusterIn(members.object("fields")), wrappedTime(members["time"])}, kOther, sink);
    return true;
}

} // namespace kubewake
