// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/jsonview.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace kubewake {

// Events whose members some exporters write as `user.username`, `objectRef.namespace`, …

// Of a member that stands for an object of an event, or an array (Splunk).
[[nodiscard]] inline bool isFlattenedKey(std::string_view key)
{
    return key.starts_with("user.") || key.starts_with("objectRef.")
        || key.starts_with("responseStatus.") || key == "sourceIPs{}";
}

// An event with its members flattened. Agrees with AuditEventParser.
[[nodiscard]] bool isFlattenedEvent(const JsonObjectView &object);

// An event itself, so nothing that is wrapped around one. Agrees with AuditEventParser.
[[nodiscard]] bool isEventItself(const JsonObjectView &object);

struct FlatEventRules
{
    std::string_view prefix {}; // before the names of the members: `kubernetes.audit.`
    bool onlyKnownMembers = false; // others are the exporter's
    bool dottedAnnotations = false; // see dottedAnnotationKey()
};

struct RebuiltEvent
{
    std::string json;
    std::uint32_t flags = 0; // EventFlag bits
    std::string reason; // why there is no event
};

// The event that the members of `object` are of, nested again. Lists of one are told from single
// values by name; bodies are rebuilt as objects, since the lists in them are lost (that is
// flagged). False if members contradict each other or too few are there.
[[nodiscard]] bool rebuildEvent(const JsonObjectView &object, const FlatEventRules &rules,
                                RebuiltEvent &event);

// Elastic writes `authorization_k8s_io/decision`, since dots nest. A domain has no underscore.
[[nodiscard]] std::string dottedAnnotationKey(std::string_view key);
// An object of annotations (else the value as it is) with such keys.
[[nodiscard]] std::string dottedAnnotations(std::string_view value);

} // namespace kubewake
