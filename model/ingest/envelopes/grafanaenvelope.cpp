// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/grafanaenvelope.h"

#include "model/ingest/envelopes/wrappedmessage.h"
#include "model/ingest/envelopes/wrappedtime.h"

namespace kubewake {
namespace {

constexpr std::string_view kOther = "other line in Loki";
constexpr std::string_view kNoLine = "no line of Loki in its place";

bool isString(std::string_view value)
{
    return inJsonString(value).data() != nullptr;
}

// {"stream":{labels},"values":[["nanoseconds","line",…],…]}
bool isStream(const JsonObjectView &stream)
{
    return stream["stream"].starts_with('{') && stream["values"].starts_with('[');
}

void addStream(const WrappedRecord &record, const JsonObjectView &stream, EventSink &sink)
{
    const std::string_view cluster = clusterIn(stream.object("stream"));
    for (const std::string_view value : jsonElements(stream["values"])) {
        const std::vector<std::string_view> entry = jsonElements(value);
        if (entry.size() < 2 || !isString(entry[1]))
            sink.reject(value, record.placeOf(value), kNoLine);
        else
            addMessage(record, entry[1], {cluster, wrappedTime(entry[0])}, kOther, sink);
    }
}

bool addStreams(const WrappedRecord &record, std::string_view streams, EventSink &sink)
{
    if (!streams.starts_with('['))
        return false;
    for (const std::string_view element : jsonElements(streams)) {
        const JsonObjectView stream(element);
        if (isStream(stream))
            addStream(record, stream, sink);
        else
            sink.reject(element, record.placeOf(element), "no stream of Loki");
    }
    return true;
}

} // namespace

bool GrafanaEnvelope::unwrap(const WrappedRecord &record, EventSink &sink) const
{
    const JsonObjectView &members = record.members;
    if (isString(members["line"]) && members.has("timestamp")) {
        const std::string_view labels = members[members.has("labels") ? "labels" : "fields"];
        if (!labels.starts_with('{'))
            return false;
        addMessage(record, members["line"],
                   {clusterIn(JsonObjectView(labels)), wrappedTime(members["timestamp"])}, kOther,
                   sink);
        return true;
    }
    if (isStream(members)) {
        addStream(record, members, sink);
        return true;
    }
    const JsonObjectView data = members.object("data");
    if (!data.has("resultType") || !data.has("result"))
        return false;
    if (data.string("resultType") == "streams")
        return addStreams(record, data["result"], sink);
    sink.addOther("metrics in Loki or Prometheus");
    return true;
}

} // namespace kubewake
