// SPDX-License-Identifier: Apache-2.0
#include "model/core/rowbitmap.h"

#include <algorithm>

namespace kubewake {

RowBitmap::RowBitmap(Row size, bool value)
    : m_size(size)
    , m_words((std::size_t {size} + 63) / 64, value ? ~std::uint64_t {0} : 0)
{
    clearTail();
}

void RowBitmap::clearTail()
{
    if ((m_size & 63) != 0)
        m_words.back() &= (std::uint64_t {1} << (m_size & 63)) - 1;
}

Row RowBitmap::count() const
{
    Row total = 0;
    for (const std::uint64_t word : m_words)
        total += static_cast<Row>(std::popcount(word));
    return total;
}

bool RowBitmap::none() const
{
    return std::ranges::all_of(m_words, [](std::uint64_t word) { return word == 0; });
}

RowBitmap &RowBitmap::operator&=(const RowBitmap &other)
{
    for (std::size_t i = 0; i < m_words.size(); ++i)
        m_words[i] &= other.m_words[i];
    return *this;
}

RowBitmap &RowBitmap::operator|=(const RowBitmap &other)
{
    for (std::size_t i = 0; i < m_words.size(); ++i)
        m_words[i] |= other.m_words[i];
    return *this;
}

RowBitmap &RowBitmap::andNot(const RowBitmap &other)
{
    for (std::size_t i = 0; i < m_words.size(); ++i)
        m_words[i] &= ~other.m_words[i];
    return *this;
}

void RowBitmap::flip()
{
    for (std::uint64_t &word : m_words)
        word = ~word;
    clearTail();
}

std::vector<Row> RowBitmap::rows() const
{
    std::vector<Row> result;
    result.reserve(count());
    forEach([&result](Row row) { result.push_back(row); });
    return result;
}

} // namespace kubewake
