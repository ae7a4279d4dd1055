// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace kubewake {

// What the members of an event are, for those who put events together again from what exporters
// made of them.

enum class MemberKind : std::uint8_t {
    Text,
    Time,
    List, // of texts
    Object, // with known members
    Body, // an object of Kubernetes, any JSON
    Map, // texts by keys that may have dots
};

struct EventMember
{
    std::string_view name;
    MemberKind kind;
};

// All of audit.k8s.io/v1, and the time of its first versions.
inline constexpr std::array<EventMember, 20> kEventMembers {{
    {"kind", MemberKind::Text},
    {"apiVersion", MemberKind::Text},
    {"level", MemberKind::Text},
    {"auditID", MemberKind::Text},
    {"stage", MemberKind::Text},
    {"requestURI", MemberKind::Text},
    {"verb", MemberKind::Text},
    {"user", MemberKind::Object},
    {"impersonatedUser", MemberKind::Object},
    {"sourceIPs", MemberKind::List},
    {"userAgent", MemberKind::Text},
    {"authenticationMetadata", MemberKind::Object},
    {"objectRef", MemberKind::Object},
    {"responseStatus", MemberKind::Object},
    {"requestObject", MemberKind::Body},
    {"responseObject", MemberKind::Body},
    {"requestReceivedTimestamp", MemberKind::Time},
    {"stageTimestamp", MemberKind::Time},
    {"annotations", MemberKind::Map},
    {"timestamp", MemberKind::Time},
}};

// nullptr for what is no member of events.
[[nodiscard]] constexpr const EventMember *eventMember(std::string_view name)
{
    const auto found = std::ranges::find(kEventMembers, name, &EventMember::name);
    return found == kEventMembers.end() ? nullptr : &*found;
}

// Of members at any depth, bodies included, the keys in which may have dots of their own.
[[nodiscard]] constexpr bool hasDottedKeys(std::string_view name)
{
    constexpr std::array<std::string_view, 5> kNames {"annotations", "extra", "labels",
                                                      "matchLabels", "nodeSelector"};
    return std::ranges::find(kNames, name) != kNames.end();
}

} // namespace kubewake
