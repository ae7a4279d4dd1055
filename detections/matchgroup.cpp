// SPDX-License-Identifier: Apache-2.0
#include "detections/matchgroup.h"

#include "detections/cancellablesort.h"

#include <algorithm>
#include <optional>

namespace kubewake {
namespace {

constexpr std::size_t kMatchesPerPoll = 65'536;

} // namespace

bool MatchGroup::order(const Cancelled &cancelled)
{
    if (!sortCancellably(m_matches, cancelled))
        return false;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_matches.size(); ++i) {
        if (kept == 0 || m_matches[i].row != m_matches[kept - 1].row) {
            m_matches[kept++] = m_matches[i];
            continue;
        }
        CorrelatedMatch &same = m_matches[kept - 1];
        same.bases |= m_matches[i].bases;
        same.counts = same.counts || m_matches[i].counts;
        same.value = std::min(same.value, m_matches[i].value);
        if (!same.number)
            same.number = m_matches[i].number;
    }
    m_matches.resize(kept);
    return true;
}

void MatchGroup::find(const Question &question, const Cancelled &cancelled,
                      std::vector<CorrelatedEvents> &results) const
{
    if (m_matches.empty())
        return;
    switch (question.spec.type) {
    case CorrelationSpec::Type::ValuePercentile:
        return collect(rareEvents(question, cancelled), question.gap, results);
    case CorrelationSpec::Type::NewValue:
        return collect(news(question), question.gap, results);
    default:
        return collect(windows(question, cancelled), question.gap, results);
    }
}

// The last of the matches that happened at the same time.
std::size_t MatchGroup::endOfMoment(std::size_t i) const
{
    while (i + 1 < m_matches.size() && m_matches[i + 1].time == m_matches[i].time)
        ++i;
    return i;
}

// Slides the window of the timespan over the matches: `measure` is told what comes in and goes out,
// and visit(first, moment, last) is asked at the end of each moment. False if cancelled.
template<typename Measure, typename Visit>
bool MatchGroup::slide(std::int64_t timespan, Measure &measure, const Cancelled &cancelled,
                       Visit visit) const
{
    std::size_t first = 0;
    for (std::size_t moment = 0, polls = 0; moment < m_matches.size(); ++polls) {
        if (polls % kMatchesPerPoll == 0 && cancelled())
            return false;
        const std::size_t last = endOfMoment(moment);
        for (std::size_t i = moment; i <= last; ++i)
            measure.add(m_matches[i]);
        for (; m_matches[first].time < m_matches[last].time - timespan; ++first)
            measure.remove(m_matches[first]);
        visit(first, moment, last);
        moment = last + 1;
    }
    return true;
}

// The windows that fulfil the correlation, one for each moment. Nothing if cancelled.
std::vector<MatchGroup::Stretch> MatchGroup::windows(const Question &question,
                                                     const Cancelled &cancelled) const
{
    std::vector<Stretch> fired;
    const std::unique_ptr<WindowMeasure> window = WindowMeasure::create(question.spec);
    const bool whole = slide(question.spec.timespan, *window, cancelled,
                             [&](std::size_t first, std::size_t moment, std::size_t last) {
                                 const auto value =
                                     window->value(m_matches[last].time - question.spec.timespan);
                                 if (value && question.spec.holds(*value))
                                     fired.push_back({first, last, moment});
                             });
    return whole ? fired : std::vector<Stretch>();
}

// Single events whose value stands in its window where the correlation asks for it.
std::vector<MatchGroup::Stretch> MatchGroup::rareEvents(const Question &question,
                                                        const Cancelled &cancelled) const
{
    std::vector<Stretch> fired;
    ValueRanks ranks(m_matches, question.ranks);
    const bool whole = slide(question.spec.timespan, ranks, cancelled,
                             [&](std::size_t, std::size_t moment, std::size_t last) {
                                 for (std::size_t i = moment; i <= last; ++i) {
                                     const auto percent = ranks.percentOf(m_matches[i]);
                                     if (percent && question.spec.holds(*percent))
                                         fired.push_back({i, i, i});
                                 }
                             });
    return whole ? fired : std::vector<Stretch>();
}

// A group of new_value is one value, here one that was first seen after the baseline. What came
// soon after belongs to the story.
std::vector<MatchGroup::Stretch> MatchGroup::news(const Question &question) const
{
    std::size_t last = 0;
    while (last + 1 < m_matches.size()
           && m_matches[last + 1].time - m_matches[last].time < question.gap)
        ++last;
    return {{0, last, 0}};
}

// One entry per run of stretches that overlap or are closer together than `gap`.
void MatchGroup::collect(const std::vector<Stretch> &fired, std::int64_t gap,
                         std::vector<CorrelatedEvents> &results) const
{
    std::optional<std::size_t> end; // of the entry; a match belongs to one
    for (const Stretch &stretch : fired) {
        const bool joins = end
            && (stretch.first <= *end
                || m_matches[stretch.first].time - m_matches[*end].time < gap);
        if (!joins)
            results.push_back({{}, {}, m_values});
        CorrelatedEvents &events = results.back();
        for (std::size_t i = joins ? std::max(stretch.first, *end + 1) : stretch.first;
             i <= stretch.last; ++i)
            events.rows.push_back({m_matches[i].time, m_matches[i].row});
        for (std::size_t i = stretch.firstMoment; i <= stretch.last; ++i)
            events.moments.push_back(m_matches[i].row);
        end = stretch.last;
    }
}

} // namespace kubewake
