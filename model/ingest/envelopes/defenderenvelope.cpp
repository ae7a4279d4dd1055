// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/defenderenvelope.h"

#include "model/core/jsonescape.h"
#include "model/core/utf8.h"
#include "model/ingest/clusterlabel.h"
#include "model/ingest/envelopes/eventjson.h"
#include "model/ingest/envelopes/wrappedtime.h"
#include "model/ingest/eventmembers.h"

#include <algorithm>
#include <array>
#include <span>

namespace kubewake {
namespace {

constexpr std::string_view kTable = "AdvancedHunting-CloudAuditEvents";
constexpr std::string_view kAnyTable = "AdvancedHunting-";

using Names = std::span<const std::string_view>;

// As the API server writes them. What is not among them only gets a small first letter.
constexpr auto kEventNames = [] {
    std::array<std::string_view, kEventMembers.size()> names;
    std::ranges::transform(kEventMembers, names.begin(), &EventMember::name);
    return names;
}();
constexpr std::array<std::string_view, 4> kUserNames {"username", "uid", "groups", "extra"};
constexpr std::array<std::string_view, 8> kObjectNames {
    "resource",   "namespace",       "name",       "uid", "apiGroup",
    "apiVersion", "resourceVersion", "subresource"};
constexpr std::array<std::string_view, 8> kStatusNames {
    "kind", "apiVersion", "metadata", "status", "message", "reason", "details", "code"};

std::string nameOf(std::string_view key, Names names)
{
    const auto known = std::ranges::find_if(
        names, [key](std::string_view name) { return equalsIgnoringAsciiCase(name, key); });
    if (known != names.end())
        return std::string(*known);
    std::string name(key);
    if (!name.empty() && name.front() >= 'A' && name.front() <= 'Z')
        name.front() = static_cast<char>(name.front() - 'A' + 'a');
    return name;
}

// Of the members of these, the names are known; those in others are data.
Names namesIn(std::string_view member)
{
    if (member == "user" || member == "impersonatedUser")
        return kUserNames;
    if (member == "objectRef")
        return kObjectNames;
    if (member == "responseStatus")
        return kStatusNames;
    return {};
}

void addMember(EventJson &event, const std::string &name, std::string_view value)
{
    const Names names = namesIn(name);
    const JsonObjectView object(value);
    if (names.empty() || !object.isWhole()) {
        event.addValue(name, value);
        return;
    }
    event.open(name);
    for (const JsonObjectView::Member &member : object.members())
        event.addValue(nameOf(member.key, names), member.value);
    event.close();
}

// RawEventData is an object, or a string with one.
std::string rawEventOf(const JsonObjectView &record)
{
    const std::string_view raw = record.object("properties")["RawEventData"];
    const std::string_view text = inJsonString(raw);
    return text.data() == nullptr ? std::string(raw) : unescapedText(text);
}

std::string_view valueOf(const JsonObjectView &object, std::string_view name)
{
    const auto found = std::ranges::find_if(object.members(), [name](const auto &member) {
        return equalsIgnoringAsciiCase(member.key, name);
    });
    return found == object.members().end() ? std::string_view() : found->value;
}

bool appendEvent(const JsonObjectView &raw, std::string &json)
{
    if (!raw.isWhole() || valueOf(raw, "auditID").empty())
        return false;
    const std::string_view version = inJsonString(valueOf(raw, "apiVersion"));
    EventJson event(json, version.empty() ? "audit.k8s.io/v1" : version);
    for (const JsonObjectView::Member &member : raw.members()) {
        const std::string name = nameOf(member.key, kEventNames);
        if (name != "kind" && name != "apiVersion")
            addMember(event, name, member.value);
    }
    event.end();
    return true;
}

bool isOfTables(const JsonObjectView &record)
{
    return record.string("category").starts_with(kAnyTable) && record.has("properties");
}

} // namespace

bool DefenderEnvelope::unwrap(const WrappedRecord &record, EventSink &sink) const
{
    if (!isOfTables(record.members))
        return false;
    const std::string_view table = record.members.string("category");
    const std::string raw = rawEventOf(record.members);
    const JsonObjectView event(raw);
    if (table == kTable && raw.starts_with('{') && !event.isWhole()) {
        sink.reject(record.text, record.place, "damaged JSON in RawEventData");
        return true;
    }
    std::string json;
    if (table != kTable || !appendEvent(event, json)) {
        sink.addOther(unescapedText(table));
        return true;
    }
    const JsonObjectView properties = record.members.object("properties");
    std::string cluster = clusterOfAzureResource(unescapedText(properties.string("ResourceId")));
    if (cluster.empty())
        cluster = clusterOfAzureResource(unescapedText(properties.string("AzureResourceId")));
    if (!sink.addConverted(json, record.place, record.text.size(),
                           {cluster, wrappedTime(record.members["time"])}))
        sink.reject(record.text, record.place, sink.reason());
    return true;
}

bool DefenderEnvelope::convert(const JsonObjectView &record, std::string &json) const
{
    return isOfTables(record) && record.string("category") == kTable
        && appendEvent(JsonObjectView(rawEventOf(record)), json);
}

} // namespace kubewake
