// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace kubewake {

// The codes of one column in one chunk, in the narrowest of 0, 1, 2 or 4 bytes a row that holds
// the largest: a column that has one value throughout a chunk costs nothing. Immutable.
class PackedCodes
{
public:
    PackedCodes() = default;
    explicit PackedCodes(std::span<const std::uint32_t> codes);

    [[nodiscard]] std::uint32_t operator[](std::uint32_t index) const
    {
        switch (m_width) {
        case 1:
            return m_bytes[index];
        case 2:
            return m_shorts[index];
        case 4:
            return m_words[index];
        default:
            return m_constant;
        }
    }

    // Calls visit with a span of uint8_t, uint16_t or uint32_t, or with one std::uint32_t if every
    // row has that value. For scans: the width is resolved once, outside the loop.
    template<typename Visit>
    decltype(auto) visit(Visit &&visit) const
    {
        switch (m_width) {
        case 1:
            return visit(std::span<const std::uint8_t>(m_bytes));
        case 2:
            return visit(std::span<const std::uint16_t>(m_shorts));
        case 4:
            return visit(std::span<const std::uint32_t>(m_words));
        default:
            return visit(m_constant);
        }
    }

    // Largest code in the chunk: a scan may skip a chunk that cannot hold a match.
    [[nodiscard]] std::uint32_t maximum() const { return m_maximum; }

    [[nodiscard]] std::size_t bytes() const
    {
        return m_bytes.capacity() + m_shorts.capacity() * 2 + m_words.capacity() * 4;
    }

private:
    std::vector<std::uint8_t> m_bytes;
    std::vector<std::uint16_t> m_shorts;
    std::vector<std::uint32_t> m_words;
    std::uint32_t m_constant = 0;
    std::uint32_t m_maximum = 0;
    std::uint8_t m_width = 0;
};

} // namespace kubewake
