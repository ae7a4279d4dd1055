// SPDX-License-Identifier: Apache-2.0
#include "model/query/compiledfilter.h"

#include "model/query/boundfilter.h"
#include "model/query/eventdocument.h"
#include "model/query/rawreader.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

// One evaluation of several filters, chunk by chunk.
class Evaluation
{
public:
    Evaluation(std::span<const CompiledFilter *const> filters, const EventSnapshot &snapshot,
               const RowBitmap &candidates, const EvaluationControl &control)
        : m_snapshot(snapshot)
        , m_candidates(candidates)
        , m_control(control)
        , m_bodies(snapshot)
        , m_reader(snapshot)
    {
        for (const CompiledFilter *filter : filters) {
            m_filters.push_back(std::make_unique<BoundFilter>(*filter->expression(), snapshot));
            m_results.push_back(
                {RowBitmap(snapshot.eventCount()), RowBitmap(snapshot.eventCount()), 0});
        }
    }

    // False: cancelled.
    bool run()
    {
        for (const auto &chunk : m_snapshot.chunks()) {
            if (m_control.cancelled && m_control.cancelled())
                return false;
            if (takeCandidates(*chunk) && !runChunk(*chunk))
                return false;
            if (m_control.progress)
                m_control.progress(chunk->firstRow + chunk->size, m_snapshot.eventCount());
        }
        return true;
    }

    std::vector<FilterResult> takeResults() { return std::move(m_results); }

private:
    // False: there are none in this chunk.
    bool takeCandidates(const EventChunk &chunk)
    {
        const std::vector<std::uint64_t> &words = m_candidates.words();
        const std::size_t first = chunk.firstRow / 64;
        std::uint64_t any = 0;
        for (std::size_t w = 0; w < wordsOf(chunk); ++w)
            any |= m_chunkCandidates[w] = first + w < words.size() ? words[first + w] : 0;
        return any != 0;
    }

    bool runChunk(const EventChunk &chunk)
    {
        const std::size_t first = chunk.firstRow / 64;
        const std::size_t words = wordsOf(chunk);
        std::array<std::uint64_t, kChunkWords> pending {};
        for (std::size_t f = 0; f < m_filters.size(); ++f) {
            BoundFilter &filter = *m_filters[f];
            filter.scan(chunk, m_chunkCandidates, m_bodies);
            std::copy_n(filter.matched().begin(), words,
                        m_results[f].matched.words().begin() + static_cast<std::ptrdiff_t>(first));
            std::copy_n(filter.unknown().begin(), words,
                        m_results[f].unknown.words().begin() + static_cast<std::ptrdiff_t>(first));
            for (std::size_t w = 0; w < words; ++w)
                pending[w] |= filter.pending()[w];
        }
        return decidePending(chunk, pending);
    }

    bool decidePending(const EventChunk &chunk, ConstChunkBits pending)
    {
        std::vector<Row> rows;
        for (std::uint32_t i = 0; i < chunk.size; ++i) {
            if ((pending[i >> 6] >> (i & 63U)) & 1U)
                rows.push_back(chunk.firstRow + i);
        }
        return m_reader.read(
            rows, m_control.cancelled,
            [this](Row row, std::optional<std::string_view> json) { decideRow(row, json); });
    }

    void decideRow(Row row, std::optional<std::string_view> json)
    {
        const std::uint32_t index = EventSnapshot::indexInChunk(row);
        if (json)
            m_document.reset(*json);
        for (std::size_t f = 0; f < m_filters.size(); ++f) {
            const BoundFilter &filter = *m_filters[f];
            if (((filter.pending()[index >> 6] >> (index & 63U)) & 1U) == 0)
                continue;
            const Truth truth = json ? filter.decide(row, m_document) : Truth::False;
            FilterResult &result = m_results[f];
            if (!json || m_document.takeFailure())
                ++result.unreadable;
            else if (truth == Truth::True)
                result.matched.set(row);
            else if (truth == Truth::Unknown)
                result.unknown.set(row);
        }
    }

    const EventSnapshot &m_snapshot;
    const RowBitmap &m_candidates;
    const EvaluationControl &m_control;
    std::vector<std::unique_ptr<BoundFilter>> m_filters;
    std::vector<FilterResult> m_results;
    std::array<std::uint64_t, kChunkWords> m_chunkCandidates {};
    ChunkBodies m_bodies;
    RawReader m_reader;
    EventDocument m_document;
};

} // namespace

CompiledFilter::CompiledFilter(ExpressionPtr expression)
    : m_expression(expression != nullptr ? std::move(expression) : Expression::all())
{
}

bool CompiledFilter::needsRawText() const
{
    return looksAtRawText(*m_expression);
}

Result<FilterResult> CompiledFilter::evaluate(const EventSnapshot &snapshot,
                                              const RowBitmap &candidates,
                                              const EvaluationControl &control) const
{
    const std::array<const CompiledFilter *, 1> filters {this};
    auto results = evaluateTogether(filters, snapshot, candidates, control);
    if (!results)
        return tl::unexpected(results.error());
    return std::move(results->front());
}

Result<std::vector<FilterResult>> evaluateTogether(std::span<const CompiledFilter *const> filters,
                                                   const EventSnapshot &snapshot,
                                                   const RowBitmap &candidates,
                                                   const EvaluationControl &control)
{
    if (snapshot.eventCount() == 0)
        return std::vector<FilterResult>(filters.size());
    Evaluation evaluation(filters, snapshot, candidates, control);
    if (!evaluation.run())
        return failure(QCoreApplication::translate("Filter", "Cancelled"));
    return evaluation.takeResults();
}

RowBitmap allRows(const EventSnapshot &snapshot, RowKind kind)
{
    return kind == RowKind::Requests && snapshot.eventCount() != 0
        ? snapshot.representatives()
        : RowBitmap(snapshot.eventCount(), true);
}

} // namespace kubewake
