// SPDX-License-Identifier: Apache-2.0
#include "model/query/compiledfilter.h"

#include "model/query/boundfilter.h"
#include "model/query/filterevaluation.h"
#include "model/query/notgiven.h"
#include "model/store/fieldvalues.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

tl::unexpected<Error> cancelledFailure()
{
    return failure(QCoreApplication::translate("Filter", "Cancelled"));
}

bool hasCandidates(const EventChunk &chunk, const RowBitmap &candidates)
{
    const std::vector<std::uint64_t> &words = candidates.words();
    const std::size_t first = std::min<std::size_t>(chunk.firstRow / 64, words.size());
    const std::size_t last = std::min(first + wordsOf(chunk), words.size());
    return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(first),
                       words.begin() + static_cast<std::ptrdiff_t>(last),
                       [](std::uint64_t word) { return word != 0; });
}

void take(const FilterEvaluation::Answer &answer, const EventChunk &chunk, FilterResult &result)
{
    const auto first = static_cast<std::ptrdiff_t>(chunk.firstRow / 64);
    std::copy_n(answer.matched.begin(), wordsOf(chunk), result.matched.words().begin() + first);
    std::copy_n(answer.unknown.begin(), wordsOf(chunk), result.unknown.words().begin() + first);
    result.unreadable += answer.unreadable;
}

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
    for (const FieldId field : testedFields(*m_expression)) {
        if (snapshot.eventCount() != 0 && !isGiven(snapshot, field))
            return failure(notGivenText(field));
    }
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
    FilterEvaluation evaluation(snapshot);
    std::vector<FilterResult> results;
    for (const CompiledFilter *filter : filters) {
        evaluation.add(*filter);
        results.push_back({RowBitmap(snapshot.eventCount()), RowBitmap(snapshot.eventCount()), 0});
    }
    for (const auto &chunk : snapshot.chunks()) {
        if (control.cancelled && control.cancelled())
            return cancelledFailure();
        if (hasCandidates(*chunk, candidates)) {
            if (!evaluation.run(*chunk, candidates, control.cancelled))
                return cancelledFailure();
            for (std::size_t f = 0; f < results.size(); ++f)
                take(evaluation.answer(f), *chunk, results[f]);
        }
        if (control.progress)
            control.progress(chunk->firstRow + chunk->size, snapshot.eventCount());
    }
    return results;
}

RowBitmap allRows(const EventSnapshot &snapshot, RowKind kind)
{
    return kind == RowKind::Requests && snapshot.eventCount() != 0
        ? snapshot.representatives()
        : RowBitmap(snapshot.eventCount(), true);
}

} // namespace kubewake
