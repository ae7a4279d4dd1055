// SPDX-License-Identifier: Apache-2.0
#include "model/query/columnscan.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <type_traits>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace kubewake {
namespace {

// More codes than this are looked up in the table instead of compared one by one.
constexpr std::size_t kFewCodes = 4;

// Fewer rows of 64 than this are looked up one by one.
constexpr int kManyRows = 24;

template<typename T>
std::uint64_t lookUp(const T *codes, std::size_t count, std::uint64_t candidates,
                     const std::vector<std::uint8_t> &table)
{
    const auto bitOf = [&table, codes](std::size_t i) {
        const std::uint32_t code = codes[i];
        return (code < table.size() ? std::uint64_t {table[code]} : 0) << i;
    };
    std::uint64_t word = 0;
    if (std::popcount(candidates) < kManyRows) {
        for (; candidates != 0; candidates &= candidates - 1)
            word |= bitOf(static_cast<std::size_t>(std::countr_zero(candidates)));
        return word;
    }
    for (std::size_t i = 0; i < count; ++i)
        word |= bitOf(i);
    return word;
}

template<typename T>
std::uint64_t findFewScalar(const T *codes, std::size_t count, std::span<const std::uint32_t> few)
{
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < count; ++i) {
        for (const std::uint32_t code : few)
            word |= std::uint64_t {codes[i] == code} << i;
    }
    return word;
}

#ifdef __SSE2__

__m128i load(const void *bytes)
{
    return _mm_loadu_si128(static_cast<const __m128i *>(bytes));
}

// One byte a row, all ones where the code is equal, for 16 rows.
__m128i equalRows(const std::uint8_t *codes, std::uint32_t code)
{
    return _mm_cmpeq_epi8(load(codes), _mm_set1_epi8(static_cast<char>(code)));
}

__m128i equalRows(const std::uint16_t *codes, std::uint32_t code)
{
    const __m128i wanted = _mm_set1_epi16(static_cast<short>(code));
    return _mm_packs_epi16(_mm_cmpeq_epi16(load(codes), wanted),
                           _mm_cmpeq_epi16(load(codes + 8), wanted));
}

__m128i equalRows(const std::uint32_t *codes, std::uint32_t code)
{
    const __m128i wanted = _mm_set1_epi32(static_cast<int>(code));
    return _mm_packs_epi16(_mm_packs_epi32(_mm_cmpeq_epi32(load(codes), wanted),
                                           _mm_cmpeq_epi32(load(codes + 4), wanted)),
                           _mm_packs_epi32(_mm_cmpeq_epi32(load(codes + 8), wanted),
                                           _mm_cmpeq_epi32(load(codes + 12), wanted)));
}

template<typename T>
std::uint64_t findFew(const T *codes, std::span<const std::uint32_t> few)
{
    std::uint64_t word = 0;
    for (unsigned part = 0; part < 4; ++part) {
        __m128i rows = _mm_setzero_si128();
        for (const std::uint32_t code : few)
            rows = _mm_or_si128(rows, equalRows(codes + std::size_t {part} * 16, code));
        const auto bits = static_cast<std::uint32_t>(_mm_movemask_epi8(rows));
        word |= std::uint64_t {bits} << (part * 16);
    }
    return word;
}

#else

template<typename T>
std::uint64_t findFew(const T *codes, std::span<const std::uint32_t> few)
{
    return findFewScalar(codes, 64, few);
}

#endif

std::uint64_t lowBits(std::size_t count)
{
    return count >= 64 ? ~std::uint64_t {0} : (std::uint64_t {1} << count) - 1;
}

} // namespace

CodeTable::CodeTable(std::vector<std::uint8_t> matches)
    : m_matches(std::move(matches))
{
    const auto collect = [this](bool wanted) {
        std::vector<std::uint32_t> codes;
        for (std::uint32_t code = 0; code < m_matches.size() && codes.size() <= kFewCodes; ++code) {
            if ((m_matches[code] != 0) == wanted)
                codes.push_back(code);
        }
        return codes;
    };
    std::vector<std::uint32_t> codes = collect(true);
    if (!codes.empty())
        m_smallest = codes.front();
    if (codes.size() > kFewCodes) {
        m_fewMatch = false;
        codes = collect(false);
    }
    if (codes.size() <= kFewCodes)
        m_few = std::move(codes);
    else
        m_fewMatch = true; // neither few match nor few do not
}

std::string CodeTable::key() const
{
    if (m_few.empty() && m_fewMatch) {
        constexpr std::size_t kLongest = 4096;
        return m_matches.size() > kLongest
            ? std::string()
            : "table " + std::string(m_matches.begin(), m_matches.end());
    }
    std::string key = m_fewMatch ? "only" : "all but";
    for (const std::uint32_t code : m_few)
        key += ' ' + std::to_string(code);
    return key;
}

void CodeTable::scan(const PackedCodes &codes, Row size, ConstChunkBits candidates,
                     ChunkBits out) const
{
    const std::size_t words = (std::size_t {size} + 63) / 64;
    if (codes.maximum() < m_smallest) {
        std::fill_n(out.begin(), words, 0);
        return;
    }
    codes.visit([&](const auto &column) {
        if constexpr (std::is_same_v<std::decay_t<decltype(column)>, std::uint32_t>) {
            const std::uint64_t all = matches(column) ? ~std::uint64_t {0} : 0;
            for (std::size_t w = 0; w < words; ++w)
                out[w] = candidates[w] & all;
        } else {
            using T = std::remove_cv_t<std::remove_pointer_t<decltype(column.data())>>;
            // A code that the column is too narrow for would be cut to another one.
            std::array<std::uint32_t, kFewCodes> fitting {};
            std::size_t count = 0;
            for (const std::uint32_t code : m_few) {
                if (code <= std::numeric_limits<T>::max())
                    fitting[count++] = code;
            }
            const std::span<const std::uint32_t> few(fitting.data(), count);
            const std::uint64_t flip = m_fewMatch ? 0 : ~std::uint64_t {0};
            for (std::size_t w = 0; w < words; ++w) {
                if (candidates[w] == 0) {
                    out[w] = 0;
                    continue;
                }
                const T *start = column.data() + w * 64;
                const std::size_t rows = std::min<std::size_t>(64, size - w * 64);
                std::uint64_t word = 0;
                if (m_few.empty() && m_fewMatch)
                    word = lookUp(start, rows, candidates[w], m_matches);
                else if (rows == 64)
                    word = findFew(start, few) ^ flip;
                else
                    word = (findFewScalar(start, rows, few) ^ flip) & lowBits(rows);
                out[w] = word & candidates[w];
            }
        }
    });
}

} // namespace kubewake
