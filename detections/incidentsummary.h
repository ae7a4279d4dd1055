// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/signals/incident.h"

#include <string>

namespace kubewake {

// One English paragraph about an incident whose other members are set: who, when, what in the order
// of ATT&CK, and what ties it together. Holds evidence text; plain text.
[[nodiscard]] std::string incidentSummary(const Incident &incident);

} // namespace kubewake
