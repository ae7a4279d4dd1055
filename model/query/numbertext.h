// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kubewake {

// A number as JSON writes it (`403`, `-1.5`, `1e3`), compared by value. Integers of 64 bits are
// exact; longer ones are near enough to be ordered, but never equal by value.
struct NumberText
{
    bool isInteger = false;
    bool isExact = true;
    std::int64_t integer = 0;
    double real = 0; // always set

    // Nothing for anything else, such as `007`, `+1` or ` 1`.
    [[nodiscard]] static std::optional<NumberText> parse(std::string_view text);

    [[nodiscard]] std::partial_ordering compare(const NumberText &other) const;
    [[nodiscard]] bool equals(const NumberText &other) const
    {
        return isExact && other.isExact && compare(other) == std::partial_ordering::equivalent;
    }
};

} // namespace kubewake
