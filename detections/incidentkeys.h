// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/signals/incident.h"
#include "model/store/eventsnapshot.h"

#include <compare>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace kubewake {

// Something that signals can have in common.
struct IncidentKey
{
    IncidentLink::Kind kind;
    std::string value;
    friend auto operator<=>(const IncidentKey &, const IncidentKey &) = default;
};

// What a signal has to be linked by, out of its events. A value.
struct IncidentKeys
{
    std::set<IncidentKey> shared; // links signals that have it
    // Links a signal that makes something with those that use it, and users not with each other:
    // everybody is allowed by the usual bindings.
    std::set<IncidentKey> made;
    std::set<IncidentKey> used;
};

// The keys of each signal, in order. What too many share says nothing and is no key: addresses of
// more than kMaximumUsersOfAddress users are proxies. Incomplete if cancelled. One thread; a few µs
// an event.
[[nodiscard]] std::vector<IncidentKeys> incidentKeysOf(const EventSnapshot &snapshot,
                                                       const std::vector<SignalPtr> &signalList,
                                                       const std::function<bool()> &cancelled);

inline constexpr std::size_t kMaximumUsersOfAddress = 3;

} // namespace kubewake
