// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/core/rowbitmap.h"
#include "model/query/expression.h"
#include "model/store/eventsnapshot.h"

#include <atomic>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace kubewake {

// What a long evaluation looks at between chunks. All members may be empty.
struct EvaluationControl
{
    std::function<bool()> cancelled; // polled at least once per chunk or MB of raw text
    std::function<void(Row done, Row total)> progress;
};

// The rows that match, and the rows that could match if their bodies had been recorded: a test on
// requestObject or responseObject of an event whose level left them out (or whose bodies were
// truncated) is neither true nor false. Kleene logic; `unknown` and `matched` are disjoint.
struct FilterResult
{
    RowBitmap matched;
    RowBitmap unknown;
    Row unreadable = 0; // rows whose raw text was needed and could not be read
};

// An expression bound to nothing yet: each evaluation binds it to one snapshot. Text tests run
// once per distinct value, then rows compare codes; raw JSON is read and parsed only for the rows
// that the column tests leave over, sequentially. Immutable; any thread.
class CompiledFilter
{
public:
    explicit CompiledFilter(ExpressionPtr expression);

    [[nodiscard]] const ExpressionPtr &expression() const { return m_expression; }

    // Does some test need the raw text of events (slow), beyond the columns?
    [[nodiscard]] bool needsRawText() const;

    // `candidates`: the rows to look at (all events, or one per request). Error: cancelled, or a
    // field is tested that nobody gave what it needs (isGiven()).
    [[nodiscard]] Result<FilterResult> evaluate(const EventSnapshot &snapshot,
                                                const RowBitmap &candidates,
                                                const EvaluationControl &control = {}) const;

private:
    ExpressionPtr m_expression;
};

// Evaluates many filters over the same rows: the raw text of a row is read and parsed once for all
// of them. One result per filter, in order. Error: cancelled.
[[nodiscard]] Result<std::vector<FilterResult>>
evaluateTogether(std::span<const CompiledFilter *const> filters, const EventSnapshot &snapshot,
                 const RowBitmap &candidates, const EvaluationControl &control = {});

// Which rows a view, an export or the command line is about.
enum class RowKind : std::uint8_t { Requests, Events };

[[nodiscard]] RowBitmap allRows(const EventSnapshot &snapshot, RowKind kind);

} // namespace kubewake
