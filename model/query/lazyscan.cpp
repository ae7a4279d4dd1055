// SPDX-License-Identifier: Apache-2.0
#include "model/query/lazyscan.h"

#include <bit>
#include <utility>

namespace kubewake {

LazyScan::LazyScan(Column column, Column fallback, Code codeCount, std::function<bool(Code)> passes)
    : m_column(column)
    , m_fallback(fallback)
    , m_passes(std::move(passes))
    , m_answers(codeCount)
{
}

bool LazyScan::passes(Code code) const
{
    if (code == kMissing || code >= m_answers.size())
        return false;
    std::atomic<std::uint8_t> &answer = m_answers[code];
    std::uint8_t known = answer.load(std::memory_order_relaxed);
    if (known == Unknown) {
        known = m_passes(code) ? Yes : No;
        answer.store(known, std::memory_order_relaxed);
    }
    return known == Yes;
}

void LazyScan::scan(const EventChunk &chunk, ConstChunkBits candidates, ChunkBits out) const
{
    const PackedCodes &codes = chunk.column(m_column);
    const PackedCodes &others = chunk.column(m_fallback);
    for (std::size_t w = 0; w < wordsOf(chunk); ++w) {
        std::uint64_t word = 0;
        for (std::uint64_t rest = candidates[w]; rest != 0; rest &= rest - 1) {
            const int bit = std::countr_zero(rest);
            const auto index = static_cast<std::uint32_t>(w * 64) + static_cast<std::uint32_t>(bit);
            Code code = codes[index];
            if (code == kMissing)
                code = others[index];
            word |= std::uint64_t {passes(code)} << bit;
        }
        out[w] = word;
    }
}

} // namespace kubewake
