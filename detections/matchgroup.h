// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/timedrow.h"
#include "detections/valueranks.h"
#include "detections/windowmeasure.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace kubewake {

// The matches of one group in windows that fulfilled a correlation, near windows merged.
struct CorrelatedEvents
{
    std::vector<TimedRow> rows; // in time order, each once
    std::vector<Row> moments; // those that completed a window; in time order
    std::vector<std::string> group; // values of the group-by fields; new_value: and of the counted
};

// The matches of a correlation's base rules that have the group-by values in common. One thread.
class MatchGroup
{
public:
    using Cancelled = std::function<bool()>;

    explicit MatchGroup(std::vector<std::string> values)
        : m_values(std::move(values))
    {
    }

    void add(const CorrelatedMatch &match) { m_matches.push_back(match); }

    // new_value: seen before the end of the baseline, so that it is of no interest any more.
    void makeUsual()
    {
        m_isUsual = true;
        m_matches = {};
    }
    [[nodiscard]] bool isUsual() const { return m_isUsual; }

    // Sorts, and leaves each event once. To be called before find(). False if cancelled.
    [[nodiscard]] bool order(const Cancelled &cancelled);

    struct Question
    {
        const CorrelationSpec &spec;
        std::int64_t gap = 0; // µs; windows closer together than this are one
        ValueRanks::By ranks = ValueRanks::By::Frequency; // ValuePercentile
    };
    // Appends what fulfils the correlation. O(n) and the measure.
    void find(const Question &question, const Cancelled &cancelled,
              std::vector<CorrelatedEvents> &results) const;

private:
    // Matches by index: the window, both ends included, and the events that completed it.
    struct Stretch
    {
        std::size_t first;
        std::size_t last;
        std::size_t firstMoment;
    };

    template<typename Measure, typename Visit>
    [[nodiscard]] bool slide(std::int64_t timespan, Measure &measure, const Cancelled &cancelled,
                             Visit visit) const;
    [[nodiscard]] std::vector<Stretch> windows(const Question &question,
                                               const Cancelled &cancelled) const;
    [[nodiscard]] std::vector<Stretch> rareEvents(const Question &question,
                                                  const Cancelled &cancelled) const;
    [[nodiscard]] std::vector<Stretch> news(const Question &question) const;
    [[nodiscard]] std::size_t endOfMoment(std::size_t i) const;
    void collect(const std::vector<Stretch> &fired, std::int64_t gap,
                 std::vector<CorrelatedEvents> &results) const;

    std::vector<std::string> m_values; // of the group-by fields
    std::vector<CorrelatedMatch> m_matches;
    bool m_isUsual = false;
};

} // namespace kubewake
