// SPDX-License-Identifier: Apache-2.0
#include "model/query/numberinterval.h"

#include <cmath>

namespace kubewake {
namespace {

// Beyond this a microsecond count is no exact double, and its text may compare differently.
constexpr std::int64_t kExactDouble = std::int64_t {1} << 53;

// How the text of `number` compares with the bound.
std::partial_ordering compareNumber(std::int64_t number, const NumberText &bound, NumberForm form)
{
    NumberText text;
    if (form == NumberForm::Integer) {
        text.isInteger = true;
        text.integer = number;
    } else {
        // Three decimals read back are the double nearest to the quotient, which is what division
        // gives as well.
        text.real = static_cast<double>(number) / 1000.0;
    }
    return text.compare(bound);
}

// The first number in [low, high] for which `isAbove` holds, or high + 1. isAbove must be monotone.
template<typename IsAbove>
std::int64_t firstAbove(std::int64_t low, std::int64_t high, IsAbove isAbove)
{
    while (low <= high) {
        const std::int64_t middle = low + (high - low) / 2;
        if (isAbove(middle))
            high = middle - 1;
        else
            low = middle + 1;
    }
    return low;
}

} // namespace

std::optional<NumberInterval> intervalFor(IntervalEnds ends, const NumberText &bound,
                                          NumberForm form)
{
    if (form == NumberForm::Time || std::isnan(bound.real))
        return std::nullopt;
    // Halves of the range keep `high - low` and `high + 1` from overflowing. No column holds more.
    const std::int64_t limit = form == NumberForm::Integer ? INT64_MAX / 2 : kExactDouble;
    if (ends == IntervalEnds::Equal && !bound.isExact)
        return std::nullopt;
    const std::int64_t firstNotLess = firstAbove(
        -limit, limit, [&](std::int64_t n) { return compareNumber(n, bound, form) >= 0; });
    const std::int64_t firstGreater = firstAbove(
        -limit, limit, [&](std::int64_t n) { return compareNumber(n, bound, form) > 0; });
    // A bound outside of what was searched: numbers outside would be decided wrongly.
    if (firstNotLess == -limit || firstGreater == limit + 1)
        return std::nullopt;
    switch (ends) {
    case IntervalEnds::Less:
        return NumberInterval {INT64_MIN, firstNotLess - 1};
    case IntervalEnds::LessOrEqual:
        return NumberInterval {INT64_MIN, firstGreater - 1};
    case IntervalEnds::Greater:
        return NumberInterval {firstGreater, INT64_MAX};
    case IntervalEnds::GreaterOrEqual:
        return NumberInterval {firstNotLess, INT64_MAX};
    case IntervalEnds::Equal:
        return NumberInterval {firstNotLess, firstGreater - 1};
    }
    return std::nullopt;
}

} // namespace kubewake
