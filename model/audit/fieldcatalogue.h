// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdint>
#include <span>
#include <string_view>

namespace kubewake {

// Every audit field that has a name of its own. The table's columns, the filter language and its
// completion, Sigma field names, facets, CSV headers and the detail pane all read this list;
// model/store/fieldstorage.cpp says where a field's values live. Adding a field is one entry in
// each. Any other path (`requestObject.spec.nodeName`) still works: it is read from the raw JSON.
enum class FieldId : std::uint8_t {
    Time,
    StageTime,
    Outcome,
    OutcomeReason,
    Verb,
    ResourcePath,
    Namespace,
    ObjectName,
    EffectiveUser,
    ActorClass,
    Peer,
    PeerClass,
    CountryCode,
    CountryName,
    City,
    AsNumber,
    AsOrganization,
    Tool,
    Summary,
    StatusCode,
    StatusReason,
    StatusMessage,
    Decision,
    AuthorizationReason,
    Binding,
    Role,
    Subject,
    Username,
    Groups,
    Credential,
    PodName,
    ImpersonatedUser,
    ImpersonatedGroups,
    SourceIps,
    UserAgent,
    Resource,
    Subresource,
    Name,
    ApiGroup,
    ApiVersion,
    RequestUri,
    Command,
    Container,
    Tty,
    Level,
    Stage,
    AuditId,
    Duration,
    Open,
    DryRun,
    Truncated,
    Inferred,
    Cluster,
    File,
    Line,
    Annotations,
    UserExtra,
    RequestObject,
    ResponseObject,
};
inline constexpr std::size_t kFieldCount = static_cast<std::size_t>(FieldId::ResponseObject) + 1;

enum class FieldType : std::uint8_t {
    Keyword,
    KeywordList,
    Integer,
    Time, // µs UTC
    Duration, // stored in µs; compared, shown and exported in milliseconds
    Ip,
    IpList,
    Boolean,
    Text, // long, free text: matched like a keyword, never offered as a facet
    Json, // read from the raw event
};

enum class FieldOrigin : std::uint8_t {
    Event, // a path of the audit.k8s.io event, held in a column
    Derived, // computed by Kubewake from other fields
    Raw, // a path of the event, read from the raw JSON on demand
};

struct FieldInfo
{
    FieldId id;
    std::string_view path; // `objectRef.namespace`; a plain word, or ECS's name, for derived ones
    std::string_view alias; // `ns`; empty if there is none
    FieldType type;
    FieldOrigin origin;
    const char *header; // untranslated; see headerText()
    const char *description; // untranslated; see descriptionText()
    std::uint16_t width; // default column width in characters
    bool shownByDefault; // as a column of the event table
};

// In FieldId order.
[[nodiscard]] std::span<const FieldInfo> fieldCatalogue();
[[nodiscard]] const FieldInfo &fieldInfo(FieldId id);

// By path, alias or one of the few extra spellings (`@timestamp`, `actor`, `sub`). Exact and
// case-sensitive, as in Kibana. nullptr for a path that has no entry of its own.
[[nodiscard]] const FieldInfo *findField(std::string_view pathOrAlias);

[[nodiscard]] QString headerText(const FieldInfo &field);
[[nodiscard]] QString descriptionText(const FieldInfo &field);

} // namespace kubewake
