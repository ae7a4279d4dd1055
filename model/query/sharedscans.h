// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/columnscan.h"

#include <chrono>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace kubewake {

// The column tests of all filters of one evaluation. Rules ask the same few questions (verb is
// create, response complete, …) again and again: equal tests are kept once and answered once a
// chunk. Owned and used by one thread. Memory: 8 kB a test that several filters have.
class SharedScans
{
public:
    // One test; stays where it is as long as its owner.
    class Scan
    {
    private:
        friend class SharedScans;
        std::unique_ptr<ColumnScan> test;
        unsigned users = 0;
        bool answered = false; // for the current chunk
        std::vector<std::uint64_t> answer; // for all candidates
    };

    // The scan itself, or the equal one that is there already.
    [[nodiscard]] Scan *add(std::unique_ptr<ColumnScan> test);

    // Answers from here on are for this chunk and some of these candidates. Both must stay until
    // the next call.
    void begin(const EventChunk &chunk, ConstChunkBits candidates);

    // Sets the bit of each of `rows` (which are among the candidates) that passes, clears others.
    void run(Scan &scan, ConstChunkBits rows, ChunkBits out);

    // What answers that several filters share have taken so far.
    [[nodiscard]] std::chrono::nanoseconds sharedTime() const { return m_sharedTime; }

private:
    std::vector<std::unique_ptr<Scan>> m_scans;
    std::unordered_map<std::string, Scan *> m_byKey;
    const EventChunk *m_chunk = nullptr;
    ConstChunkBits m_candidates;
    std::chrono::nanoseconds m_sharedTime {};
};

} // namespace kubewake
