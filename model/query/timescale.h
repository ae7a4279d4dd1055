// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/histogram.h"

#include <cstdint>

namespace kubewake {

// Time <-> pixel for a painted time axis: `width` pixels of equal share over the closed `range`.
// A value; every function is O(1). Exact: each microsecond of the range belongs to one pixel, and
// timesOfPixel() gives back exactly the microseconds that pixelOf() sends there.
struct TimeScale
{
    // Narrowest range that zooming gives.
    static constexpr std::int64_t kMinimumSpan = 100; // µs

    TimeRange range;
    int width = 0; // pixels

    [[nodiscard]] bool isValid() const { return range.isValid() && width > 0; }
    // µs covered; 1 for a single instant.
    [[nodiscard]] std::int64_t span() const { return range.last - range.first + 1; }
    [[nodiscard]] bool contains(MicrosecondsUtc time) const
    {
        return time >= range.first && time <= range.last;
    }

    // 0 … width - 1; times outside the range are clamped to it.
    [[nodiscard]] int pixelOf(MicrosecondsUtc time) const;
    // First microsecond at or after the left edge of a pixel; clamped to the range.
    [[nodiscard]] MicrosecondsUtc timeAt(int pixel) const;
    // Microseconds of one pixel. Invalid if a pixel is narrower than a microsecond and has none.
    [[nodiscard]] TimeRange timesOfPixel(int pixel) const;
    // From the first microsecond of one pixel to the last of the other, in any order.
    [[nodiscard]] TimeRange timesOfPixels(int from, int to) const;

    // Zooms in (factor > 1) or out, keeping the time under `pixel` there as far as `bounds` allow.
    [[nodiscard]] TimeScale zoomed(double factor, int pixel, TimeRange bounds) const;
    // Moves the range by pixels (positive: to later times), stopping at the bounds.
    [[nodiscard]] TimeScale panned(int pixels, TimeRange bounds) const;
};

} // namespace kubewake
