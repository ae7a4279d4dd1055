// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdint>

namespace kubewake {

// How long something took, in the two units that matter: `90 s`, `12 min`, `2 h 3 min`.
// Translated; any thread.
[[nodiscard]] QString durationText(std::int64_t microseconds);

} // namespace kubewake
