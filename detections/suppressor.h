// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/compiledrule.h"
#include "model/signals/suppression.h"
#include "model/store/eventsnapshot.h"

#include <functional>
#include <vector>

namespace kubewake {

// Takes away what the rule's suppressions expect, of `rows` (ascending), and says what that was.
// An event that several of them expect is the first one's; one of which a suppression cannot be
// told, because the export or the audit level has left something out, stays. Incomplete if
// cancelled. Any thread.
[[nodiscard]] std::vector<SuppressedMatches> suppress(const CompiledRule &rule,
                                                      const EventSnapshot &snapshot,
                                                      std::vector<Row> &rows,
                                                      const std::function<bool()> &cancelled);

} // namespace kubewake
