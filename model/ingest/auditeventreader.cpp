// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/auditeventreader.h"

#include "model/ingest/auditeventparser.h"
#include "model/ingest/flatevent.h"
#include "model/ingest/recentvalues.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <vector>

namespace kubewake {
namespace {

namespace ondemand = simdjson::ondemand;
using simdjson::error_code;
using Text = AuditEventFacts::Text;

// What an exporter writes in the place of a body that it found too big (AKS).
constexpr std::string_view kSkippedBody = "\"skipped-too-big-size-object\"";

constexpr std::array kLevelColumns {Column::Level};
constexpr std::array kStageColumns {Column::Stage};
constexpr std::array kUriColumns {Column::RequestUri};
constexpr std::array kVerbColumns {Column::Verb};
constexpr std::array kAgentColumns {Column::UserAgent};
constexpr std::array kUserColumns {Column::Username, Column::Groups, Column::Credential,
                                   Column::PodName};
constexpr std::array kImpersonatedColumns {Column::ImpersonatedUser, Column::ImpersonatedGroups};
constexpr std::array kAddressColumns {Column::SourceIps};
constexpr std::array kObjectColumns {Column::ObjectType, Column::Namespace, Column::Name};
constexpr std::array kStatusColumns {Column::StatusReason, Column::StatusMessage,
                                     Column::StatusCode};
constexpr std::array kAnnotationColumns {Column::Decision, Column::AuthorizationReason,
                                         Column::AnnotationKeys};

// What RecentValues remembers beside the columns.
enum Note : std::uint8_t {
    kFailureStatus = 1U << 0,
    kTruncatedMark = 1U << 1,
    kUserOfRancher = 1U << 2,
};

std::string_view withoutSpaceAtEnd(std::string_view token)
{
    return token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
}

// The key of a member as it stands in the text, up to its closing quote. To compare it with a
// literal is one or two instructions; its length is not known.
class Key
{
public:
    static constexpr std::size_t kLongest = 48; // bytes that may be looked at; see kJsonPadding

    // `end`: of the buffer that it is in; there is a quote before it.
    Key(const char *text, const char *end)
        : m_text(std::min(text, end))
        , m_end(end)
    {
    }

    // As it is written, escapes and all.
    [[nodiscard]] std::string_view text() const
    {
        const std::string_view rest(m_text, static_cast<std::size_t>(m_end - m_text));
        return rest.substr(0, rest.find('"'));
    }
    [[nodiscard]] bool isEscaped() const { return text().find('\\') != std::string_view::npos; }

    template<std::size_t N>
    friend bool operator==(Key key, const char (&name)[N])
    {
        static_assert(N <= kLongest);
        return std::memcmp(key.m_text, name, N - 1) == 0 && key.m_text[N - 1] == '"';
    }

private:
    const char *m_text;
    const char *m_end;
};
static_assert(Key::kLongest <= kJsonPadding);

// An HTTP status, which some exporters write as text; 0 for all else.
std::uint32_t statusCodeOf(std::string_view token)
{
    if (token.size() >= 2 && token.front() == '"')
        token = token.substr(1, token.size() - 2);
    std::int64_t code = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), code);
    if (error != std::errc() || end != token.data() + token.size())
        return 0;
    return code > 0 && code <= INT32_MAX ? static_cast<std::uint32_t>(code) : 0;
}

} // namespace

class AuditEventReader::Private
{
public:
    Status read(std::string_view text, BatchBuilder &builder, AuditEventFacts &facts);

private:
    void readDocument();
    bool readMember(Key key, ondemand::value &value);
    bool readLaterMember(Key key, ondemand::value &value);
    bool readFlattenedMember(Key key);
    void readWho(ondemand::value &value);
    void readText(Column column, ondemand::value &value) { set(column, textOf(value)); }
    void readText(Column column, ondemand::value &value, RecentValues &recent);
    MicrosecondsUtc timeOf(ondemand::value &value);
    void readStage(ondemand::value &value);
    void readAddresses(ondemand::value &value);
    bool readIdentity(Key key, ondemand::value &value, Column name, Column groups);
    std::uint8_t readUser(ondemand::object &user);
    void readUserExtra(ondemand::value &value);
    std::uint8_t readImpersonated(ondemand::object &user);
    std::uint8_t readObjectRef(ondemand::object &object);
    void readAllOfStatus(ondemand::value &value);
    std::uint8_t readStatus(ondemand::object &status);
    std::uint8_t readAnnotations(ondemand::object &annotations);
    void readAllAnnotations(ondemand::value &value);
    void readList(Column column, ondemand::value &value);
    void readElements(Column column, ondemand::array &array);
    void readBody(ondemand::value &value, BodyFacts &body);
    void readCreation(ondemand::value &value);
    void readCluster(ondemand::value &value);

    [[nodiscard]] const char *textEnd() const { return m_text.data() + m_text.size(); }
    // In a text that is no JSON, the parser may take what is behind it for a token.
    [[nodiscard]] std::string_view withinText(std::string_view bytes) const
    {
        if (bytes.data() < m_text.data() || bytes.data() >= textEnd())
            return {};
        const auto rest = static_cast<std::size_t>(textEnd() - bytes.data());
        return {bytes.data(), std::min(bytes.size(), rest)};
    }
    [[nodiscard]] std::string_view tokenOf(ondemand::value &value)
    {
        const std::string_view token = withinText(value.raw_json_token());
        // What it skips the parser takes for a key then, and the bracket that follows for one that
        // is further out.
        if (token.starts_with('"') && token.data() + token.size() < textEnd()
            && *(token.data() + token.size()) == ':')
            failed(simdjson::TAPE_ERROR);
        return withoutSpaceAtEnd(token);
    }
    [[nodiscard]] std::optional<Key> unescapedKey(ondemand::field &field);
    [[nodiscard]] Text textOf(ondemand::value &value);
    template<typename Visit>
    void forEachMember(ondemand::object &object, Visit visit);
    template<typename Read>
    std::uint8_t recallOr(std::string_view bytes, RecentValues &recent, Read read);
    template<typename Container, typename Read>
    std::uint8_t readOnce(Container &container, RecentValues &recent, Read read);
    template<typename Read>
    std::uint8_t readObject(ondemand::value &value, RecentValues &recent, Read read);

    // Whether that is what was read last.
    [[nodiscard]] bool isBehind(std::string_view container);

    [[nodiscard]] bool mayBeCreate() const
    {
        return m_builder->code(Column::Verb) == kMissing
            || m_builder->text(Column::Verb) == "create";
    }
    // True if the result is an error, which ends the reading.
    bool failed(error_code error)
    {
        if (error != simdjson::SUCCESS && m_error == simdjson::SUCCESS)
            m_error = error;
        return error != simdjson::SUCCESS;
    }
    // A member that is there twice: the last one counts, as for every other reader of JSON.
    void forget(Column column) { m_builder->setCode(column, kMissing); }
    void set(Column column, Text text)
    {
        if (text)
            m_builder->set(column, *text);
        else
            forget(column);
    }

    ondemand::parser m_parser;
    ondemand::document *m_document = nullptr; // that is read
    error_code m_error = simdjson::SUCCESS;
    bool m_readBodies = true; // for the names in them
    bool m_bodyFailed = false; // the error is in one
    std::string_view m_text;
    BatchBuilder *m_builder = nullptr;
    AuditEventFacts *m_facts = nullptr;
    TimestampReader m_times;
    std::vector<std::string_view> m_list;
    std::string m_key;

    RecentValues m_levels {kLevelColumns};
    RecentValues m_stages {kStageColumns};
    RecentValues m_uris {kUriColumns};
    RecentValues m_verbs {kVerbColumns};
    RecentValues m_agents {kAgentColumns};
    RecentValues m_users {kUserColumns};
    RecentValues m_impersonated {kImpersonatedColumns};
    RecentValues m_addresses {kAddressColumns};
    RecentValues m_objects {kObjectColumns};
    RecentValues m_statuses {kStatusColumns};
    RecentValues m_annotations {kAnnotationColumns};
};

AuditEventReader::Status AuditEventReader::Private::read(std::string_view text,
                                                         BatchBuilder &builder,
                                                         AuditEventFacts &facts)
{
    if (m_parser.capacity() > kKeptCapacity && text.size() <= kKeptCapacity)
        m_parser = ondemand::parser();
    m_builder = &builder;
    m_facts = &facts;
    m_text = text;
    m_readBodies = true;
    readDocument();
    if (m_error != simdjson::SUCCESS && m_bodyFailed) {
        m_readBodies = false;
        facts = {};
        builder.beginEvent();
        readDocument();
    }
    if (m_error == simdjson::SUCCESS)
        return Status::Read;
    return m_error == simdjson::CAPACITY || m_error == simdjson::MEMALLOC ? Status::TooLarge
                                                                          : Status::Unreadable;
}

void AuditEventReader::Private::readDocument()
{
    m_error = simdjson::SUCCESS;
    m_bodyFailed = false;
    ondemand::document document;
    m_document = &document;
    ondemand::object members;
    if (failed(
            m_parser
                .iterate(m_text.data(), m_text.size(), m_text.size() + simdjson::SIMDJSON_PADDING)
                .get(document))
        || failed(document.get_object().get(members)))
        return;
    forEachMember(members,
                  [this](Key key, ondemand::value &value) { return readMember(key, value); });
    const bool atEnd = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
    if (m_error == simdjson::SUCCESS && !atEnd)
        m_error = simdjson::TRAILING_CONTENT;
}

// A key that is written with escapes. Nobody does that to the keys of Kubernetes, but one may.
std::optional<Key> AuditEventReader::Private::unescapedKey(ondemand::field &field)
{
    std::string_view unescaped;
    if (failed(field.unescaped_key().get(unescaped))
        || unescaped.find('"') != std::string_view::npos)
        return std::nullopt;
    m_key.assign(unescaped).append(1, '"').append(Key::kLongest, ' ');
    return Key(m_key.data(), m_key.data() + m_key.size());
}

// Calls visit(key, value) for each member; it returns false for a key that it does not know.
template<typename Visit>
void AuditEventReader::Private::forEachMember(ondemand::object &object, Visit visit)
{
    for (auto next : object) {
        ondemand::field field;
        if (failed(std::move(next).get(field)))
            return;
        const Key key(field.key().raw(), textEnd());
        if (!visit(key, field.value()) && key.isEscaped()) {
            if (const auto unescaped = unescapedKey(field))
                visit(*unescaped, field.value());
        }
        if (m_error != simdjson::SUCCESS)
            return;
    }
}

// No text: another type, or a text that is refused (see failed()).
Text AuditEventReader::Private::textOf(ondemand::value &value)
{
    const std::string_view token = tokenOf(value);
    if (token.size() < 2 || token.front() != '"')
        return std::nullopt;
    const std::string_view text = token.substr(1, token.size() - 2);
    if (text.empty() || std::memchr(text.data(), '\\', text.size()) == nullptr)
        return text;
    std::string_view unescaped;
    if (failed(value.get_string().get(unescaped)))
        return std::nullopt;
    return unescaped;
}

// In the order in which the API server writes them.
bool AuditEventReader::Private::readMember(Key key, ondemand::value &value)
{
    if (key == "kind")
        m_facts->kind = textOf(value);
    else if (key == "apiVersion")
        m_facts->apiVersion = textOf(value);
    else if (key == "level")
        readText(Column::Level, value, m_levels);
    else if (key == "auditID")
        m_facts->auditId = textOf(value);
    else if (key == "stage")
        readStage(value);
    else if (key == "requestURI")
        readText(Column::RequestUri, value, m_uris);
    else if (key == "verb")
        readText(Column::Verb, value, m_verbs);
    else if (key == "user")
        readWho(value);
    else if (key == "impersonatedUser")
        readObject(value, m_impersonated, [this](auto &user) { return readImpersonated(user); });
    else if (key == "sourceIPs")
        readAddresses(value);
    else if (key == "userAgent")
        readText(Column::UserAgent, value, m_agents);
    else if (key == "objectRef")
        readObject(value, m_objects, [this](auto &object) { return readObjectRef(object); });
    else
        return readLaterMember(key, value);
    return true;
}

bool AuditEventReader::Private::readLaterMember(Key key, ondemand::value &value)
{
    if (key == "responseStatus")
        readAllOfStatus(value);
    else if (key == "requestObject")
        readBody(value, m_facts->requestObject);
    else if (key == "responseObject")
        readBody(value, m_facts->responseObject);
    else if (key == "requestReceivedTimestamp")
        m_facts->received = timeOf(value);
    else if (key == "stageTimestamp")
        m_facts->stageTime = timeOf(value);
    else if (key == "annotations")
        readAllAnnotations(value);
    else if (key == "k8s_audit_level" || key == "openshift_audit_level") // OpenShift Logging
        m_facts->auditLevel = textOf(value);
    else if (key == "openshift")
        readCluster(value);
    else if (key == "involvedObject")
        m_facts->hasInvolvedObject = true;
    else if (key == "timestamp")
        m_facts->timestamp = timeOf(value);
    else if (key == "metadata")
        readCreation(value);
    else
        return readFlattenedMember(key);
    return true;
}

bool AuditEventReader::Private::readFlattenedMember(Key key)
{
    m_facts->hasFlattenedKey = m_facts->hasFlattenedKey || isFlattenedKey(key.text());
    return false;
}

void AuditEventReader::Private::readWho(ondemand::value &value)
{
    m_facts->hasUser = true;
    m_facts->userOfRancher =
        readObject(value, m_users, [this](auto &user) { return readUser(user); }) != 0;
}

// Reads these bytes, unless the same were read lately. Returns the notes.
template<typename Read>
std::uint8_t AuditEventReader::Private::recallOr(std::string_view bytes, RecentValues &recent,
                                                 Read read)
{
    std::uint8_t notes = 0;
    if (!recent.recall(bytes, *m_builder, notes)) {
        notes = read();
        if (m_error == simdjson::SUCCESS)
            recent.remember(bytes, *m_builder, notes);
    }
    return notes;
}

void AuditEventReader::Private::readText(Column column, ondemand::value &value,
                                         RecentValues &recent)
{
    recallOr(tokenOf(value), recent, [&] {
        readText(column, value);
        return std::uint8_t {0};
    });
}

MicrosecondsUtc AuditEventReader::Private::timeOf(ondemand::value &value)
{
    const Text text = textOf(value);
    return text ? m_times.read(*text).value_or(kNoTime) : kNoTime;
}

// An object or array; see recallOr().
template<typename Container, typename Read>
std::uint8_t AuditEventReader::Private::readOnce(Container &container, RecentValues &recent,
                                                 Read read)
{
    std::string_view bytes;
    if (failed(container.raw_json().get(bytes)))
        return 0;
    const std::string_view text = withinText(bytes);
    return recallOr(text, recent, [&] {
        const std::uint8_t notes =
            failed(container.reset().error()) ? std::uint8_t {0} : read(container);
        if (m_error == simdjson::SUCCESS && !isBehind(text))
            m_error = simdjson::TAPE_ERROR;
        return notes;
    });
}

// After `"a":"b":"c"` the parser takes the bracket that follows for one that is further out.
bool AuditEventReader::Private::isBehind(std::string_view container)
{
    if (container.empty())
        return false;
    const char *at = nullptr;
    const char *end = container.data() + container.size();
    return m_document->current_location().get(at) == simdjson::SUCCESS && at >= end
        && withoutSpaceAtEnd({end, static_cast<std::size_t>(at - end)}).empty();
}

template<typename Read>
std::uint8_t AuditEventReader::Private::readObject(ondemand::value &value, RecentValues &recent,
                                                   Read read)
{
    recent.clear(*m_builder);
    ondemand::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS)
        return 0;
    return readOnce(object, recent, read);
}

void AuditEventReader::Private::readStage(ondemand::value &value)
{
    readText(Column::Stage, value, m_stages);
    m_facts->stage = stageFromName(m_builder->text(Column::Stage)).value_or(Stage::Missing);
}

void AuditEventReader::Private::readAddresses(ondemand::value &value)
{
    ondemand::array array;
    if (value.get_array().get(array) != simdjson::SUCCESS) {
        readList(Column::SourceIps, value);
        return;
    }
    forget(Column::SourceIps);
    readOnce(array, m_addresses, [this](ondemand::array &elements) {
        readElements(Column::SourceIps, elements);
        return std::uint8_t {0};
    });
}

// A text is a list of one.
void AuditEventReader::Private::readList(Column column, ondemand::value &value)
{
    ondemand::array array;
    if (value.get_array().get(array) == simdjson::SUCCESS) {
        readElements(column, array);
        return;
    }
    m_list.clear();
    if (const Text text = textOf(value)) {
        m_list.push_back(*text);
        m_builder->setList(column, m_list);
    } else {
        forget(column);
    }
}

void AuditEventReader::Private::readElements(Column column, ondemand::array &array)
{
    m_list.clear();
    for (auto next : array) {
        ondemand::value element;
        if (failed(std::move(next).get(element)))
            return;
        if (const Text text = textOf(element))
            m_list.push_back(*text);
    }
    m_builder->setList(column, m_list);
}

// A member that users and impersonated users have.
bool AuditEventReader::Private::readIdentity(Key key, ondemand::value &value, Column name,
                                             Column groups)
{
    if (key == "username")
        readText(name, value);
    else if (key == "groups")
        readList(groups, value);
    else
        return false;
    return true;
}

std::uint8_t AuditEventReader::Private::readUser(ondemand::object &user)
{
    bool named = false;
    bool ofRancher = false;
    forEachMember(user, [&](Key key, ondemand::value &value) {
        named = named || key == "username";
        if (key == "extra")
            readUserExtra(value);
        else if (key == "name" || key == "group")
            ofRancher = true;
        else
            return readIdentity(key, value, Column::Username, Column::Groups);
        return true;
    });
    return ofRancher && !named ? kUserOfRancher : 0;
}

void AuditEventReader::Private::readUserExtra(ondemand::value &value)
{
    forget(Column::Credential);
    forget(Column::PodName);
    ondemand::object extra;
    if (value.get_object().get(extra) != simdjson::SUCCESS)
        return;
    forEachMember(extra, [this](Key key, ondemand::value &list) {
        if (key == "authentication.kubernetes.io/credential-id")
            readList(Column::Credential, list);
        else if (key == "authentication.kubernetes.io/pod-name")
            readList(Column::PodName, list);
        else
            return false;
        return true;
    });
}

std::uint8_t AuditEventReader::Private::readImpersonated(ondemand::object &user)
{
    forEachMember(user, [this](Key key, ondemand::value &value) {
        return readIdentity(key, value, Column::ImpersonatedUser, Column::ImpersonatedGroups);
    });
    return 0;
}

std::uint8_t AuditEventReader::Private::readObjectRef(ondemand::object &object)
{
    std::array<std::string_view, 4> parts {};
    forEachMember(object, [this, &parts](Key key, ondemand::value &value) {
        const auto readPart = [&](ObjectTypePart part) {
            parts[static_cast<std::size_t>(part)] = textOf(value).value_or(std::string_view());
        };
        if (key == "resource")
            readPart(ObjectTypePart::Resource);
        else if (key == "subresource")
            readPart(ObjectTypePart::Subresource);
        else if (key == "apiGroup")
            readPart(ObjectTypePart::ApiGroup);
        else if (key == "apiVersion")
            readPart(ObjectTypePart::ApiVersion);
        else if (key == "namespace")
            readText(Column::Namespace, value);
        else if (key == "name")
            readText(Column::Name, value);
        else
            return false;
        return true;
    });
    // v1alpha1 has no apiGroup: there, apiVersion is `group/version`.
    std::string_view &group = parts[static_cast<std::size_t>(ObjectTypePart::ApiGroup)];
    std::string_view &version = parts[static_cast<std::size_t>(ObjectTypePart::ApiVersion)];
    const std::size_t slash = version.find('/');
    if (group.data() == nullptr && slash != std::string_view::npos) {
        group = version.substr(0, slash);
        version.remove_prefix(slash + 1);
    }
    m_builder->setObjectType(parts);
    return 0;
}

void AuditEventReader::Private::readAllOfStatus(ondemand::value &value)
{
    const std::uint8_t notes =
        readObject(value, m_statuses, [this](auto &status) { return readStatus(status); });
    m_facts->failureStatus = (notes & kFailureStatus) != 0;
}

std::uint8_t AuditEventReader::Private::readStatus(ondemand::object &status)
{
    std::uint8_t notes = 0;
    forEachMember(status, [this, &notes](Key key, ondemand::value &value) {
        if (key == "code")
            m_builder->setNumber(Column::StatusCode, statusCodeOf(tokenOf(value)));
        else if (key == "status")
            notes = textOf(value) == "Failure" ? kFailureStatus : 0;
        else if (key == "reason")
            readText(Column::StatusReason, value);
        else if (key == "message")
            readText(Column::StatusMessage, value);
        else
            return false;
        return true;
    });
    return notes;
}

void AuditEventReader::Private::readAllAnnotations(ondemand::value &value)
{
    const std::string_view token = tokenOf(value);
    const std::uint8_t notes = readObject(
        value, m_annotations, [this](auto &annotations) { return readAnnotations(annotations); });
    m_facts->annotationMembers += token == "null" ? 0 : 1;
    m_facts->truncated = m_facts->truncated || (notes & kTruncatedMark) != 0;
}

std::uint8_t AuditEventReader::Private::readAnnotations(ondemand::object &annotations)
{
    std::uint8_t notes = 0;
    bool allListed = true;
    m_list.clear();
    forEachMember(annotations, [&](Key key, ondemand::value &value) {
        const Text text = textOf(value);
        if (key == "authorization.k8s.io/decision") {
            set(Column::Decision, text);
        } else if (key == "authorization.k8s.io/reason") {
            set(Column::AuthorizationReason, text);
        } else {
            m_list.push_back(key.text());
            if (key == "audit.k8s.io/truncated" && text == "true")
                notes |= kTruncatedMark;
        }
        allListed = allListed && text.has_value() && !key.isEscaped();
        return !key.isEscaped();
    });
    if (allListed)
        m_builder->setList(Column::AnnotationKeys, m_list);
    return notes;
}

void AuditEventReader::Private::readBody(ondemand::value &value, BodyFacts &body)
{
    body = {};
    const std::string_view token = tokenOf(value);
    if (token == kSkippedBody)
        m_facts->truncated = true;
    else
        body.present = token != "null";
    // Only the name of what was created is asked for, and the verb stands before the bodies.
    ondemand::object members;
    if (!m_readBodies || !token.starts_with('{') || !mayBeCreate()
        || failed(value.get_object().get(members)))
        return;
    forEachMember(members, [this, &body](Key key, ondemand::value &member) {
        ondemand::object metadata;
        if (key != "metadata" || member.get_object().get(metadata) != simdjson::SUCCESS)
            return key == "metadata";
        forEachMember(metadata, [this, &body](Key name, ondemand::value &text) {
            if (name == "name")
                body.name = textOf(text);
            else if (name == "generateName")
                body.generateName = textOf(text);
            else
                return false;
            return true;
        });
        return true;
    });
    m_bodyFailed = m_error != simdjson::SUCCESS;
}

// metadata.creationTimestamp, the time of an event in v1alpha1.
void AuditEventReader::Private::readCreation(ondemand::value &value)
{
    ondemand::object metadata;
    if (value.get_object().get(metadata) != simdjson::SUCCESS)
        return;
    forEachMember(metadata, [this](Key key, ondemand::value &time) {
        if (key != "creationTimestamp")
            return false;
        m_facts->creation = timeOf(time);
        return true;
    });
}

// openshift.cluster_id, which OpenShift Logging adds to each event.
void AuditEventReader::Private::readCluster(ondemand::value &value)
{
    ondemand::object openShift;
    if (value.get_object().get(openShift) != simdjson::SUCCESS)
        return;
    forEachMember(openShift, [this](Key key, ondemand::value &id) {
        if (key != "cluster_id")
            return false;
        m_facts->cluster = textOf(id);
        return true;
    });
}

AuditEventReader::AuditEventReader()
    : d(std::make_unique<Private>())
{
}

AuditEventReader::~AuditEventReader() = default;

AuditEventReader::Status AuditEventReader::read(std::string_view text, BatchBuilder &builder,
                                                AuditEventFacts &facts)
{
    return d->read(text, builder, facts);
}

} // namespace kubewake
