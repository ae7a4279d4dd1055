// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/vocabulary.h"

#include <string_view>

namespace kubewake {

// The class of a user name. An empty name is Anonymous: the API server writes `user: {}` when
// authentication failed (apiserver pkg/endpoints/filters/authn_audit.go).
[[nodiscard]] ActorClass actorClassOf(std::string_view username);

// The program at the start of a user agent: `kubectl` of `kubectl/v1.34.0 (linux/amd64) …`.
// Client-supplied, so a hint and no proof. A view into `userAgent`.
[[nodiscard]] std::string_view toolOf(std::string_view userAgent);

} // namespace kubewake
