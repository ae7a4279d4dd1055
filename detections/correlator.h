// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/compiledrule.h"
#include "detections/matchgroup.h"
#include "detections/matchvalues.h"
#include "detections/tuplekeys.h"
#include "model/store/eventsnapshot.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace kubewake {

// What a base rule of a correlation has matched: events, or, if it is a correlation itself,
// windows.
struct BaseMatches
{
    std::span<const Row> rows {};
    std::span<const CorrelatedEvents> windows {};
};

// Runs a correlation over the matches of its base rules. A window ends at each match and reaches
// back by the timespan, both ends included; events at the same moment are in the same windows. An
// event that several base rules matched counts once. Events without a time are left out. A missing
// group-by value makes a group of its own; an event that lacks a counted value counts as no value.
// Of a base rule that is a correlation, each event that completed one of its windows has matched,
// with that event's values; counts and sums take each of its merged windows once, where it began.
// O(n log n) in the number of matches. One thread; used once.
class Correlator
{
public:
    // Both must outlive the correlator.
    Correlator(const CompiledRule &rule, const EventSnapshot &snapshot);

    // `matches`: of each base rule, in the order of bases(). Incomplete if cancelled.
    [[nodiscard]] std::vector<CorrelatedEvents> run(std::span<const BaseMatches> matches,
                                                    const std::function<bool()> &cancelled);

    // Matches of the run that have no time, and those whose raw text was needed and not readable.
    [[nodiscard]] std::size_t withoutTime() const { return m_withoutTime; }
    [[nodiscard]] std::size_t unreadable() const { return m_values.unreadable(); }

private:
    [[nodiscard]] bool readValues(std::span<const BaseMatches> matches,
                                  const std::function<bool()> &cancelled);
    [[nodiscard]] bool gather(std::span<const BaseMatches> matches,
                              const std::function<bool()> &cancelled);
    [[nodiscard]] std::optional<std::size_t>
    rarestNeeded(std::span<const BaseMatches> matches) const;
    void noteGroups(std::size_t base, const BaseMatches &matches);
    // Matches of a base rule; `firstCounts`: only the first of them.
    [[nodiscard]] bool addAll(std::size_t base, std::span<const Row> rows, bool firstCounts,
                              const std::function<bool()> &cancelled);
    void addSome(std::size_t base, std::vector<Row> &rows, std::optional<Row> counting);
    void add(std::size_t base, const CorrelatedMatch &match, std::uint32_t group);
    [[nodiscard]] CorrelatedMatch matchOf(std::size_t base, Row row,
                                          const TupleKeys::Key *value) const;
    void addChainedRows(CorrelatedEvents &events) const;
    void addNew(MatchGroup &group, const CorrelatedMatch &match);
    [[nodiscard]] bool hasBaseline() const;
    [[nodiscard]] MatchGroup::Question question() const;

    const CompiledRule &m_rule;
    const CorrelationSpec &m_spec;
    const EventSnapshot &m_snapshot;
    MatchValues m_values;
    std::vector<std::vector<FieldPath>> m_groupFields; // of each base rule
    std::optional<TupleKeys> m_groupKeys;
    std::optional<TupleKeys> m_valueKeys;
    std::vector<MatchGroup> m_groups;
    // The windows of base rules that are correlations, by the events that completed them.
    std::unordered_multimap<Row, const CorrelatedEvents *> m_chained;
    // Of the rule with the fewest matches, where all are needed: no other group can fulfil it.
    std::optional<TupleKeys> m_neededGroups;
    std::size_t m_withoutTime = 0;
};

} // namespace kubewake
