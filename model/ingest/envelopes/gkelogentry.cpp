// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/gkelogentry.h"

#include "model/core/jsonescape.h"
#include "model/ingest/envelopes/eventjson.h"
#include "model/ingest/envelopes/gkeresource.h"
#include "model/ingest/envelopes/gkestatus.h"
#include "model/ingest/envelopes/wrappedtime.h"
#include "model/store/column.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kubewake {
namespace {

constexpr std::string_view kDecision = "authorization.k8s.io/decision";
constexpr std::string_view kReason = "authorization.k8s.io/reason";
constexpr std::string_view kCommand = "command.gke.io/command";
constexpr std::string_view kDryRunLabel = "command.gke.io/dryRun";

// BigQuery allows no dots and slashes in the names of its columns.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kTableLabels {{
    {"authorization_k8s_io_decision", kDecision},
    {"authorization_k8s_io_reason", kReason},
    {"command_gke_io_command", kCommand},
    {"command_gke_io_dryRun", kDryRunLabel},
}};

// `body` without the member that says which message of Google's it would be.
std::string withoutType(std::string_view body)
{
    const JsonObjectView object(body);
    if (!object.isWhole() || !object.has("@type"))
        return std::string(body);
    std::string json = "{";
    for (const JsonObjectView::Member &member : object.members()) {
        if (member.key == "@type")
            continue;
        if (json.size() > 1)
            json.push_back(',');
        json.append(1, '"').append(member.key).append("\":").append(member.value);
    }
    json.push_back('}');
    return json;
}

// The label is taken to have the words of the command with a space between them (no real one was
// at hand). They are told apart only
// where a shell would do the same; else the command column would show more quotes than words.
std::string commandQuery(std::string_view command)
{
    const bool plain = std::ranges::all_of(command, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || std::string_view(" -_./:=,@%+").find(c) != std::string_view::npos;
    });
    std::string query;
    while (!command.empty()) {
        const std::size_t end = plain ? command.find(' ') : std::string_view::npos;
        const std::string_view word = command.substr(0, end);
        command = end == std::string_view::npos ? std::string_view() : command.substr(end + 1);
        if (!word.empty())
            query.append(query.empty() ? "command=" : "&command=")
                .append(percentEncodedQuery(word));
    }
    return query;
}

} // namespace

// Writes the event of one entry.
class GkeEventWriter
{
public:
    GkeEventWriter(const GkeLogEntry &entry, std::string &json)
        : m_entry(entry)
        , m_payload(entry.m_payload)
        , m_resource(gkeResourceOf(unescapedText(m_payload.string("resourceName")),
                                   unescapedText(m_payload.string("methodName"))))
        , m_request(entry.bodyOf("request", "requestJson"))
        , m_response(entry.bodyOf("response", "responseJson"))
        , m_event(json)
    {
    }

    std::uint32_t write()
    {
        m_event.addText("level",
                        !m_response.empty()      ? "RequestResponse"
                            : !m_request.empty() ? "Request"
                                                 : "Metadata");
        const std::string_view operation = m_entry.m_entry.object("operation")["id"];
        m_event.addValue("auditID",
                         inJsonString(operation).empty() ? m_entry.m_entry["insertId"] : operation);
        m_event.addText("stage", m_entry.stage());
        m_event.addText("requestURI", uri());
        m_event.addText("verb", m_resource.verb);
        writeUsers();
        writeClient();
        writeObject();
        const bool inferred = writeStatus();
        m_event.addValue("requestObject", withoutType(m_request));
        m_event.addValue("responseObject", withoutType(m_response));
        m_event.addText("requestReceivedTimestamp", m_entry.requestTime());
        writeAnnotations();
        m_event.end();
        return kLevelInferred | kStageInferred | kUriInferred | (inferred ? kCodeInferred : 0U);
    }

private:
    // The labels are all that is left of the query.
    [[nodiscard]] std::string uri() const
    {
        std::string query;
        const std::string command =
            unescapedText(inJsonString(m_entry.label(kCommand, "command_gke_io_command")));
        if (m_resource.subresource == "exec" && !command.empty())
            query = commandQuery(command);
        const std::string_view dryRun = m_entry.label(kDryRunLabel, "command_gke_io_dryRun");
        if (dryRun.size() > 2 && dryRun != "null" && dryRun != "false" && dryRun != "\"false\"")
            query.append(query.empty() ? "" : "&").append("dryRun=All");
        return query.empty() ? m_resource.uri : m_resource.uri + '?' + query;
    }

    void writeUsers()
    {
        if (!m_entry.m_namesUsers)
            return;
        const JsonObjectView who = m_payload.object("authenticationInfo");
        m_event.open("user");
        if (!who.string("principalEmail").empty())
            m_event.addValue("username", who["principalEmail"]);
        else if (!who.string("principalSubject").empty())
            m_event.addValue("username", who["principalSubject"]);
        else // GKE names every client that it knows
            m_event.addText("username", "system:anonymous");
        m_event.close();
        if (!who.string("authoritySelector").empty()) {
            m_event.open("impersonatedUser");
            m_event.addValue("username", who["authoritySelector"]);
            m_event.close();
        }
    }

    void writeClient()
    {
        const JsonObjectView client = m_payload.object("requestMetadata");
        const std::string_view address = client.string("callerIp");
        // What Google writes in place of an address of its own.
        if (!address.empty() && address != "private" && address != "gce-internal-ip") {
            m_event.openArray("sourceIPs");
            m_event.addElement(client["callerIp"]);
            m_event.closeArray();
        }
        m_event.addValue("userAgent", client["callerSuppliedUserAgent"]);
    }

    void writeObject()
    {
        if (m_resource.resource.empty())
            return;
        m_event.open("objectRef");
        m_event.addText("resource", m_resource.resource);
        m_event.addText("namespace", m_resource.namespaceName);
        m_event.addText("name", m_resource.name);
        m_event.addText("apiGroup", m_resource.apiGroup);
        m_event.addText("apiVersion", m_resource.apiVersion);
        m_event.addText("subresource", m_resource.subresource);
        m_event.close();
    }

    // True if the code was inferred.
    bool writeStatus()
    {
        const JsonObjectView response(m_response);
        const JsonObjectView rpc = m_payload.object("status");
        const GkeStatus status =
            gkeStatusOf(response, rpc["code"], m_resource, m_entry.isForbidden());
        m_event.open("responseStatus");
        m_event.addRaw("metadata", "{}");
        const bool told = isStatusObject(response);
        if (told) {
            m_event.addValue("status", response["status"]);
            m_event.addValue("reason", response["reason"]);
        }
        m_event.addValue("message",
                         told && response.has("message") ? response["message"] : rpc["message"]);
        if (status.code > 0)
            m_event.addNumber("code", status.code);
        m_event.close();
        return status.inferred;
    }

    void writeAnnotations()
    {
        m_event.open("annotations");
        for (const JsonObjectView::Member &label : m_entry.m_labels.members()) {
            const auto known = std::ranges::find(kTableLabels, label.key,
                                                 &decltype(kTableLabels)::value_type::first);
            m_event.addValue(m_entry.m_ofTable && known != kTableLabels.end() ? known->second
                                                                              : label.key,
                             label.value);
        }
        const bool decided = !m_entry.label(kDecision, "authorization_k8s_io_decision").empty();
        if (!decided && !jsonElements(m_payload["authorizationInfo"]).empty())
            m_event.addText(kDecision, m_entry.isForbidden() ? "forbid" : "allow");
        m_event.close();
    }

    const GkeLogEntry &m_entry;
    const JsonObjectView &m_payload;
    GkeResource m_resource;
    std::string m_request;
    std::string m_response;
    EventJson m_event;
};

GkeLogEntry::GkeLogEntry(const JsonObjectView &entry, bool namesUsers)
    : m_entry(entry)
    , m_payload(entry.object("protoPayload"))
    , m_labels(entry.object("labels"))
    , m_namesUsers(namesUsers)
{
    if (m_payload.members().empty()) {
        m_payload = entry.object("protopayload_auditlog");
        m_ofTable = isAuditLog();
    }
}

bool GkeLogEntry::isComplete() const
{
    return !m_payload.string("methodName").empty() || !m_payload.string("resourceName").empty();
}

std::uint32_t GkeLogEntry::appendEvent(std::string &json) const
{
    return GkeEventWriter(*this, json).write();
}

std::string GkeLogEntry::bodyOf(std::string_view key, std::string_view tableKey) const
{
    std::string_view body = m_payload[key];
    if (m_ofTable && body.empty()) {
        const std::string text = unescapedText(m_payload.string(tableKey));
        // Only what is one whole value: it is put into the event as it is.
        return jsonValueEnd(text, 0) == text.size() && text.starts_with('{') ? text : std::string();
    }
    return body == "null" ? std::string() : std::string(body);
}

std::string_view GkeLogEntry::label(std::string_view key, std::string_view tableKey) const
{
    const std::string_view value = m_labels[key];
    const std::string_view known = value.empty() && m_ofTable ? m_labels[tableKey] : value;
    return known == "null" ? std::string_view() : known;
}

bool GkeLogEntry::isForbidden() const
{
    const std::string_view decision = label(kDecision, "authorization_k8s_io_decision");
    if (!decision.empty())
        return decision == "\"forbid\"";
    // What is false is left out.
    return std::ranges::any_of(
        jsonElements(m_payload["authorizationInfo"]), [](std::string_view permission) {
            const JsonObjectView members(permission);
            return members["granted"] != "true" && members["granted"] != "\"true\"";
        });
}

// The entries of a request that takes long share an operation, and only the last one ends it.
std::string_view GkeLogEntry::stage() const
{
    const JsonObjectView operation = m_entry.object("operation");
    const auto is = [&operation](std::string_view key) {
        return operation[key] == "true" || operation[key] == "\"true\"";
    };
    return operation.members().empty() || is("last") || !is("first") ? "ResponseComplete"
                                                                     : "ResponseStarted";
}

std::string GkeLogEntry::requestTime() const
{
    std::string time(m_entry.string("timestamp"));
    constexpr std::string_view kZone = " UTC"; // BigQuery: `2020-01-07 00:40:20.502827 UTC`
    constexpr std::size_t kDateLength = 10;
    if (time.ends_with(kZone))
        time.replace(time.size() - kZone.size(), kZone.size(), "Z");
    if (time.size() > kDateLength && time[kDateLength] == ' ')
        time[kDateLength] = 'T';
    return time;
}

std::string GkeLogEntry::cluster() const
{
    const JsonObjectView labels = m_entry.object("resource").object("labels");
    const std::string_view name = labels.string("cluster_name");
    if (name.empty())
        return {};
    std::string cluster;
    for (const std::string_view part :
         {labels.string("project_id"), labels.string("location"), name}) {
        if (!cluster.empty() && !part.empty())
            cluster.push_back('/');
        cluster.append(part);
    }
    return cluster;
}

MicrosecondsUtc GkeLogEntry::receiveTime() const
{
    return wrappedTime(m_entry["receiveTimestamp"]);
}

} // namespace kubewake
