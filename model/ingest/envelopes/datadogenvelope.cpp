// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/datadogenvelope.h"

#include "model/ingest/envelopes/wrappedmessage.h"
#include "model/ingest/envelopes/wrappedtime.h"
#include "model/store/column.h"

#include <utility>

namespace kubewake {
namespace {

constexpr std::string_view kOther = "other log in Datadog";

// Of the API v1: {"id":…,"content":{"timestamp":…,"tags":[…],"attributes":{…},"message":…}}
bool isContent(const JsonObjectView &members)
{
    if (inJsonString(members["id"]).data() == nullptr || !members["content"].starts_with('{'))
        return false;
    const JsonObjectView content = members.object("content");
    return content.has("timestamp") && (content.has("attributes") || content.has("message"))
        && (content.has("tags") || content.has("service") || content.has("host"));
}

bool isRecord(const JsonObjectView &members)
{
    if (isContent(members))
        return true;
    return members["attributes"].starts_with('{')
        && (members.string("type") == "log" || members.has("_id")
            || (members.has("date") && members.has("service")));
}

// In the API, the object with `message`, `tags`, `timestamp` and the attributes of the log.
JsonObjectView outerOf(const JsonObjectView &record)
{
    return record.object(isContent(record) ? "content" : "attributes");
}

// In an archive there is no other object around them.
JsonObjectView attributesOf(const JsonObjectView &record)
{
    const JsonObjectView outer = outerOf(record);
    return outer["attributes"].starts_with('{') ? outer.object("attributes") : outer;
}

std::string_view clusterOf(std::string_view tags)
{
    for (const std::string_view element : jsonElements(tags)) {
        const std::string_view tag = inJsonString(element);
        for (const std::string_view name : {"kube_cluster_name:", "cluster_name:"}) {
            if (tag.starts_with(name) && tag.find('\\') == std::string_view::npos)
                return tag.substr(name.size());
        }
    }
    return {};
}

std::string_view first(std::string_view value, std::string_view otherwise)
{
    return value.data() != nullptr ? value : otherwise;
}

// Whole, so that nothing of it gets lost.
bool isEvent(const JsonObjectView &attributes)
{
    if (!attributes.isWhole() || !attributes.has("auditID"))
        return false;
    for (const std::string_view name : {"http", "usr", "network"}) {
        if (attributes[name].starts_with('{') && !attributes.object(name).isWhole())
            return false;
    }
    return true;
}

class Restorer
{
public:
    explicit Restorer(const JsonObjectView &attributes)
        : m_attributes(attributes)
        , m_http(attributes.object("http"))
        , m_usr(attributes.object("usr"))
    {
    }

    std::string json(std::uint32_t &flags)
    {
        for (const auto &[key, value] : m_attributes.members()) {
            if (!isOfPipeline(key) && key != "user" && key != "responseStatus")
                add(key, value);
        }
        addInner("user", "username", first(m_usr["id"], m_usr["name"]));
        addInner("responseStatus", "code", numeral(m_http["status_code"]));
        addMoved("verb", m_http["method"]);
        addMoved("userAgent", m_http["useragent"]);
        addUri(flags);
        const std::string_view ip = m_attributes.object("network").object("client")["ip"];
        if (ip.starts_with('"'))
            addMoved("sourceIPs", '[' + std::string(ip) + ']');
        else
            addMoved("sourceIPs", ip);
        return m_json + '}';
    }

private:
    static bool isOfPipeline(std::string_view key)
    {
        return key == "http" || key == "usr" || key == "network";
    }

    static std::string_view numeral(std::string_view value)
    {
        const std::string_view text = inJsonString(value);
        return text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos
            ? value
            : text;
    }

    void add(std::string_view key, std::string_view value)
    {
        m_json.append(1, std::exchange(m_separator, ',')).append(1, '"').append(key);
        m_json.append("\":").append(value);
    }

    void addMoved(std::string_view key, std::string_view value)
    {
        if (value.data() != nullptr && !m_attributes.has(key))
            add(key, value);
    }

    // A member of an object, which may be gone with it.
    void addInner(std::string_view key, std::string_view inner, std::string_view value)
    {
        const std::string_view whole = m_attributes[key];
        const JsonObjectView object(whole);
        if (value.data() == nullptr || object.has(inner)
            || (whole.data() != nullptr && !object.isWhole())) {
            if (whole.data() != nullptr)
                add(key, whole);
            return;
        }
        std::string text = "{\"";
        text.append(inner).append("\":").append(value);
        for (const auto &[name, member] : object.members())
            text.append(",\"").append(name).append("\":").append(member);
        add(key, text + '}');
    }

    // The path is a part of it.
    void addUri(std::uint32_t &flags)
    {
        const std::string_view url = m_http["url"];
        if (inJsonString(url).starts_with('/'))
            return addMoved("requestURI", url);
        const std::string_view path = m_http.object("url_details")["path"];
        if (path.data() != nullptr && !m_attributes.has("requestURI"))
            flags |= kUriInferred;
        addMoved("requestURI", path);
    }

    const JsonObjectView &m_attributes;
    JsonObjectView m_http;
    JsonObjectView m_usr;
    std::string m_json;
    char m_separator = '{';
};

} // namespace

bool DatadogEnvelope::unwrap(const WrappedRecord &record, EventSink &sink) const
{
    const JsonObjectView &members = record.members;
    if (!isRecord(members))
        return false;
    const JsonObjectView outer = outerOf(members);
    const std::string_view cluster = clusterOf(first(members["tags"], outer["tags"]));
    const RecordContext context {cluster, wrappedTime(first(members["date"], outer["timestamp"]))};
    const JsonObjectView attributes = attributesOf(members);
    if (isEvent(attributes)) {
        std::uint32_t flags = 0;
        const std::string json = Restorer(attributes).json(flags);
        if (!sink.addConverted(json, record.place, record.text.size(), context, flags))
            sink.reject(record.text, record.place, sink.reason());
        return true;
    }
    const std::string_view message = first(members["message"], outer["message"]);
    if (mayHoldEvents(message))
        sink.addValue(message, record.placeOf(message), context);
    else if (mayHoldEvents(record.text))
        return false;
    else
        sink.addOther(kOther);
    return true;
}

bool DatadogEnvelope::convert(const JsonObjectView &record, std::string &json) const
{
    const JsonObjectView attributes = attributesOf(record);
    if (!isRecord(record) || !isEvent(attributes))
        return false;
    std::uint32_t flags = 0;
    json += Restorer(attributes).json(flags);
    return true;
}

} // namespace kubewake
