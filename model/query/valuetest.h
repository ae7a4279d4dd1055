// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/query/expression.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

enum class CaseSensitivity : std::uint8_t { Sensitive, Insensitive }; // ASCII letters only

enum class Comparison : std::uint8_t { Less, LessOrEqual, Greater, GreaterOrEqual };

// How a number stands behind a value's text form.
enum class NumberForm : std::uint8_t {
    Integer, // as it is
    Milliseconds, // microseconds, written in milliseconds with three decimals
    Time, // µs UTC, written as ISO 8601
};

// Both ends inclusive; empty if first > last.
struct NumberInterval
{
    std::int64_t first = INT64_MIN;
    std::int64_t last = INT64_MAX;
    [[nodiscard]] bool contains(std::int64_t number) const
    {
        return number >= first && number <= last;
    }
};

// One predicate on one value. Immutable and safe to call from any thread.
class ValueTest
{
public:
    ValueTest() = default;
    ValueTest(const ValueTest &) = delete;
    ValueTest &operator=(const ValueTest &) = delete;
    virtual ~ValueTest() = default;

    // `value` is the text form: strings as they are, numbers and booleans as written in JSON,
    // times as ISO 8601 UTC, durations in milliseconds.
    [[nodiscard]] virtual bool matches(std::string_view value) const = 0;

    // Exactly the numbers whose text form matches, if they are an interval and that is known: lets
    // a scan compare numbers without writing each as text.
    [[nodiscard]] virtual std::optional<NumberInterval> interval(NumberForm) const { return {}; }

    // True if the test accepts exactly a few texts, which are then appended.
    [[nodiscard]] virtual bool exactTexts(std::vector<std::string> &) const { return false; }
};

// Equal text; numbers also by value ("403" equals 403, 1.0 equals 1).
[[nodiscard]] ValueTestPtr equalTo(std::string value, CaseSensitivity sensitivity);
// '*' any run of characters, '?' exactly one (if questionMark); a backslash makes the next one
// literal. Linear in the value's length times the number of stars.
[[nodiscard]] ValueTestPtr wildcard(std::string_view pattern, CaseSensitivity sensitivity,
                                    bool questionMark);
[[nodiscard]] ValueTestPtr containing(std::string part, CaseSensitivity sensitivity);
[[nodiscard]] ValueTestPtr startingWith(std::string part, CaseSensitivity sensitivity);
[[nodiscard]] ValueTestPtr endingWith(std::string part, CaseSensitivity sensitivity);
// RE2 syntax, unanchored, linear time. Error: the pattern does not compile, or is over
// kMaximumRegexLength.
[[nodiscard]] Result<ValueTestPtr> regex(const std::string &pattern, CaseSensitivity sensitivity);
// An address inside the prefix; IPv4-mapped IPv6 counts as IPv4. Error: no prefix.
[[nodiscard]] Result<ValueTestPtr> insideNetwork(std::string_view cidr);
// Numeric if both sides are numbers, by time if both are timestamps (date-only allowed on the
// right), else by bytes.
[[nodiscard]] ValueTestPtr compared(Comparison comparison, std::string value);
[[nodiscard]] ValueTestPtr anyOf(std::vector<ValueTestPtr> tests);
[[nodiscard]] ValueTestPtr allOf(std::vector<ValueTestPtr> tests);
[[nodiscard]] ValueTestPtr notMatching(ValueTestPtr test);

inline constexpr std::size_t kMaximumRegexLength = 10'000;

} // namespace kubewake
