// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/compare/comparedimension.h"
#include "model/compare/coveragenotes.h"
#include "model/core/result.h"
#include "model/core/rowbitmap.h"
#include "model/query/compiledfilter.h"

#include <QString>

#include <array>
#include <memory>
#include <vector>

namespace kubewake {

// What is new in one time, what has vanished, and what is more frequent than in another: users,
// addresses, operations and the like. A value. Every count can be asked for: the filter of its
// line gives as many requests.
struct RangeComparison
{
    ComparedRanges ranges {};
    QString filter {}; // of all requests that are compared; empty: every one
    // What of the ranges lies between the first and the last event of the evidence: rates are of
    // this time.
    ComparedRanges observed {};
    std::array<std::uint32_t, kComparedSides> requests {};
    std::vector<ComparedDimension> dimensions {}; // in the order of CompareDimension
    std::vector<CoverageNote> notes {};

    [[nodiscard]] double hours(ComparedSide side) const { return observed.of(side).hours(); }
    // Requests per hour; 0 if the time has no length.
    [[nodiscard]] double rate(const ComparedLine &line, ComparedSide side) const;
    // How much more frequent it is in the incident; 0 if it was not there before.
    [[nodiscard]] double ratio(const ComparedLine &line) const;
    // The requests that the incident would have had at the rate of the baseline.
    [[nodiscard]] double expected(const ComparedLine &line) const;
    [[nodiscard]] QString filterOf(const ComparedLine &line, ComparedSide side) const;
    // In the time that a change is about: the incident, or what has vanished from the baseline.
    [[nodiscard]] QString filterOf(const ComparedLine &line, RateChange change) const
    {
        return filterOf(line, sideOf(change));
    }
    [[nodiscard]] static constexpr ComparedSide sideOf(RateChange change)
    {
        return change == RateChange::Vanished ? ComparedSide::Baseline : ComparedSide::Incident;
    }
    [[nodiscard]] QString filterOf(ComparedSide side) const; // all requests of one time
    [[nodiscard]] std::size_t total(RateChange change) const; // of all dimensions
};

using RangeComparisonPtr = std::shared_ptr<const RangeComparison>;

// Compares the requests among `rows`, one row each, which are those that pass `filter`. One pass
// over the columns (about 1 µs a request of the two times), the text of those that write
// containers, and the times of all events for what is missing. Any thread. Error: cancelled, or
// ranges that cannot be compared.
[[nodiscard]] Result<RangeComparison>
compareRanges(const EventSnapshot &snapshot, const RowBitmap &rows, const ComparedRanges &ranges,
              const QString &filter = {}, const EvaluationControl &control = {});

} // namespace kubewake
