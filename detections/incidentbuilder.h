// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/signals/incident.h"
#include "model/store/eventsnapshot.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace kubewake {

struct IncidentOptions
{
    // Signals further apart than this are not one story (µs).
    std::int64_t window = 6LL * 3'600'000'000;
    // Only these tie signals together; lesser ones are added to the story that they belong to, for
    // everyday signals would tie everything to everything.
    Severity linking = Severity::Medium;
    std::function<bool()> cancelled {}; // may be empty
};

// Links signals into stories: same actor, credential, address or object; a binding that was made
// and then allowed something; a service account, or a pod, that was made or entered and then used.
// The most severe first, then the one that began first. A signal that belongs to no other is an
// incident of its own if it is of a linking severity, and in none if it is not. Signals without a
// time are in none. Incomplete if cancelled. Any thread.
[[nodiscard]] std::vector<IncidentPtr> buildIncidents(const EventSnapshot &snapshot,
                                                      const std::vector<SignalPtr> &signalList,
                                                      const IncidentOptions &options = {});

} // namespace kubewake
