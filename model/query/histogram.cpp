// SPDX-License-Identifier: Apache-2.0
#include "model/query/histogram.h"

#include <algorithm>

namespace kubewake {

TimeRange Histogram::rangeOfBin(std::size_t bin) const
{
    // Unsigned: bins of the widest range begin further apart than an int64 can count.
    const auto width = static_cast<std::uint64_t>(binWidth);
    const std::uint64_t first = static_cast<std::uint64_t>(range.first) + bin * width;
    const std::uint64_t left = static_cast<std::uint64_t>(range.last) - first;
    return {static_cast<MicrosecondsUtc>(first),
            left < width ? range.last : static_cast<MicrosecondsUtc>(first + width - 1)};
}

Histogram histogramOf(const EventSnapshot &snapshot, const RowBitmap &rows, TimeRange range,
                      std::size_t maximumBins)
{
    Histogram histogram;
    histogram.range = range;
    if (!range.isValid() || maximumBins == 0) {
        histogram.outside = rows.count();
        return histogram;
    }
    // Unsigned: the widest range has more microseconds than an int64 can count.
    const std::uint64_t last =
        static_cast<std::uint64_t>(range.last) - static_cast<std::uint64_t>(range.first);
    const std::uint64_t width = std::min<std::uint64_t>(last / maximumBins + 1, INT64_MAX);
    histogram.binWidth = static_cast<std::int64_t>(width);
    histogram.bins.resize(static_cast<std::size_t>(last / width) + 1);
    rows.forEach([&](Row row) {
        const MicrosecondsUtc time = snapshot.time(row);
        if (time == kNoTime || time < range.first || time > range.last) {
            ++histogram.outside;
            return;
        }
        const std::uint64_t distance =
            static_cast<std::uint64_t>(time) - static_cast<std::uint64_t>(range.first);
        const std::uint32_t outcome = snapshot.code(Column::Outcome, row);
        ++histogram.bins[static_cast<std::size_t>(distance / width)]
                        [outcome < kOutcomeNames.size() ? outcome : 0];
    });
    return histogram;
}

} // namespace kubewake
