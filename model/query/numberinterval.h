// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/numbertext.h"
#include "model/query/valuetest.h"

#include <optional>

namespace kubewake {

// The first four as in Comparison.
enum class IntervalEnds : std::uint8_t { Less, LessOrEqual, Greater, GreaterOrEqual, Equal };

// The numbers of the form (Integer or Milliseconds) whose text compares so with `bound`, exactly as
// NumberText::compare would say. Nothing where that cannot be told without writing the text.
[[nodiscard]] std::optional<NumberInterval> intervalFor(IntervalEnds ends, const NumberText &bound,
                                                        NumberForm form);

} // namespace kubewake
