// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"

#include <optional>
#include <string_view>

namespace kubewake {

// The instants a time in a filter stands for: `2026-11-23` is a day, `2026-11-23T09` an hour, a
// time with seconds one instant (first == last). µs UTC, both ends included.
struct KqlTime
{
    MicrosecondsUtc first = 0;
    MicrosecondsUtc last = 0;
};

// ISO 8601 from the year down to fractions of a second, read in `format`'s zone unless it names
// one itself, and Elasticsearch's date math on it (`2026-01-01||+1M/d`) or on now (`now-2w/d`).
// Units y M w d h H m s; weeks start on Monday. Nothing for any other text.
[[nodiscard]] std::optional<KqlTime> parseKqlTime(std::string_view text, const TimeFormat &format,
                                                  MicrosecondsUtc now);

// Is this text meant as a time, even where the field does not say so: a whole date, or date math?
[[nodiscard]] bool looksLikeKqlTime(std::string_view text);

} // namespace kubewake
