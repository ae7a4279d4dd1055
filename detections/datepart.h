// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/query/valuetest.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace kubewake {

// Sigma's date modifiers: one number of a time. https://sigmahq.io/sigma-specification/
// (Appendix Modifiers, "DateTime Modifiers").
enum class DatePart : std::uint8_t { Minute, Hour, Day, Week, Month, Year };

[[nodiscard]] std::optional<DatePart> datePartFromName(std::string_view name);

// In UTC, as the API server writes its times. Weeks are those of ISO 8601, 1 to 53; the days of a
// year before its first week belong to the last one of the year before.
[[nodiscard]] std::int64_t datePartOf(DatePart part, MicrosecondsUtc time);

// Passes timestamps whose part passes `number`, and nothing else.
[[nodiscard]] ValueTestPtr datePartTest(DatePart part, ValueTestPtr number);

} // namespace kubewake
