// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/ruleneeds.h"

#include <string>

namespace kubewake {

// Why a policy leaves a rule blind, or partly so: `pods (create, patch): needs Request, is logged
// at Metadata; …`, the first few objects. Empty if it does not. English, as rules are.
[[nodiscard]] std::string reasonOf(const PolicyVerdict &verdict);

} // namespace kubewake
