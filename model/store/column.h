// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kubewake {

// The distinct values that columns hold codes of. Several columns may share one.
enum class DictionaryId : std::uint8_t {
    Verbs,
    Users, // user.username, impersonatedUser.username
    Groups,
    Credentials,
    PodNames,
    Ips,
    UserAgents,
    Resources,
    Subresources,
    ApiGroups,
    ApiVersions,
    Namespaces,
    Names, // objectRef.name, names inferred for generateName
    Uris,
    StatusReasons,
    Messages,
    Decisions,
    AuthorizationReasons,
    AnnotationKeys, // of the annotations that have no column
    OutcomeReasons,
    Stages, // Stage, Level and Outcome values first, so that enumerator == code
    Levels,
    Outcomes,
    AuditIdTexts, // audit IDs that are no UUID; see AuditId
    // Computed once per distinct value of another dictionary; see DerivedMap.
    ActorClasses,
    Tools,
    Commands,
    Containers,
    Booleans, // false, true
    Bindings,
    Roles,
    Subjects,
    ResourcePaths,
    // Not of the events, but of AddressValues; see DerivedMap.
    AddressClasses,
    CountryCodes,
    CountryNames,
    Cities,
    AsNumbers,
    AsOrganizations,
    Count,
};
inline constexpr std::size_t kDictionaryCount = static_cast<std::size_t>(DictionaryId::Count);

[[nodiscard]] constexpr bool isOfAddresses(DictionaryId id)
{
    return id >= DictionaryId::AddressClasses && id != DictionaryId::Count;
}

// What is stored per event, bit-packed per chunk. The value of a column is
//  - a code of a dictionary (Value),
//  - a code of a tuple list, whose entries are arrays of codes of a dictionary (List, ObjectType),
//  - or a plain number (Number).
enum class Column : std::uint8_t {
    Verb,
    Username,
    Groups,
    Credential,
    PodName,
    ImpersonatedUser,
    ImpersonatedGroups,
    SourceIps,
    UserAgent,
    ObjectType,
    Namespace,
    Name,
    GeneratedName,
    RequestUri,
    StatusReason,
    StatusMessage,
    Decision,
    AuthorizationReason,
    AnnotationKeys, // absent: unknown, or an annotation is no text
    OutcomeReason,
    Stage,
    Level,
    Outcome,
    StatusCode, // number: HTTP status
    Flags, // number: EventFlag bits
    Source, // number: SourceId
    Count,
};
inline constexpr std::size_t kColumnCount = static_cast<std::size_t>(Column::Count);

enum class ColumnKind : std::uint8_t { Value, List, ObjectType, Number };

struct ColumnInfo
{
    ColumnKind kind;
    DictionaryId dictionary; // Value: of the codes; List: of the elements; else unused
};

inline constexpr std::array<ColumnInfo, kColumnCount> kColumns {{
    {ColumnKind::Value, DictionaryId::Verbs},
    {ColumnKind::Value, DictionaryId::Users},
    {ColumnKind::List, DictionaryId::Groups},
    {ColumnKind::List, DictionaryId::Credentials},
    {ColumnKind::List, DictionaryId::PodNames},
    {ColumnKind::Value, DictionaryId::Users},
    {ColumnKind::List, DictionaryId::Groups},
    {ColumnKind::List, DictionaryId::Ips},
    {ColumnKind::Value, DictionaryId::UserAgents},
    {ColumnKind::ObjectType, DictionaryId::Resources},
    {ColumnKind::Value, DictionaryId::Namespaces},
    {ColumnKind::Value, DictionaryId::Names},
    {ColumnKind::Value, DictionaryId::Names},
    {ColumnKind::Value, DictionaryId::Uris},
    {ColumnKind::Value, DictionaryId::StatusReasons},
    {ColumnKind::Value, DictionaryId::Messages},
    {ColumnKind::Value, DictionaryId::Decisions},
    {ColumnKind::Value, DictionaryId::AuthorizationReasons},
    {ColumnKind::List, DictionaryId::AnnotationKeys},
    {ColumnKind::Value, DictionaryId::OutcomeReasons},
    {ColumnKind::Value, DictionaryId::Stages},
    {ColumnKind::Value, DictionaryId::Levels},
    {ColumnKind::Value, DictionaryId::Outcomes},
    {ColumnKind::Number, DictionaryId::Count},
    {ColumnKind::Number, DictionaryId::Count},
    {ColumnKind::Number, DictionaryId::Count},
}};

// Elements of an ObjectType tuple, in this order, each a code of its own dictionary.
enum class ObjectTypePart : std::uint8_t { Resource, Subresource, ApiGroup, ApiVersion };
inline constexpr std::array<DictionaryId, 4> kObjectTypeDictionaries {
    DictionaryId::Resources, DictionaryId::Subresources, DictionaryId::ApiGroups,
    DictionaryId::ApiVersions};

// The dictionary of the element at `index` of the tuples of a List or ObjectType column.
[[nodiscard]] constexpr DictionaryId elementDictionary(std::size_t column, std::size_t index)
{
    return kColumns[column].kind == ColumnKind::ObjectType ? kObjectTypeDictionaries[index]
                                                           : kColumns[column].dictionary;
}

// Code -> code tables, one entry per distinct value of the base, filled when the value is new.
enum class DerivedMap : std::uint8_t {
    ActorClassOfUser, // Users -> ActorClasses
    ToolOfUserAgent, // UserAgents -> Tools
    CommandOfUri, // Uris -> Commands
    ContainerOfUri, // Uris -> Containers
    TtyOfUri, // Uris -> Booleans
    BindingOfReason, // AuthorizationReasons -> Bindings
    RoleOfReason, // AuthorizationReasons -> Roles
    SubjectOfReason, // AuthorizationReasons -> Subjects
    PeerOfIps, // Column::SourceIps tuples -> Ips
    PathOfObjectType, // Column::ObjectType tuples -> ResourcePaths
    OpenOfOutcome, // Outcomes -> Booleans
    // Column::SourceIps tuples -> what AddressValues knows of the peer, in the order of AddressFact
    // and of the dictionaries.
    ClassOfPeer,
    CountryCodeOfPeer,
    CountryNameOfPeer,
    CityOfPeer,
    AsNumberOfPeer,
    AsOrganizationOfPeer,
    Count,
};
inline constexpr std::size_t kDerivedMapCount = static_cast<std::size_t>(DerivedMap::Count);

[[nodiscard]] constexpr bool isOfAddresses(DerivedMap map)
{
    return map >= DerivedMap::ClassOfPeer && map != DerivedMap::Count;
}

// Bits of Column::Flags.
enum EventFlag : std::uint32_t {
    kHasRequestObject = 1U << 0,
    kHasResponseObject = 1U << 1,
    kTruncatedBodies = 1U << 2, // audit.k8s.io/truncated, or a body that an exporter cut out
    kDryRun = 1U << 3,
    // What the envelope does not carry, and the event has from what it does carry:
    kLevelInferred = 1U << 4,
    kStageInferred = 1U << 5,
    kCodeInferred = 1U << 6, // responseStatus.code
    kUriInferred = 1U << 7, // requestURI, without its query
    kTimeInferred = 1U << 8, // when the exporter got the event
    // What neither is there, see missingmembers.h:
    kIncomplete = 1U << 9, // lacks a member that every event of the API server has
    kNoUserAgent = 1U << 10, // the export has no place for user agents
};
inline constexpr std::uint32_t kFlagValues = 1U << 11; // all combinations of the bits

// What the field `inferred` calls the members that were.
struct InferredMember
{
    EventFlag flag;
    std::string_view name;
};
inline constexpr std::array<InferredMember, 5> kInferredMembers {{{kLevelInferred, "level"},
                                                                  {kStageInferred, "stage"},
                                                                  {kCodeInferred, "code"},
                                                                  {kUriInferred, "uri"},
                                                                  {kTimeInferred, "time"}}};

} // namespace kubewake
