// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/fieldcatalogue.h"
#include "model/query/compiledfilter.h"

#include <cstdint>
#include <string>
#include <vector>

namespace kubewake {

// Rows whose value is at least `from` and less than `to`: µs UTC, or µs of duration. kOpen: no
// bound on that side.
struct ValueRange
{
    static constexpr std::int64_t kOpen = INT64_MIN;

    std::int64_t from = kOpen;
    std::int64_t to = kOpen;
    bool isMissing = false; // the rows that have no value
    std::uint32_t rows = 0;
    std::string kql {}; // asks for these rows

    friend bool operator==(const ValueRange &, const ValueRange &) = default;
};

inline constexpr std::size_t kMaximumRanges = 24;

// The values of a Time or Duration field under `rows` in at most kMaximumRanges ranges, ascending,
// without the empty ones; last those that have no value. Times in equal steps of a round length
// (a second to a month, UTC), durations by powers of ten of a millisecond. Error: another field, or
// cancelled. One scan of the column, two for times.
[[nodiscard]] Result<std::vector<ValueRange>> countRanges(const EventSnapshot &snapshot,
                                                          const RowBitmap &rows, FieldId field,
                                                          const EvaluationControl &control = {});

} // namespace kubewake
