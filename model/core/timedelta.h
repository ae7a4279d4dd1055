// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"

#include <QString>

#include <optional>
#include <string>

namespace kubewake {

// µs from `from` to `to`; nothing if one of them is not known.
[[nodiscard]] std::optional<std::int64_t> timeDelta(MicrosecondsUtc from, MicrosecondsUtc to);

// A difference of times to the microsecond, to be read in a column: `+0.064568`, `-1:02.000001`,
// `+3:01:02.500000`, `+2 d 03:01:02.500000`. Not translated but for the letter of the day.
[[nodiscard]] QString timeDeltaText(std::int64_t microseconds);

// The same as a number of seconds: `-62.000001`.
[[nodiscard]] std::string timeDeltaSeconds(std::int64_t microseconds);

} // namespace kubewake
