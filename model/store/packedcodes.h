// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/storememory.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace kubewake {

// The codes of one column in one chunk, in the narrowest of 0, 1, 2 or 4 bytes a row that holds
// the largest: a column that has one value throughout a chunk costs nothing. Immutable.
class PackedCodes
{
public:
    PackedCodes() = default;
    // In `memory`, if there is one, else on the heap.
    explicit PackedCodes(std::span<const std::uint32_t> codes, StoreMemoryPtr memory = nullptr);

    [[nodiscard]] std::uint32_t operator[](std::uint32_t index) const
    {
        switch (m_width) {
        case 1:
            return span<std::uint8_t>()[index];
        case 2:
            return span<std::uint16_t>()[index];
        case 4:
            return span<std::uint32_t>()[index];
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
            return visit(span<std::uint8_t>());
        case 2:
            return visit(span<std::uint16_t>());
        case 4:
            return visit(span<std::uint32_t>());
        default:
            return visit(m_constant);
        }
    }

    // Largest code in the chunk: a scan may skip a chunk that cannot hold a match.
    [[nodiscard]] std::uint32_t maximum() const { return m_maximum; }

    [[nodiscard]] std::size_t bytes() const { return m_bytes.size(); }

private:
    template<typename T>
    [[nodiscard]] std::span<const T> span() const
    {
        return {reinterpret_cast<const T *>(m_bytes.data()), m_bytes.size() / sizeof(T)};
    }
    template<typename T>
    void fill(std::span<const std::uint32_t> codes, StoreMemoryPtr memory);

    StoreBytes m_bytes;
    std::uint32_t m_constant = 0;
    std::uint32_t m_maximum = 0;
    std::uint8_t m_width = 0;
};

} // namespace kubewake
