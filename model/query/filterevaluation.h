// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/rowbitmap.h"
#include "model/query/boundfilter.h"
#include "model/query/compiledfilter.h"
#include "model/query/eventdocument.h"
#include "model/query/rawreader.h"

#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace kubewake {

// Runs several filters over one chunk of a snapshot at a time; the raw text of a row is read and
// parsed once for all of them. Owned and used by one thread: a worker has one of its own, so that
// chunks can be shared out. Memory: 16 kB a filter beside what BoundFilter needs.
class FilterEvaluation
{
public:
    // What a test says of a field that only the export has left out (missingmembers.h).
    enum class LeftOut : std::uint8_t { IsAbsent, IsUnknown };

    // `snapshot` must outlive the evaluation.
    explicit FilterEvaluation(const EventSnapshot &snapshot, LeftOut leftOut = LeftOut::IsAbsent);

    // Binds a filter: its tests run here, once per distinct value. It must outlive the evaluation.
    void add(const CompiledFilter &filter);
    [[nodiscard]] std::size_t size() const { return m_filters.size(); }

    // False: cancelled (asked before each read of raw text; may be empty).
    [[nodiscard]] bool run(const EventChunk &chunk, const RowBitmap &candidates,
                           const std::function<bool()> &cancelled);

    // The answers of a filter for the chunk that was run last; wordsOf(chunk) words each.
    struct Answer
    {
        std::array<std::uint64_t, kChunkWords> matched {};
        std::array<std::uint64_t, kChunkWords> unknown {};
        Row unreadable = 0; // rows whose raw text was needed and could not be read
        // What the filter took. The raw text is shared out by the rows that each filter asked for;
        // what is computed once for several filters is nobody's.
        std::chrono::nanoseconds time {};
    };
    [[nodiscard]] const Answer &answer(std::size_t filter) const { return *m_answers[filter]; }
    // Rows whose raw text the filter asked for.
    [[nodiscard]] ConstChunkBits pending(std::size_t filter) const
    {
        return m_filters[filter]->pending();
    }

    // Of a chunk; with LeftOut::IsUnknown.
    [[nodiscard]] ConstChunkBits leftOut(const EventChunk &chunk, FieldId field)
    {
        return m_leftOut->of(chunk, field);
    }

private:
    // Of what has been computed for several filters so far.
    [[nodiscard]] std::chrono::nanoseconds sharedTime() const
    {
        return m_scans.sharedTime() + m_bodies.time();
    }
    void shareOut(std::chrono::nanoseconds time, std::size_t words);
    void takeCandidates(const EventChunk &chunk, const RowBitmap &candidates);
    bool decidePending(const EventChunk &chunk, ConstChunkBits pending,
                       const std::function<bool()> &cancelled);
    void decideRow(Row row, std::optional<std::string_view> json);

    const EventSnapshot &m_snapshot;
    SharedScans m_scans;
    std::unique_ptr<LeftOutScan> m_leftOut; // null: LeftOut::IsAbsent
    std::vector<std::unique_ptr<BoundFilter>> m_filters;
    std::vector<std::unique_ptr<Answer>> m_answers;
    std::array<std::uint64_t, kChunkWords> m_candidates {};
    ChunkBodies m_bodies;
    RawReader m_reader;
    EventDocument m_document;
};

} // namespace kubewake
