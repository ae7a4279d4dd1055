// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/fieldcatalogue.h"
#include "model/query/compiledfilter.h"

#include <string>
#include <vector>

namespace kubewake {

struct ValueCount
{
    std::string value;
    std::uint32_t rows = 0;
};

// The distinct values of a coded field (keyword, ip, list, boolean, text) under `rows`, most
// frequent first, ties by value; at most `limit`. `prefix` keeps the values that start with or
// contain it, ASCII case ignored. Integer and file fields are counted too; Time, Duration and JSON
// fields give an Error. One scan of the column.
[[nodiscard]] Result<std::vector<ValueCount>>
countValues(const EventSnapshot &snapshot, const RowBitmap &rows, FieldId field,
            std::string_view prefix, std::size_t limit, const EvaluationControl &control = {});

} // namespace kubewake
