// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/compare/comparedtallies.h"
#include "model/core/result.h"
#include "model/core/rowbitmap.h"
#include "model/query/compiledfilter.h"

#include <array>

namespace kubewake {

// The images of the containers that requests asked for, in two times. They are in no column: the
// text of the requests that write objects with a body is read, a few percent of a usual log.
struct ImageTallies
{
    ComparedDimension images {};
    // Requests that may have named an image, had their bodies been recorded.
    std::array<Row, kComparedSides> unrecorded {};
    Row unreadable = 0;
};

// What a request has to be for its images to count, as a filter.
[[nodiscard]] QString imageScope();
// Longer ones are no image and are left out; so are more bytes of them than this.
inline constexpr std::size_t kMaximumImageLength = 2000;
inline constexpr std::size_t kMaximumImageBytes = 16 << 20;

// `rows`: one per request, those of other times too. Any thread. Error: cancelled.
[[nodiscard]] Result<ImageTallies>
compareImages(const EventSnapshot &snapshot, const RowBitmap &rows, const ComparedRanges &ranges,
              const ComparedTallies::Hours &hours, const EvaluationControl &control);

} // namespace kubewake
