// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/vocabulary.h"
#include "model/core/rowbitmap.h"
#include "model/store/eventsnapshot.h"

#include <array>
#include <vector>

namespace kubewake {

struct TimeRange
{
    MicrosecondsUtc first = kNoTime; // inclusive
    MicrosecondsUtc last = kNoTime; // inclusive
    [[nodiscard]] bool isValid() const { return first != kNoTime && first <= last; }
    friend bool operator==(const TimeRange &, const TimeRange &) = default;
};

// Rows per time bin, stacked by outcome. Bins are equally wide and cover `range` exactly.
struct Histogram
{
    TimeRange range;
    std::int64_t binWidth = 0; // µs, at least 1
    std::vector<std::array<std::uint32_t, kOutcomeNames.size()>> bins; // index: Outcome
    std::uint32_t outside = 0; // rows of the bitmap outside the range or without a time

    [[nodiscard]] TimeRange rangeOfBin(std::size_t bin) const;
};

// At most `maximumBins` bins. One pass over the rows.
[[nodiscard]] Histogram histogramOf(const EventSnapshot &snapshot, const RowBitmap &rows,
                                    TimeRange range, std::size_t maximumBins);

} // namespace kubewake
