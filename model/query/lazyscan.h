// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/columnscan.h"

#include <atomic>
#include <functional>
#include <vector>

namespace kubewake {

// A test of a column with very many distinct values (URIs, names): it runs on a value when the
// first candidate has it, since other tests have mostly left a few rows by then. Memory: a byte a
// distinct value. Any thread, several at once: two may find the same answer.
class LazyScan : public ColumnScan
{
public:
    // `passes`: the test on a code, never kMissing. `fallback`: the column that counts where
    // `column` has no value; `column` itself if there is none. Codes end at `codeCount`.
    LazyScan(Column column, Column fallback, Code codeCount, std::function<bool(Code)> passes);

    void scan(const EventChunk &chunk, ConstChunkBits candidates, ChunkBits out) const override;
    [[nodiscard]] Cost cost() const override { return Cost::Values; }

private:
    enum : std::uint8_t { Unknown, No, Yes };

    [[nodiscard]] bool passes(Code code) const;

    Column m_column;
    Column m_fallback;
    std::function<bool(Code)> m_passes;
    mutable std::vector<std::atomic<std::uint8_t>> m_answers; // by code
};

} // namespace kubewake
