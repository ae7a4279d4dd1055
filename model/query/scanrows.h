// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/columnscan.h"

#include <bit>

namespace kubewake {

// Asks passes(index in the chunk) for each candidate, one after the other, and writes the bits.
template<typename Passes>
void scanRows(const EventChunk &chunk, ConstChunkBits candidates, ChunkBits out, Passes passes)
{
    for (std::size_t w = 0; w < wordsOf(chunk); ++w) {
        std::uint64_t word = 0;
        for (std::uint64_t rest = candidates[w]; rest != 0; rest &= rest - 1) {
            const int bit = std::countr_zero(rest);
            const auto index = static_cast<std::uint32_t>(w * 64) + static_cast<std::uint32_t>(bit);
            word |= std::uint64_t {passes(index)} << bit;
        }
        out[w] = word;
    }
}

} // namespace kubewake
