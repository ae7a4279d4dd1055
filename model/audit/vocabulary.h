// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kubewake {

// The closed vocabularies of an audit event. Each enumerator's value is also its code in the
// store's dictionary for that column, so 0 is always "absent".

// How far the request had come when the event was written, in this order.
// https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/#audit-policy
enum class Stage : std::uint8_t {
    Missing,
    RequestReceived,
    ResponseStarted,
    ResponseComplete,
    Panic,
};
inline constexpr std::array<std::string_view, 5> kStageNames {
    "", "RequestReceived", "ResponseStarted", "ResponseComplete", "Panic"};

// How much of the request the policy recorded.
enum class Level : std::uint8_t {
    Missing,
    None,
    Metadata,
    Request,
    RequestResponse,
};
inline constexpr std::array<std::string_view, 5> kLevelNames {"", "None", "Metadata", "Request",
                                                              "RequestResponse"};

// What became of the request, as far as this one event can tell.
enum class Outcome : std::uint8_t {
    Missing,
    Allowed,
    Denied,
    Failed,
    DryRun,
    Open, // no final stage yet
    Unknown,
};
inline constexpr std::array<std::string_view, 7> kOutcomeNames {
    "", "allowed", "denied", "failed", "dry-run", "open", "unknown"};

// What kind of principal a user name belongs to.
enum class ActorClass : std::uint8_t {
    Missing,
    Human,
    ServiceAccount,
    Node,
    ControlPlane,
    Anonymous,
};
inline constexpr std::array<std::string_view, 6> kActorClassNames {
    "", "human", "service account", "node", "control plane", "anonymous"};

// Where an address is.
enum class AddressClass : std::uint8_t {
    Missing,
    Loopback,
    LinkLocal,
    Private, // RFC 1918, unique local
    Shared, // 100.64.0.0/10, between providers and their customers; pods of some clusters
    Pod, // in a network of pods: given, or inferred from the evidence
    Node,
    Service,
    KnownNetwork, // the responder's own
    Public,
    Reserved, // documentation, multicast, benchmarks and what nobody may use
};
inline constexpr std::array<std::string_view, 11> kAddressClassNames {
    "",     "loopback", "link-local",    "private", "shared",  "pod",
    "node", "service",  "known network", "public",  "reserved"};

// Exact, case-sensitive; nothing for a name that Kubernetes does not define.
[[nodiscard]] std::optional<Stage> stageFromName(std::string_view name);
[[nodiscard]] std::optional<Level> levelFromName(std::string_view name);

} // namespace kubewake
