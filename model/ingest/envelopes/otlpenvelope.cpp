// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/otlpenvelope.h"

#include "model/core/jsonescape.h"
#include "model/ingest/envelopes/eventjson.h"
#include "model/ingest/envelopes/otlpvalue.h"
#include "model/ingest/envelopes/wrappedtime.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace kubewake {
namespace {

using Attributes = std::vector<std::pair<std::string_view, JsonObjectView>>;

constexpr std::string_view kPrefix = "k8s.audit.event.";
constexpr std::string_view kObjectPrefix = "k8s.audit.event.object_ref.";
constexpr std::string_view kAnnotationPrefix = "k8s.audit.event.annotation.";

Attributes attributesOf(const JsonObjectView &holder)
{
    Attributes attributes;
    for (const std::string_view element : jsonElements(holder["attributes"])) {
        const JsonObjectView attribute(element);
        attributes.emplace_back(attribute.string("key"), attribute.object("value"));
    }
    return attributes;
}

// The value of an attribute as JSON; nothing if there is none.
std::string valueOf(const Attributes &attributes, std::string_view key)
{
    const auto found = std::ranges::find(attributes, key, &Attributes::value_type::first);
    std::string json;
    if (found == attributes.end() || !appendOtlpValue(found->second, json))
        json.clear();
    return json;
}

void addObjectRef(EventJson &event, const Attributes &attributes)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kMembers {{
        {"resource", "resource"},
        {"namespace", "namespace"},
        {"name", "name"},
        {"apiGroup", "api_group"},
        {"apiVersion", "api_version"},
        {"subresource", "subresource"},
    }};
    event.open("objectRef");
    for (const auto &[member, attribute] : kMembers)
        event.addValue(member, valueOf(attributes, std::string(kObjectPrefix).append(attribute)));
    event.close();
}

void addAnnotations(EventJson &event, const Attributes &attributes)
{
    event.open("annotations");
    for (const auto &[key, value] : attributes) {
        std::string json;
        if (key.starts_with(kAnnotationPrefix) && appendOtlpValue(value, json))
            event.addValue(key.substr(kAnnotationPrefix.size()), json);
    }
    event.close();
}

// What attributes tell: neither the audit ID nor the times, the addresses and the bodies.
bool appendFromAttributes(const JsonObjectView &record, std::string &json)
{
    const Attributes attributes = attributesOf(record);
    const auto value = [&attributes](std::string_view key) {
        return valueOf(attributes, std::string(kPrefix).append(key));
    };
    const bool any = std::ranges::any_of(
        attributes, [](const auto &attribute) { return attribute.first.starts_with(kPrefix); });
    if (!any || value("request.uri").empty())
        return false;
    EventJson event(json);
    const std::string level = value("level");
    event.addValue("level", level == "\"default\"" ? std::string() : level);
    event.addValue("stage", value("stage"));
    event.addValue("requestURI", value("request.uri"));
    const std::string verb = value("request.verb");
    event.addValue("verb", verb.empty() ? value("verb") : verb);
    event.open("user");
    event.addValue("username", valueOf(attributes, "k8s.user.username"));
    event.addValue("groups", valueOf(attributes, "k8s.user.groups"));
    event.close();
    event.addValue("userAgent", value("user_agent"));
    if (!value("object_ref.resource").empty())
        addObjectRef(event, attributes);
    if (const std::string code = value("response.code"); !code.empty()) {
        event.open("responseStatus");
        event.addValue("code", code);
        event.close();
    }
    addAnnotations(event, attributes);
    event.end();
    return true;
}

bool isEventTree(const JsonObjectView &tree)
{
    return std::ranges::any_of(jsonElements(tree["values"]), [](std::string_view element) {
        return JsonObjectView(element).string("key") == "auditID";
    });
}

bool appendEvent(const JsonObjectView &record, std::string &json)
{
    const JsonObjectView body = record.object("body");
    if (isEventTree(body.object("kvlistValue")))
        return appendOtlpValue(body, json);
    return appendFromAttributes(record, json);
}

std::string otherSource(const Attributes &resource)
{
    for (const std::string_view key : {"openshift.log.source", "log_source", "service.name"}) {
        const std::string source = valueOf(resource, key);
        if (!source.empty())
            return "OpenTelemetry: " + unescapedText(inJsonString(source));
    }
    return "OpenTelemetry: other log";
}

void addLogRecord(const WrappedRecord &record, std::string_view text, const Attributes &resource,
                  const std::string &cluster, EventSink &sink)
{
    const JsonObjectView members(text);
    const std::string_view message = members.object("body")["stringValue"];
    MicrosecondsUtc time = wrappedTime(members["timeUnixNano"]);
    if (time == kNoTime)
        time = wrappedTime(members["observedTimeUnixNano"]);
    const RecordContext context {cluster, time};
    std::string json;
    if (message.find("auditID") != std::string_view::npos)
        sink.addValue(message, record.placeOf(message), context);
    else if (!appendEvent(members, json))
        sink.addOther(otherSource(resource));
    else if (!sink.addConverted(json, record.placeOf(text), text.size(), context))
        sink.reject(text, record.placeOf(text), sink.reason());
}

std::string clusterOf(const Attributes &resource)
{
    for (const std::string_view key : {"k8s.cluster.name", "openshift.cluster.uid",
                                       "openshift.cluster_id", "k8s.cluster.uid", "cluster.id"}) {
        const std::string cluster = unescapedText(inJsonString(valueOf(resource, key)));
        if (!cluster.empty())
            return cluster;
    }
    return {};
}

} // namespace

bool OtlpEnvelope::unwrap(const WrappedRecord &record, EventSink &sink) const
{
    if (!record.members["resourceLogs"].starts_with('['))
        return false;
    for (const std::string_view part : jsonElements(record.members["resourceLogs"])) {
        const JsonObjectView resourceLogs(part);
        const Attributes resource = attributesOf(resourceLogs.object("resource"));
        const std::string cluster = clusterOf(resource);
        for (const std::string_view scope : jsonElements(resourceLogs["scopeLogs"])) {
            const JsonObjectView members(scope);
            for (const std::string_view logRecord : jsonElements(members["logRecords"]))
                addLogRecord(record, logRecord, resource, cluster, sink);
        }
    }
    return true;
}

bool OtlpEnvelope::convert(const JsonObjectView &record, std::string &json) const
{
    return appendEvent(record, json); // no other record has such a body or such attributes
}

} // namespace kubewake
