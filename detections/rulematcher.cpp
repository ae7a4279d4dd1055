// SPDX-License-Identifier: Apache-2.0
#include "detections/rulematcher.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>

namespace kubewake {
namespace {

template<typename Visit>
void forEachBit(ConstChunkBits bits, const EventChunk &chunk, Visit visit)
{
    for (std::size_t w = 0; w < wordsOf(chunk); ++w) {
        for (std::uint64_t word = bits[w]; word != 0; word &= word - 1)
            visit(chunk.firstRow
                  + static_cast<Row>(w * 64 + static_cast<std::size_t>(std::countr_zero(word))));
    }
}

void appendRows(ConstChunkBits bits, const EventChunk &chunk, std::vector<Row> &rows)
{
    std::size_t count = 0;
    for (std::size_t w = 0; w < wordsOf(chunk); ++w)
        count += static_cast<std::size_t>(std::popcount(bits[w]));
    rows.resize(rows.size() + count);
    Row *to = rows.data() + rows.size() - count;
    forEachBit(bits, chunk, [&to](Row row) { *to++ = row; });
}

// Nanoseconds.
template<typename Work>
std::int64_t timed(Work work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::nanoseconds(std::chrono::steady_clock::now() - start).count();
}

} // namespace

void RuleMatches::append(const RuleMatches &other)
{
    rows.insert(rows.end(), other.rows.begin(), other.rows.end());
    unknownRows += other.unknownRows;
    for (const auto &[why, count] : other.missingBodies)
        missingBodies[why] += count;
    bodiesRead += other.bodiesRead;
    unreadable += other.unreadable;
    hiddenRows += other.hiddenRows;
    uncertainRows += other.uncertainRows;
    leftOut.insert(other.leftOut.begin(), other.leftOut.end());
    time += other.time;
}

RuleMatcher::RuleMatcher(const EventSnapshot &snapshot, const RowBitmap &candidates,
                         RunControl &control)
    : m_snapshot(snapshot)
    , m_candidates(candidates)
    , m_control(control)
    , m_chunks(chunksWithCandidates())
    , m_gaps(snapshot, candidates, control)
{
}

std::vector<std::size_t> RuleMatcher::chunksWithCandidates() const
{
    std::vector<std::size_t> chunks;
    const std::vector<std::uint64_t> &words = m_candidates.words();
    for (std::size_t c = 0; c < m_snapshot.chunks().size(); ++c) {
        const EventChunk &chunk = *m_snapshot.chunks()[c];
        const auto first = words.begin() + static_cast<std::ptrdiff_t>(chunk.firstRow / 64);
        if (std::any_of(first, first + static_cast<std::ptrdiff_t>(wordsOf(chunk)),
                        [](std::uint64_t word) { return word != 0; }))
            chunks.push_back(c);
    }
    return chunks;
}

std::vector<RuleMatches> RuleMatcher::match(std::span<const CompiledRule *const> rules,
                                            int workers) const
{
    // One place a chunk, so that the order in which workers finish does not matter.
    std::vector<std::vector<RuleMatches>> perChunk(m_chunks.size());
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> done = 0;
    const std::vector<Doubt> doubts = doubtsOf(rules);
    std::vector<std::atomic<std::int64_t>> binding(rules.size()); // nanoseconds
    const auto work = [&](std::size_t) {
        FilterEvaluation evaluation(m_snapshot);
        FilterEvaluation doubting(m_snapshot, FilterEvaluation::LeftOut::IsUnknown);
        for (std::size_t r = 0; r < rules.size(); ++r) {
            if (m_control.cancelled())
                return;
            binding[r] += timed([&] { evaluation.add(rules[r]->filter()); });
        }
        for (const Doubt &doubt : doubts)
            binding[doubt.rule] += timed([&] { doubting.add(rules[doubt.rule]->filter()); });
        for (std::size_t i = next++; i < m_chunks.size(); i = next++) {
            const EventChunk &chunk = *m_snapshot.chunks()[m_chunks[i]];
            if (m_control.cancelled()
                || !evaluation.run(chunk, m_candidates, m_control.cancelledFunction()))
                return;
            perChunk[i].resize(rules.size());
            for (std::size_t r = 0; r < rules.size(); ++r)
                take(evaluation, r, chunk, perChunk[i][r]);
            if (!doubts.empty()
                && !doubting.run(chunk, m_candidates, m_control.cancelledFunction()))
                return;
            for (std::size_t d = 0; d < doubts.size(); ++d) {
                const std::size_t r = doubts[d].rule;
                takeDoubt(doubts[d], evaluation.answer(r), doubting, d, chunk, perChunk[i][r]);
            }
            m_control.chunkDone(++done, m_chunks.size(), rules.size());
        }
    };
    const std::size_t tasks = std::min(static_cast<std::size_t>(workers), m_chunks.size());
    runInParallel(tasks, workers, work);
    std::vector<RuleMatches> matches(rules.size());
    for (std::vector<RuleMatches> &ofChunk : perChunk) {
        for (std::size_t r = 0; r < ofChunk.size(); ++r)
            matches[r].append(ofChunk[r]);
        ofChunk = {};
    }
    for (std::size_t r = 0; r < matches.size(); ++r) {
        matches[r].time += std::chrono::nanoseconds(binding[r]);
        matches[r].leftOutEverywhere = std::ranges::any_of(
            matches[r].leftOut, [this](FieldId field) { return m_gaps.isNowhere(field); });
    }
    return matches;
}

std::vector<RuleMatcher::Doubt>
RuleMatcher::doubtsOf(std::span<const CompiledRule *const> rules) const
{
    std::vector<Doubt> doubts;
    for (std::size_t r = 0; r < rules.size(); ++r) {
        std::vector<FieldId> fields = m_gaps.among(*rules[r]->filter().expression());
        if (!fields.empty())
            doubts.push_back({r, std::move(fields)});
    }
    return doubts;
}

// What the rule says if the fields that were left out could be anything, against what it says if
// they are absent. What matches is shown in either case: no signal is lost for want of a field
// that would only have made an exception.
void RuleMatcher::takeDoubt(const Doubt &doubt, const FilterEvaluation::Answer &answer,
                            FilterEvaluation &doubting, std::size_t filter, const EventChunk &chunk,
                            RuleMatches &matches) const
{
    std::array<std::uint64_t, kChunkWords> open {};
    const FilterEvaluation::Answer &doubtful = doubting.answer(filter);
    matches.time += doubtful.time;
    for (std::size_t w = 0; w < wordsOf(chunk); ++w) {
        const std::uint64_t uncertain = doubtful.unknown[w] & answer.matched[w];
        const std::uint64_t hidden = doubtful.unknown[w] & ~answer.matched[w] & ~answer.unknown[w];
        matches.uncertainRows += static_cast<Row>(std::popcount(uncertain));
        matches.hiddenRows += static_cast<Row>(std::popcount(hidden));
        open[w] = uncertain | hidden;
    }
    for (const FieldId field : doubt.fields) {
        const ConstChunkBits leftOut = doubting.leftOut(chunk, field);
        for (std::size_t w = 0; w < wordsOf(chunk); ++w) {
            if ((open[w] & leftOut[w]) != 0)
                matches.leftOut.insert(field);
        }
    }
}

void RuleMatcher::take(const FilterEvaluation &evaluation, std::size_t filter,
                       const EventChunk &chunk, RuleMatches &matches) const
{
    const FilterEvaluation::Answer &answer = evaluation.answer(filter);
    appendRows(answer.matched, chunk, matches.rows);
    matches.unreadable += answer.unreadable;
    auto last = matches.missingBodies.end(); // neighbours mostly miss the same
    forEachBit(answer.unknown, chunk, [&](Row row) {
        const MissingBody key {m_snapshot.code(Column::ObjectType, row),
                               static_cast<Level>(m_snapshot.code(Column::Level, row)),
                               m_snapshot.hasFlag(row, kTruncatedBodies)};
        if (last == matches.missingBodies.end() || last->first != key)
            last = matches.missingBodies.try_emplace(key).first;
        ++last->second;
    });
    matches.time += answer.time;
    std::array<std::uint64_t, kChunkWords> decided {};
    for (std::size_t w = 0; w < wordsOf(chunk); ++w) {
        matches.unknownRows += static_cast<Row>(std::popcount(answer.unknown[w]));
        decided[w] = evaluation.pending(filter)[w] & ~answer.unknown[w];
    }
    forEachBit(decided, chunk, [&](Row row) {
        if (m_snapshot.hasFlag(row, kHasRequestObject)
            || m_snapshot.hasFlag(row, kHasResponseObject))
            ++matches.bodiesRead;
    });
}

} // namespace kubewake
