// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/ids.h"

#include <bit>
#include <cstddef>
#include <vector>

namespace kubewake {

// A dense set of rows, one bit each. A value type: copy it to hand it to another thread.
// Every operation on two bitmaps asks for equal sizes; cost is size / 64 words.
class RowBitmap
{
public:
    RowBitmap() = default;
    explicit RowBitmap(Row size, bool value = false);

    [[nodiscard]] Row size() const { return m_size; }
    [[nodiscard]] Row count() const;
    [[nodiscard]] bool none() const;

    [[nodiscard]] bool test(Row row) const { return (m_words[row >> 6] >> (row & 63)) & 1U; }
    void set(Row row) { m_words[row >> 6] |= std::uint64_t {1} << (row & 63); }
    void reset(Row row) { m_words[row >> 6] &= ~(std::uint64_t {1} << (row & 63)); }

    RowBitmap &operator&=(const RowBitmap &other);
    RowBitmap &operator|=(const RowBitmap &other);
    RowBitmap &andNot(const RowBitmap &other);
    void flip();

    friend bool operator==(const RowBitmap &, const RowBitmap &) = default;

    // Calls visit(Row) in ascending order for every row that is set.
    template<typename Visit>
    void forEach(Visit &&visit) const
    {
        forEachInRange(0, m_size, visit);
    }

    // The same for the rows in [first, last). first must be a multiple of 64.
    template<typename Visit>
    void forEachInRange(Row first, Row last, Visit &&visit) const
    {
        for (std::size_t w = first >> 6; w < (std::size_t {last} + 63) >> 6; ++w) {
            std::uint64_t word = m_words[w];
            while (word != 0) {
                const Row row = static_cast<Row>(w * 64) + static_cast<Row>(std::countr_zero(word));
                if (row >= last)
                    return;
                visit(row);
                word &= word - 1;
            }
        }
    }

    [[nodiscard]] std::vector<Row> rows() const;

    // 64 rows at a time, for scans. Bits past size() must stay 0.
    [[nodiscard]] std::vector<std::uint64_t> &words() { return m_words; }
    [[nodiscard]] const std::vector<std::uint64_t> &words() const { return m_words; }

private:
    void clearTail();

    Row m_size = 0;
    std::vector<std::uint64_t> m_words;
};

} // namespace kubewake
