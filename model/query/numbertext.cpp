// SPDX-License-Identifier: Apache-2.0
#include "model/query/numbertext.h"

#include <charconv>

namespace kubewake {
namespace {

std::size_t skipDigits(std::string_view text, std::size_t at)
{
    while (at < text.size() && text[at] >= '0' && text[at] <= '9')
        ++at;
    return at;
}

// The JSON grammar; sets isInteger if there is neither a fraction nor an exponent.
bool isNumber(std::string_view text, bool &isInteger)
{
    std::size_t at = !text.empty() && text[0] == '-' ? 1 : 0;
    const std::size_t first = at;
    at = skipDigits(text, at);
    if (at == first || (text[first] == '0' && at - first > 1))
        return false;
    isInteger = at == text.size();
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = ++at;
        at = skipDigits(text, at);
        if (at == fraction)
            return false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        const std::size_t exponent = at;
        at = skipDigits(text, at);
        if (at == exponent)
            return false;
    }
    return at == text.size();
}

} // namespace

std::optional<NumberText> NumberText::parse(std::string_view text)
{
    NumberText number;
    // Most values are names: one look at the first byte settles it.
    if (text.empty() || (text[0] != '-' && (text[0] < '0' || text[0] > '9'))
        || !isNumber(text, number.isInteger))
        return std::nullopt;
    const char *end = text.data() + text.size();
    if (std::from_chars(text.data(), end, number.real).ec != std::errc())
        return std::nullopt; // out of range
    if (number.isInteger) {
        const auto [stop, error] = std::from_chars(text.data(), end, number.integer);
        if (error != std::errc()) {
            number.isInteger = false;
            number.isExact = false;
        }
    }
    return number;
}

std::partial_ordering NumberText::compare(const NumberText &other) const
{
    if (isInteger && other.isInteger)
        return integer <=> other.integer;
    // 64 bits of mantissa: an integer stays exact beside a double.
    const auto left =
        isInteger ? static_cast<long double>(integer) : static_cast<long double>(real);
    const auto right = other.isInteger ? static_cast<long double>(other.integer)
                                       : static_cast<long double>(other.real);
    return left <=> right;
}

} // namespace kubewake
