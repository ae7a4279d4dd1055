// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/query/compiledfilter.h"
#include "model/query/histogram.h"

#include <optional>

namespace kubewake {

class Console;

// The requests that --query, --from and --to leave, for commands that report about them.
struct RequestSelection
{
    ExpressionPtr query {}; // null: every request
    std::optional<TimeRange> range {};
    bool unreadable = false; // the text of some row that the filter asked about

    // Says on the console what the filter could not tell. Error: cancelled. Blocks.
    [[nodiscard]] Result<RowBitmap> rows(const EventSnapshot &snapshot, const Console &console,
                                         const EvaluationControl &control);
};

} // namespace kubewake
