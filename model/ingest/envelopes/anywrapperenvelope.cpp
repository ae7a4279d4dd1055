// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/anywrapperenvelope.h"

#include "model/ingest/envelopes/wrappedmessage.h"
#include "model/ingest/envelopes/wrappedtime.h"

namespace kubewake {
namespace {

bool isEventObject(const JsonObjectView &object)
{
    return (object.has("auditID") && object.has("stage"))
        || (object.string("kind") == "EventList" && object["items"].starts_with('['));
}

// Members with escaped quotes around their names, so this is JSON in a string.
bool isEventText(std::string_view escaped)
{
    return escaped.find("auditID\\") != std::string_view::npos
        && escaped.find("stage\\") != std::string_view::npos;
}

bool isEventList(std::string_view array)
{
    if (array.find("auditID") == std::string_view::npos)
        return false;
    const auto elements = jsonElements(array);
    return !elements.empty() && isEventObject(JsonObjectView(elements[0]));
}

// What holds events in a member, or in the members of it as far as `depth` goes.
void find(std::string_view value, int depth, std::vector<std::string_view> &found)
{
    if (value.starts_with('"')) {
        if (isEventText(inJsonString(value)))
            found.push_back(value);
    } else if (value.starts_with('[')) {
        if (isEventList(value))
            found.push_back(value);
    } else if (value.starts_with('{')) {
        const JsonObjectView object(value);
        if (isEventObject(object)) {
            found.push_back(value);
        } else if (depth > 0) {
            for (const JsonObjectView::Member &member : object.members())
                find(member.value, depth - 1, found);
        }
    }
}

std::string_view timeOf(const JsonObjectView &members)
{
    for (const std::string_view name : {"@timestamp", "timestamp", "time", "_time", "date"}) {
        if (members.has(name))
            return members[name];
    }
    return {};
}

} // namespace

bool AnyWrapperEnvelope::unwrap(const WrappedRecord &record, EventSink &sink) const
{
    std::vector<std::string_view> found;
    for (const JsonObjectView::Member &member : record.members.members())
        find(member.value, 1, found);
    if (found.size() != 1)
        return false;
    sink.addValue(found[0], record.placeOf(found[0]),
                  {clusterIn(record.members), wrappedTime(timeOf(record.members))});
    return true;
}

} // namespace kubewake
