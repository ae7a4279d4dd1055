// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/compare/rangecomparison.h"
#include "model/export/bytesink.h"

#include <cstddef>
#include <string>

namespace kubewake {

// `kubewake compare` for people: the two times, what is to be known of them, and one change a line,
// at most `limit` of a list. `maximumWidth` as of TablePrinter.
[[nodiscard]] Result<void> writeComparison(const RangeComparison &comparison, std::size_t limit,
                                           ByteSink &sink, std::size_t maximumWidth);

// The same as one JSON document, keys in snake_case.
[[nodiscard]] std::string comparisonJson(const RangeComparison &comparison, std::size_t limit);

} // namespace kubewake
