// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/outputtarget.h"
#include "model/core/result.h"
#include "model/signals/incident.h"

#include <vector>

namespace kubewake {

// What `kubewake scan --incidents` prints.

// For people: a paragraph each.
[[nodiscard]] Result<void> printIncidents(OutputTarget &output,
                                          const std::vector<IncidentPtr> &incidents);
// JSON Lines, an object each, keys in snake_case; signals by their ids.
[[nodiscard]] Result<void> printIncidentsAsJson(OutputTarget &output,
                                                const std::vector<IncidentPtr> &incidents);

} // namespace kubewake
