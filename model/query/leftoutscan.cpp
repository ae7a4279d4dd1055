// SPDX-License-Identifier: Apache-2.0
#include "model/query/leftoutscan.h"

#include "model/store/missingmembers.h"

#include <algorithm>

namespace kubewake {
namespace {

// Flags of complete events are smaller.
bool mayLack(const EventChunk &chunk)
{
    return chunk.column(Column::Flags).maximum() >= kIncomplete;
}

} // namespace

bool LeftOutScan::isNeeded(const EventSnapshot &snapshot)
{
    return std::ranges::any_of(snapshot.chunks(),
                               [](const auto &chunk) { return mayLack(*chunk); });
}

ConstChunkBits LeftOutScan::of(const EventChunk &chunk, FieldId field)
{
    Bits &bits = m_bits[field];
    if (bits.chunk != &chunk) {
        bits.leftOut.assign(kChunkWords, 0);
        if (mayLack(chunk))
            find(chunk, field, bits.leftOut);
        bits.chunk = &chunk;
    }
    return bits.leftOut;
}

void LeftOutScan::find(const EventChunk &chunk, FieldId field, ChunkBits out) const
{
    const PackedCodes &flags = chunk.column(Column::Flags);
    for (std::uint32_t i = 0; i < chunk.size; ++i) {
        if ((flags[i] & kIncomplete) != 0 && isLeftOut(m_snapshot, field, chunk.firstRow + i))
            out[i >> 6] |= std::uint64_t {1} << (i & 63U);
    }
}

} // namespace kubewake
