// SPDX-License-Identifier: Apache-2.0
#include "model/query/lazyscan.h"

#include "model/query/scanrows.h"

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
    scanRows(chunk, candidates, out, [&](std::uint32_t index) {
        const Code code = codes[index];
        return passes(code == kMissing ? others[index] : code);
    });
}

} // namespace kubewake
