// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/packedcodes.h"

#include <cstdint>
#include <span>
#include <vector>

namespace kubewake {

// Signed 64-bit numbers of one chunk, stored as the distance from the smallest: neighbouring
// events have neighbouring times, offsets and lines, so 2 or 4 bytes a row are the rule.
class PackedInts
{
public:
    PackedInts() = default;
    // In `memory`, if there is one, else on the heap.
    explicit PackedInts(std::span<const std::int64_t> values, StoreMemoryPtr memory = nullptr);

    [[nodiscard]] std::int64_t operator[](std::uint32_t index) const
    {
        return m_wide.size() == 0 ? m_base + m_distance[index] : wide()[index];
    }

    [[nodiscard]] std::int64_t minimum() const { return m_base; }
    [[nodiscard]] std::size_t bytes() const { return m_distance.bytes() + m_wide.size(); }

    // Calls visit(index, value) for every row, in order; faster than operator[] in a loop.
    template<typename Visit>
    void forEach(std::uint32_t size, Visit &&visit) const
    {
        if (m_wide.size() > 0) {
            for (std::uint32_t i = 0; i < size; ++i)
                visit(i, wide()[i]);
            return;
        }
        m_distance.visit([&](const auto &distances) {
            for (std::uint32_t i = 0; i < size; ++i) {
                if constexpr (requires { distances[i]; })
                    visit(i, m_base + std::int64_t {distances[i]});
                else
                    visit(i, m_base + std::int64_t {distances});
            }
        });
    }

private:
    [[nodiscard]] const std::int64_t *wide() const
    {
        return reinterpret_cast<const std::int64_t *>(m_wide.data());
    }

    PackedCodes m_distance;
    StoreBytes m_wide; // used if the spread needs more than 32 bits
    std::int64_t m_base = 0;
};

} // namespace kubewake
