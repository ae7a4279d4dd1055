// SPDX-License-Identifier: Apache-2.0
#include "model/query/filterevaluation.h"

#include <algorithm>
#include <bit>

namespace kubewake {
namespace {

using Clock = std::chrono::steady_clock;

} // namespace

FilterEvaluation::FilterEvaluation(const EventSnapshot &snapshot, LeftOut leftOut)
    : m_snapshot(snapshot)
    , m_leftOut(leftOut == LeftOut::IsUnknown ? std::make_unique<LeftOutScan>(snapshot) : nullptr)
    , m_bodies(snapshot)
    , m_reader(snapshot)
{
}

void FilterEvaluation::add(const CompiledFilter &filter)
{
    m_filters.push_back(
        std::make_unique<BoundFilter>(*filter.expression(), m_snapshot, m_scans, m_leftOut.get()));
    m_answers.push_back(std::make_unique<Answer>());
}

bool FilterEvaluation::run(const EventChunk &chunk, const RowBitmap &candidates,
                           const std::function<bool()> &cancelled)
{
    takeCandidates(chunk, candidates);
    m_scans.begin(chunk, m_candidates);
    const std::size_t words = wordsOf(chunk);
    std::array<std::uint64_t, kChunkWords> pending {};
    std::uint64_t any = 0;
    Clock::time_point start = Clock::now();
    for (std::size_t f = 0; f < m_filters.size(); ++f) {
        BoundFilter &filter = *m_filters[f];
        const std::chrono::nanoseconds shared = sharedTime();
        filter.scan(chunk, m_candidates, m_bodies);
        Answer &answer = *m_answers[f];
        std::copy_n(filter.matched().begin(), words, answer.matched.begin());
        std::copy_n(filter.unknown().begin(), words, answer.unknown.begin());
        answer.unreadable = 0;
        for (std::size_t w = 0; w < words; ++w)
            any |= pending[w] |= filter.pending()[w];
        const Clock::time_point end = Clock::now();
        answer.time = end - start - (sharedTime() - shared);
        start = end;
    }
    if (any == 0)
        return true;
    const bool done = decidePending(chunk, pending, cancelled);
    shareOut(Clock::now() - start, words);
    return done;
}

// A clock read a row and filter would cost more than many of the tests.
void FilterEvaluation::shareOut(std::chrono::nanoseconds time, std::size_t words)
{
    std::vector<std::int64_t> asked;
    std::int64_t total = 0;
    for (const auto &filter : m_filters) {
        std::int64_t rows = 0;
        for (const std::uint64_t word : filter->pending().first(words))
            rows += std::popcount(word);
        asked.push_back(rows);
        total += rows;
    }
    for (std::size_t f = 0; f < m_filters.size(); ++f)
        m_answers[f]->time += time * asked[f] / std::max<std::int64_t>(total, 1);
}

void FilterEvaluation::takeCandidates(const EventChunk &chunk, const RowBitmap &candidates)
{
    const std::vector<std::uint64_t> &words = candidates.words();
    const std::size_t first = chunk.firstRow / 64;
    for (std::size_t w = 0; w < wordsOf(chunk); ++w)
        m_candidates[w] = first + w < words.size() ? words[first + w] : 0;
}

bool FilterEvaluation::decidePending(const EventChunk &chunk, ConstChunkBits pending,
                                     const std::function<bool()> &cancelled)
{
    std::vector<Row> rows;
    for (std::uint32_t i = 0; i < chunk.size; ++i) {
        if ((pending[i >> 6] >> (i & 63U)) & 1U)
            rows.push_back(chunk.firstRow + i);
    }
    return m_reader.read(rows, cancelled, [this](Row row, std::optional<std::string_view> json) {
        decideRow(row, json);
    });
}

void FilterEvaluation::decideRow(Row row, std::optional<std::string_view> json)
{
    const std::uint32_t index = EventSnapshot::indexInChunk(row);
    const std::uint64_t bit = std::uint64_t {1} << (index & 63U);
    if (json)
        m_document.reset(*json);
    for (std::size_t f = 0; f < m_filters.size(); ++f) {
        const BoundFilter &filter = *m_filters[f];
        if ((filter.pending()[index >> 6] & bit) == 0)
            continue;
        const Truth truth = json ? filter.decide(row, m_document) : Truth::False;
        Answer &answer = *m_answers[f];
        if (!json || m_document.takeFailure())
            ++answer.unreadable;
        else if (truth == Truth::True)
            answer.matched[index >> 6] |= bit;
        else if (truth == Truth::Unknown)
            answer.unknown[index >> 6] |= bit;
    }
}

} // namespace kubewake
