// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/grants/rbacrole.h"

#include <string>

namespace kubewake {

// The smallest roles for this access and the bindings to its user, as YAML for `kubectl apply`.
// Comments, translated, say on which requests it rests and what it cannot know. Texts of the
// evidence can become nothing but texts in it. Pure; any thread.
[[nodiscard]] std::string leastPrivilegeYaml(const RequiredAccess &access);

} // namespace kubewake
