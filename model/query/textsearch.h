// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// 'A'–'Z' to lower case; every other byte stays.
[[nodiscard]] constexpr char asciiLower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
[[nodiscard]] std::string asciiLowered(std::string_view text);
[[nodiscard]] bool equalIgnoringCase(std::string_view a, std::string_view b);

// Finds one text in others, ASCII case ignored (Horspool: a fraction of a comparison per byte).
// Immutable; any thread.
class TextSearch
{
public:
    explicit TextSearch(std::string_view needle);

    [[nodiscard]] bool isIn(std::string_view text) const;

private:
    std::string m_needle; // in lower case
    std::array<std::uint32_t, 256> m_skip {};
};

// The ways in which JSON encoders write a text inside a string: as it is, with quotes and control
// characters escaped, with <, > and & escaped too (Go), and in pure ASCII (Python). Distinct.
[[nodiscard]] std::vector<std::string> jsonSpellings(std::string_view text);

} // namespace kubewake
