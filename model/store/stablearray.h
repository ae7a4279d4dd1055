// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace kubewake {

// An append-only array whose elements never move. One writer may append while readers look at
// elements below a size that they learnt after those elements were written (a snapshot carries
// it), so reading takes no lock. Block k holds 1024 << k elements; 22 blocks cover 32 bits.
template<typename T>
class StableArray
{
public:
    [[nodiscard]] std::uint32_t size() const { return m_size; }

    [[nodiscard]] const T &operator[](std::uint32_t index) const
    {
        const Place place = placeOf(index);
        return m_blocks[place.block][place.offset];
    }

    void push_back(T value)
    {
        const Place place = placeOf(m_size);
        if (place.offset == 0)
            m_blocks[place.block] =
                std::make_unique<T[]>(std::size_t {1} << (place.block + kFirstBits));
        m_blocks[place.block][place.offset] = std::move(value);
        ++m_size;
    }

private:
    static constexpr unsigned kFirstBits = 10;

    struct Place
    {
        unsigned block;
        std::size_t offset;
    };

    static Place placeOf(std::uint32_t index)
    {
        const std::uint64_t shifted = std::uint64_t {index} + (1U << kFirstBits);
        const unsigned top = static_cast<unsigned>(std::bit_width(shifted)) - 1;
        return {top - kFirstBits, static_cast<std::size_t>(shifted - (std::uint64_t {1} << top))};
    }

    std::array<std::unique_ptr<T[]>, 32 - kFirstBits + 1> m_blocks;
    std::uint32_t m_size = 0;
};

} // namespace kubewake
