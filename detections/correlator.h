// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/compiledrule.h"
#include "detections/timedrows.h"
#include "model/store/eventsnapshot.h"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace kubewake {

// The matches of one group in windows that fulfilled a correlation, near windows merged.
struct CorrelatedEvents
{
    std::vector<TimedRow> rows; // in time order, each once
    std::vector<std::string> group; // values of the group-by fields
};

// Runs a correlation over the matches of its base rules. A window ends at each match and reaches
// back by the timespan, both ends included; events at the same moment are in the same windows. An
// event that several base rules matched counts once. Events without a time are left out. A missing
// group-by value makes a group of its own; an event that lacks a counted value counts as no value.
// O(n log n) in the number of matches. One thread.
class Correlator
{
public:
    // Both must outlive the correlator.
    Correlator(const CompiledRule &rule, const EventSnapshot &snapshot);

    // `matches`: the rows of each base rule, in the order of bases(). Incomplete if cancelled.
    [[nodiscard]] std::vector<CorrelatedEvents>
    run(std::span<const std::vector<Row> *const> matches, const std::function<bool()> &cancelled);

    // Matches of the last run that have no time.
    [[nodiscard]] std::size_t withoutTime() const { return m_withoutTime; }

private:
    struct Group;

    const CompiledRule &m_rule;
    const EventSnapshot &m_snapshot;
    std::size_t m_withoutTime = 0;
};

} // namespace kubewake
