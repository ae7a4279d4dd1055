// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/auditeventparser.h"

#include "model/core/jsonrepair.h"
#include "model/ingest/auditeventfacts.h"
#include "model/store/valuehash.h"

#include <simdjson.h>

#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

namespace kubewake {
namespace {

namespace dom = simdjson::dom;
using Text = std::optional<std::string_view>;

// A parser keeps its buffers, which are about ten times the longest text: give them back after a
// text longer than this.
constexpr std::size_t kKeptCapacity = 8U << 20;

// What an exporter writes in the place of a body that it found too big (AKS).
constexpr std::string_view kSkippedBody = "skipped-too-big-size-object";

Text textOf(dom::element value)
{
    std::string_view text;
    return value.get_string().get(text) == simdjson::SUCCESS ? Text(text) : std::nullopt;
}

std::optional<dom::object> objectOf(dom::element value)
{
    dom::object object;
    return value.get_object().get(object) == simdjson::SUCCESS ? std::optional(object)
                                                               : std::nullopt;
}

// An HTTP status, which some exporters write as text.
std::uint32_t statusCodeOf(dom::element value)
{
    std::int64_t code = 0;
    if (value.get_int64().get(code) != simdjson::SUCCESS) {
        const std::string_view text = textOf(value).value_or("");
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), code);
        if (error != std::errc() || end != text.data() + text.size())
            return 0;
    }
    return code > 0 && code <= INT32_MAX ? static_cast<std::uint32_t>(code) : 0;
}

Text memberText(const std::optional<dom::element> &value, std::string_view first,
                std::string_view second)
{
    if (!value)
        return std::nullopt;
    dom::element member;
    if ((*value)[first][second].get(member) != simdjson::SUCCESS)
        return std::nullopt;
    return textOf(member);
}

} // namespace

class AuditEventParser::Private
{
public:
    JsonKind parse(std::string_view text, const EventPlace &place, BatchBuilder &builder);

    std::string reason;
    MicrosecondsUtc time = kNoTime;

private:
    using Event = AuditEventFacts;

    simdjson::error_code load(std::string_view text, dom::element &root);
    JsonKind invalid(simdjson::error_code error);
    void readMember(std::string_view key, dom::element value, Event &event);
    void readMemberOfLength8OrMore(std::string_view key, dom::element value, Event &event);
    void readText(Column column, dom::element value, Text &kept);
    // A member that is there twice: the last one counts, as for every other reader of JSON.
    void forget(Column column) { m_builder->setEnum(column, kMissing); }
    void readStage(dom::element value, Event &event);
    void readUser(dom::element value);
    void readUserExtra(dom::element value);
    void readImpersonated(dom::element value);
    void readObjectRef(dom::element value, Event &event);
    void readStatus(dom::element value, Event &event);
    void readAnnotations(dom::element value, Event &event);
    void readList(Column column, dom::element value);
    bool readBody(dom::element value, std::optional<dom::element> &body, Event &event);
    void finishName(const Event &event);

    dom::parser m_parser {SIZE_MAX};
    std::string m_repaired;
    BatchBuilder *m_builder = nullptr;
    std::optional<dom::element> m_requestObject;
    std::optional<dom::element> m_responseObject;
    std::vector<std::string_view> m_list;
    std::string m_name;
};

simdjson::error_code AuditEventParser::Private::load(std::string_view text, dom::element &root)
{
    if (m_parser.capacity() > kKeptCapacity && text.size() <= kKeptCapacity)
        m_parser = dom::parser {SIZE_MAX};
    auto error = m_parser.parse(text.data(), text.size(), false).get(root);
    if (error == simdjson::SUCCESS || error == simdjson::EMPTY || error == simdjson::CAPACITY
        || error == simdjson::MEMALLOC)
        return error;
    m_repaired = repairedJson(text, kMaximumParsedDepth);
    if (m_repaired == text)
        return error;
    m_repaired.reserve(m_repaired.size() + kJsonPadding);
    return m_parser.parse(m_repaired.data(), m_repaired.size(), false).get(root);
}

JsonKind AuditEventParser::Private::invalid(simdjson::error_code error)
{
    switch (error) {
    case simdjson::UNCLOSED_STRING:
        reason = "invalid JSON: a string is not closed (truncated, or a line break inside it)";
        break;
    case simdjson::UNESCAPED_CHARS:
        reason = "invalid JSON: an unescaped control character (NUL, line break, …) in a string";
        break;
    case simdjson::EMPTY:
        reason = "empty";
        break;
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC:
        reason = "too large to parse";
        break;
    default:
        reason = std::string("invalid JSON: ") + simdjson::error_message(error);
    }
    return JsonKind::Invalid;
}

JsonKind AuditEventParser::Private::parse(std::string_view text, const EventPlace &place,
                                          BatchBuilder &builder)
{
    reason.clear();
    time = kNoTime;
    dom::element root;
    if (const auto error = load(text, root); error != simdjson::SUCCESS)
        return invalid(error);
    const auto object = objectOf(root);
    if (!object) {
        reason = "JSON, but no object";
        return JsonKind::Other;
    }
    m_builder = &builder;
    Event event;
    m_requestObject.reset();
    m_responseObject.reset();
    builder.beginEvent();
    for (const dom::key_value_pair member : *object)
        readMember(member.key, member.value, event);
    const JsonKind kind = event.kindOfJson(reason);
    if (kind != JsonKind::AuditEvent) {
        builder.dropEvent();
        return kind;
    }
    if (event.auditId)
        builder.setAuditId(*event.auditId);
    time = event.setTimes(builder);
    finishName(event);
    event.setOutcome(builder);
    builder.endEvent(place, static_cast<std::uint32_t>(valueHash(text)));
    return kind;
}

void AuditEventParser::Private::readMember(std::string_view key, dom::element value, Event &event)
{
    switch (key.size()) {
    case 4:
        if (key == "verb")
            readText(Column::Verb, value, event.verb);
        else if (key == "user")
            readUser(value);
        else if (key == "kind")
            event.kind = textOf(value);
        break;
    case 5:
        if (key == "stage") {
            readStage(value, event);
        } else if (key == "level") {
            Text level;
            readText(Column::Level, value, level);
        }
        break;
    case 7:
        if (key == "auditID")
            event.auditId = textOf(value);
        break;
    default:
        readMemberOfLength8OrMore(key, value, event);
    }
}

void AuditEventParser::Private::readMemberOfLength8OrMore(std::string_view key, dom::element value,
                                                          Event &event)
{
    if (key == "requestURI") {
        readText(Column::RequestUri, value, event.uri);
    } else if (key == "apiVersion") {
        event.apiVersion = textOf(value);
    } else if (key == "sourceIPs") {
        readList(Column::SourceIps, value);
    } else if (key == "userAgent") {
        Text agent;
        readText(Column::UserAgent, value, agent);
    } else if (key == "objectRef") {
        readObjectRef(value, event);
    } else if (key == "responseStatus") {
        readStatus(value, event);
    } else if (key == "requestObject") {
        event.hasRequestObject = readBody(value, m_requestObject, event);
    } else if (key == "responseObject") {
        event.hasResponseObject = readBody(value, m_responseObject, event);
    } else if (key == "requestReceivedTimestamp") {
        event.received = textOf(value);
    } else if (key == "stageTimestamp") {
        event.stageTime = textOf(value);
    } else if (key == "annotations") {
        readAnnotations(value, event);
    } else if (key == "impersonatedUser") {
        readImpersonated(value);
    } else if (key == "involvedObject") {
        event.hasInvolvedObject = true;
    } else if (key == "timestamp") {
        event.timestamp = textOf(value);
    } else if (key == "metadata") {
        dom::element creation;
        if (value["creationTimestamp"].get(creation) == simdjson::SUCCESS)
            event.creation = textOf(creation);
    }
}

void AuditEventParser::Private::readText(Column column, dom::element value, Text &kept)
{
    kept = textOf(value);
    if (kept)
        m_builder->set(column, *kept);
    else
        forget(column);
}

void AuditEventParser::Private::readStage(dom::element value, Event &event)
{
    Text name;
    readText(Column::Stage, value, name);
    event.hasStage = name.has_value();
    event.stage = stageFromName(name.value_or("")).value_or(Stage::Missing);
}

void AuditEventParser::Private::readList(Column column, dom::element value)
{
    dom::array array;
    m_list.clear();
    if (value.get_array().get(array) == simdjson::SUCCESS) {
        for (const dom::element element : array) {
            if (const Text text = textOf(element))
                m_list.push_back(*text);
        }
    } else if (const Text text = textOf(value)) {
        m_list.push_back(*text);
    } else {
        forget(column);
        return;
    }
    m_builder->setList(column, m_list);
}

void AuditEventParser::Private::readUser(dom::element value)
{
    for (const Column column :
         {Column::Username, Column::Groups, Column::Credential, Column::PodName})
        forget(column);
    const auto user = objectOf(value);
    if (!user)
        return;
    Text name;
    for (const dom::key_value_pair member : *user) {
        if (member.key == "username")
            readText(Column::Username, member.value, name);
        else if (member.key == "groups")
            readList(Column::Groups, member.value);
        else if (member.key == "extra")
            readUserExtra(member.value);
    }
}

void AuditEventParser::Private::readUserExtra(dom::element value)
{
    forget(Column::Credential);
    forget(Column::PodName);
    const auto extra = objectOf(value);
    if (!extra)
        return;
    for (const dom::key_value_pair member : *extra) {
        if (member.key == "authentication.kubernetes.io/credential-id")
            readList(Column::Credential, member.value);
        else if (member.key == "authentication.kubernetes.io/pod-name")
            readList(Column::PodName, member.value);
    }
}

void AuditEventParser::Private::readImpersonated(dom::element value)
{
    forget(Column::ImpersonatedUser);
    forget(Column::ImpersonatedGroups);
    const auto user = objectOf(value);
    if (!user)
        return;
    Text name;
    for (const dom::key_value_pair member : *user) {
        if (member.key == "username")
            readText(Column::ImpersonatedUser, member.value, name);
        else if (member.key == "groups")
            readList(Column::ImpersonatedGroups, member.value);
    }
}

void AuditEventParser::Private::readObjectRef(dom::element value, Event &event)
{
    for (const Column column : {Column::ObjectType, Column::Namespace, Column::Name})
        forget(column);
    event.objectName.reset();
    const auto object = objectOf(value);
    if (!object)
        return;
    std::array<std::string_view, 4> parts {};
    const auto setPart = [&parts](ObjectTypePart part, dom::element member) {
        if (const Text text = textOf(member))
            parts[static_cast<std::size_t>(part)] = *text;
    };
    Text space;
    for (const dom::key_value_pair member : *object) {
        if (member.key == "resource")
            setPart(ObjectTypePart::Resource, member.value);
        else if (member.key == "subresource")
            setPart(ObjectTypePart::Subresource, member.value);
        else if (member.key == "apiGroup")
            setPart(ObjectTypePart::ApiGroup, member.value);
        else if (member.key == "apiVersion")
            setPart(ObjectTypePart::ApiVersion, member.value);
        else if (member.key == "namespace")
            readText(Column::Namespace, member.value, space);
        else if (member.key == "name")
            readText(Column::Name, member.value, event.objectName);
    }
    // v1alpha1 has no apiGroup: there, apiVersion is `group/version`.
    std::string_view &group = parts[static_cast<std::size_t>(ObjectTypePart::ApiGroup)];
    std::string_view &version = parts[static_cast<std::size_t>(ObjectTypePart::ApiVersion)];
    const std::size_t slash = version.find('/');
    if (group.data() == nullptr && slash != std::string_view::npos) {
        group = version.substr(0, slash);
        version.remove_prefix(slash + 1);
    }
    m_builder->setObjectType(parts);
}

void AuditEventParser::Private::readStatus(dom::element value, Event &event)
{
    forget(Column::StatusReason);
    forget(Column::StatusMessage);
    event.status = event.statusReason = event.statusMessage = std::nullopt;
    event.code = 0;
    const auto status = objectOf(value);
    if (!status)
        return;
    for (const dom::key_value_pair member : *status) {
        if (member.key == "code")
            event.code = statusCodeOf(member.value);
        else if (member.key == "status")
            event.status = textOf(member.value);
        else if (member.key == "reason")
            readText(Column::StatusReason, member.value, event.statusReason);
        else if (member.key == "message")
            readText(Column::StatusMessage, member.value, event.statusMessage);
    }
}

void AuditEventParser::Private::readAnnotations(dom::element value, Event &event)
{
    forget(Column::Decision);
    forget(Column::AuthorizationReason);
    event.decision = event.authorizationReason = std::nullopt;
    const auto annotations = objectOf(value);
    if (!annotations) {
        event.hasOtherAnnotations = event.hasOtherAnnotations || !value.is_null();
        return;
    }
    for (const dom::key_value_pair member : *annotations) {
        bool inColumn = true;
        if (member.key == "authorization.k8s.io/decision")
            readText(Column::Decision, member.value, event.decision);
        else if (member.key == "authorization.k8s.io/reason")
            readText(Column::AuthorizationReason, member.value, event.authorizationReason);
        else
            inColumn = false;
        if (member.key == "audit.k8s.io/truncated")
            event.truncated = event.truncated || textOf(member.value) == "true";
        if (!inColumn || !member.value.is_string())
            event.hasOtherAnnotations = true;
    }
}

// True if the body is there.
bool AuditEventParser::Private::readBody(dom::element value, std::optional<dom::element> &body,
                                         Event &event)
{
    body.reset();
    if (textOf(value) == kSkippedBody)
        event.truncated = true;
    else if (!value.is_null())
        body = value;
    return body.has_value();
}

void AuditEventParser::Private::finishName(const Event &event)
{
    if (event.verb != "create" || (event.objectName && !event.objectName->empty()))
        return;
    if (const Text name = memberText(m_responseObject, "metadata", "name");
        name && !name->empty()) {
        m_builder->set(Column::GeneratedName, *name);
    } else if (const Text stem = memberText(m_requestObject, "metadata", "generateName");
               stem && !stem->empty()) {
        m_name.assign(*stem).push_back('*');
        m_builder->set(Column::GeneratedName, m_name);
    }
}

AuditEventParser::AuditEventParser()
    : d(std::make_unique<Private>())
{
}

AuditEventParser::~AuditEventParser() = default;

JsonKind AuditEventParser::parse(std::string_view text, const EventPlace &place,
                                 BatchBuilder &builder)
{
    return d->parse(text, place, builder);
}

std::string_view AuditEventParser::reason() const
{
    return d->reason;
}

MicrosecondsUtc AuditEventParser::time() const
{
    return d->time;
}

} // namespace kubewake
