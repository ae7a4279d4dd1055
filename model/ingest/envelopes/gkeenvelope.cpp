// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/gkeenvelope.h"

#include "model/core/jsonescape.h"
#include "model/ingest/envelopes/eventjson.h"
#include "model/ingest/envelopes/gkelogentry.h"
#include "model/ingest/envelopes/gkerow.h"
#include "model/ingest/envelopes/wrappedtime.h"

#include <QByteArray>

#include <algorithm>
#include <optional>

namespace kubewake {
namespace {

constexpr std::string_view kApiServer = "k8s.io";

// The base64 of a message, as it is written; nothing if the record is no message of Pub/Sub.
std::string_view pubSubData(const JsonObjectView &record)
{
    const auto isMessage = [](const JsonObjectView &message) {
        return message.has("data")
            && (message.has("messageId") || message.has("message_id") || message.has("publishTime")
                || message.has("attributes"));
    };
    const JsonObjectView inner = record.object("message");
    if (inner.has("data")
        && (isMessage(inner) || record.has("ackId") || record.has("subscription")
            || record.members().size() == 1))
        return inner.string("data");
    return isMessage(record) ? record.string("data") : std::string_view();
}

// What is in the base64; nothing if it is damaged. As either alphabet has it.
std::optional<std::string> decoded(std::string_view data)
{
    const std::string text = unescapedText(data);
    const bool forUrls = text.find_first_of("-_") != std::string::npos;
    const auto result = QByteArray::fromBase64Encoding(
        QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())),
        (forUrls ? QByteArray::Base64UrlEncoding : QByteArray::Base64Encoding)
            | QByteArray::AbortOnBase64DecodingErrors);
    if (!result)
        return std::nullopt;
    std::string json = result.decoded.toStdString();
    return json.erase(0, json.find_first_not_of(" \t\r\n"));
}

bool isOfApiServer(const GkeLogEntry &entry)
{
    return entry.isAuditLog() && entry.service() == kApiServer && entry.isComplete();
}

// Appends the event that a message holds: as the API server wrote it, or an entry.
bool appendMessage(const JsonObjectView &message, std::string_view text, std::string &json,
                   std::uint32_t &flags)
{
    const GkeLogEntry entry(message);
    if (message.has("auditID"))
        json.append(text.substr(0, jsonValueEnd(text, 0)));
    else if (isOfApiServer(entry))
        flags = entry.appendEvent(json);
    else
        return false;
    return true;
}

// A log is named projects/PROJECT/logs/ID.
std::string otherLog(const JsonObjectView &entry)
{
    std::string name = unescapedText(entry.string("logName"));
    if (const std::size_t slash = name.rfind('/'); slash != std::string::npos)
        name.erase(0, slash + 1);
    return "Cloud Logging: " + name;
}

// What an entry is that holds no event of Kubernetes.
std::string otherEntry(const GkeLogEntry &entry, const JsonObjectView &members)
{
    return entry.isAuditLog() ? unescapedText(entry.service()) : otherLog(members);
}

bool isLogEntry(const JsonObjectView &members, const GkeLogEntry &entry)
{
    const bool ofLog =
        members.has("insertId") || members.has("logName") || members.has("receiveTimestamp");
    if (entry.isAuditLog())
        return ofLog || members.has("timestamp");
    return members.has("insertId") && members.string("logName").find("/logs/") != std::string::npos;
}

void addEntry(const WrappedRecord &record, const GkeLogEntry &entry, EventSink &sink,
              std::uint32_t knownFlags = 0)
{
    if (!entry.isAuditLog() || (entry.service() != kApiServer && !entry.service().empty())) {
        sink.addOther(otherEntry(entry, record.members));
        return;
    }
    if (entry.service().empty() || !entry.isComplete()) {
        sink.reject(record.text, record.place, "an entry of an audit log that says nothing");
        return;
    }
    std::string json;
    const std::uint32_t flags = knownFlags | entry.appendEvent(json);
    const std::string cluster = entry.cluster();
    if (!sink.addConverted(json, record.place, record.text.size(), {cluster, entry.receiveTime()},
                           flags))
        sink.reject(record.text, record.place, sink.reason());
}

void addMessage(const WrappedRecord &record, std::string_view data, EventSink &sink)
{
    const auto text = decoded(data);
    if (!text) {
        sink.reject(record.text, record.place, "damaged base64 in a message of Pub/Sub");
        return;
    }
    const JsonObjectView message(*text);
    if (!message.isWhole() && text->starts_with('{')) {
        sink.reject(record.text, record.place, "a message of Pub/Sub with damaged JSON");
        return;
    }
    std::string json;
    std::uint32_t flags = 0;
    const GkeLogEntry entry(message);
    if (!appendMessage(message, *text, json, flags)) {
        sink.addOther(isLogEntry(message, entry) ? otherEntry(entry, message)
                                                 : "message of Pub/Sub");
        return;
    }
    const std::string cluster = entry.cluster();
    const MicrosecondsUtc published = wrappedTime(record.members.object("message")["publishTime"]);
    const MicrosecondsUtc time = entry.receiveTime() != kNoTime ? entry.receiveTime() : published;
    if (!sink.addConverted(json, record.place, record.text.size(), {cluster, time}, flags))
        sink.reject(record.text, record.place, sink.reason());
}

} // namespace

bool GkeEnvelope::unwrap(const WrappedRecord &record, EventSink &sink) const
{
    const GkeLogEntry entry(record.members);
    if (isLogEntry(record.members, entry)) {
        addEntry(record, entry, sink);
        return true;
    }
    const std::string_view data = pubSubData(record.members);
    if (data.data() == nullptr)
        return false;
    addMessage(record, data, sink);
    return true;
}

bool GkeEnvelope::convert(const JsonObjectView &record, std::string &json) const
{
    const GkeLogEntry entry(record);
    if (isOfApiServer(entry)) {
        entry.appendEvent(json);
        return true;
    }
    const std::string_view data = pubSubData(record);
    const auto text = data.data() == nullptr ? std::nullopt : decoded(data);
    std::uint32_t flags = 0;
    return text && appendMessage(JsonObjectView(*text), *text, json, flags);
}

Envelope::TableUse GkeEnvelope::useOf(const TableColumns &columns) const
{
    return areOfGke(columns) ? TableUse::Rows : TableUse::None;
}

void GkeEnvelope::unwrapRow(const TableRow &row, EventSink &sink) const
{
    const GkeRow made = gkeRowOf(row);
    const JsonObjectView members(made.entry);
    const JsonObjectView none;
    addEntry({row.text(), row.place(), members, none}, GkeLogEntry(members, made.namesUsers), sink,
             made.flags);
}

bool GkeEnvelope::convertRow(const TableRow &row, std::string &json) const
{
    const GkeRow made = gkeRowOf(row);
    const JsonObjectView members(made.entry);
    const GkeLogEntry entry(members, made.namesUsers);
    if (!isOfApiServer(entry))
        return false;
    entry.appendEvent(json);
    return true;
}

} // namespace kubewake
