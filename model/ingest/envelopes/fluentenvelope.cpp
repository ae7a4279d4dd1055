// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/fluentenvelope.h"

#include "model/ingest/envelopes/wrappedmessage.h"
#include "model/ingest/envelopes/wrappedtime.h"

#include <algorithm>

namespace kubewake {
namespace {

constexpr std::string_view kOther = "other line in Fluent Bit or Fluentd";

// `kubernetes` as the filter of either writes it.
bool isOfPod(const JsonObjectView &kubernetes)
{
    return kubernetes.has("pod_name") || kubernetes.has("namespace_name")
        || kubernetes.has("container_name");
}

// {"log":…,"stream":…,"time":…} alone is a line of Docker.
bool isRecord(const JsonObjectView &members)
{
    if (isOfPod(members.object("kubernetes")))
        return members.has("log") || members.has("message");
    return members.has("log")
        && (members.has("@timestamp") || members.has("date") || members.has("tag")
            || members.has("log_processed"));
}

// The object that a line was parsed to, under whatever key.
std::string_view parsedLine(const JsonObjectView &members)
{
    const auto &all = members.members();
    const auto found = std::ranges::find_if(all, [](const JsonObjectView::Member &member) {
        return member.value.starts_with('{') && JsonObjectView(member.value).has("auditID");
    });
    return found == all.end() ? std::string_view() : found->value;
}

std::string_view timeOf(const JsonObjectView &members)
{
    for (const std::string_view name : {"@timestamp", "date", "time"}) {
        if (members.has(name))
            return members[name];
    }
    return {};
}

} // namespace

bool FluentEnvelope::unwrap(const WrappedRecord &record, EventSink &sink) const
{
    const JsonObjectView &members = record.members;
    if (!isRecord(members))
        return false;
    std::string_view cluster = clusterIn(members);
    if (cluster.empty())
        cluster = clusterIn(members.object("kubernetes"));
    const RecordContext context {cluster, wrappedTime(timeOf(members))};
    const std::string_view line = members[members.has("log") ? "log" : "message"];
    const std::string_view parsed = parsedLine(members);
    const bool isText = inJsonString(line).data() != nullptr;
    // The text is the original, unless it was cut off.
    if (parsed.data() != nullptr
        && !(isText && mayHoldEvents(line) && endsWithBrace(inJsonString(line))))
        sink.addValue(parsed, record.placeOf(parsed), context);
    else if (isText)
        addMessage(record, line, context, kOther, sink);
    else if (mayHoldEvents(record.text))
        return false;
    else
        sink.addOther(kOther);
    return true;
}

} // namespace kubewake
