// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace kubewake {

// What one JSON text turned out to be.
enum class JsonKind : std::uint8_t {
    AuditEvent, // committed to the builder
    EventList, // audit.k8s.io EventList: its items are events, the caller splits them
    CoreEvent, // core/v1 or events.k8s.io Event: the other thing that Kubernetes calls an event
    Other, // an object (or array) that is no event
    Invalid, // no JSON
};

} // namespace kubewake
