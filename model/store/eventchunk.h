// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/ids.h"
#include "model/store/column.h"
#include "model/store/packedcodes.h"
#include "model/store/packedints.h"

#include <array>

namespace kubewake {

// Rows per chunk. Every chunk but the last of a snapshot is full, so a row finds its chunk by a
// shift; a multiple of 64 so that chunks start at a word of a RowBitmap.
inline constexpr Row kChunkBits = 16;
inline constexpr Row kChunkRows = Row {1} << kChunkBits;

// 65,536 consecutive events, column by column. Immutable once made.
struct EventChunk
{
    Row firstRow = 0;
    Row size = 0;
    std::array<PackedCodes, kColumnCount> codes;
    PackedInts time; // requestReceivedTimestamp, µs UTC or kNoTime
    PackedInts duration; // stageTimestamp - time, µs or kNoDuration
    PackedInts request; // RequestId
    PackedInts offset; // byte offset of the event in its source
    PackedInts length; // bytes
    PackedInts line; // from 1
    PackedInts contentHash; // low 32 bits of valueHash of the bytes, to recognise duplicates

    [[nodiscard]] const PackedCodes &column(Column column) const
    {
        return codes[static_cast<std::size_t>(column)];
    }
};

inline constexpr std::int64_t kNoDuration = INT64_MIN;

} // namespace kubewake
