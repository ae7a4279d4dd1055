// SPDX-License-Identifier: Apache-2.0
#include "detections/correlator.h"

#include "detections/tuplekeys.h"
#include "model/store/fieldvalues.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

namespace kubewake {
namespace {

constexpr std::size_t kRowsPerPoll = 65'536;
constexpr std::uint32_t kNoValue = UINT32_MAX;

// A stretch of a group's matches, by index; both ends belong to it.
struct Stretch
{
    std::size_t first;
    std::size_t last;
};

// How many matches, or distinct values, are in the window.
class WindowCount
{
public:
    explicit WindowCount(bool byValue)
        : m_byValue(byValue)
    {
    }

    void add(std::uint32_t value)
    {
        ++m_events;
        if (m_byValue && value != kNoValue)
            ++m_values[value];
    }

    void remove(std::uint32_t value)
    {
        --m_events;
        if (!m_byValue || value == kNoValue)
            return;
        const auto found = m_values.find(value);
        if (--found->second == 0)
            m_values.erase(found);
    }

    [[nodiscard]] std::int64_t count() const
    {
        return static_cast<std::int64_t>(m_byValue ? m_values.size() : m_events);
    }

private:
    bool m_byValue;
    std::size_t m_events = 0;
    std::unordered_map<std::uint32_t, std::size_t> m_values;
};

} // namespace

struct Correlator::Group
{
    std::vector<std::string> values; // of the group-by fields
    std::vector<TimedRow> rows;
    std::unordered_map<Row, std::uint32_t> countedValue; // ValueCount

    // Sorts and leaves each event once.
    bool order(const std::function<bool()> &cancelled)
    {
        if (!sortByTime(rows, cancelled))
            return false;
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
        return true;
    }

    [[nodiscard]] std::uint32_t valueOf(std::size_t i) const
    {
        const auto found = countedValue.find(rows[i].row);
        return found != countedValue.end() ? found->second : kNoValue;
    }

    // The windows that fulfil the correlation, overlapping ones merged. Nothing if cancelled.
    [[nodiscard]] std::vector<Stretch> windows(const CorrelationSpec &spec,
                                               const std::function<bool()> &cancelled) const
    {
        std::vector<Stretch> fired;
        WindowCount window(spec.type == CorrelationSpec::Type::ValueCount);
        std::size_t first = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (i % kRowsPerPoll == 0 && cancelled())
                return {};
            window.add(valueOf(i));
            if (i + 1 < rows.size() && rows[i + 1].time == rows[i].time)
                continue; // the window ends with the last event of the moment
            for (; rows[first].time < rows[i].time - spec.timespan; ++first)
                window.remove(valueOf(first));
            if (!spec.holds(window.count()))
                continue;
            if (!fired.empty() && first <= fired.back().last)
                fired.back().last = i;
            else
                fired.push_back({first, i});
        }
        return fired;
    }

    // One entry per run of stretches closer together than `gap`.
    void collect(const std::vector<Stretch> &fired, std::int64_t gap,
                 std::vector<CorrelatedEvents> &results) const
    {
        std::optional<MicrosecondsUtc> end;
        for (const Stretch &stretch : fired) {
            const auto first = rows.begin() + static_cast<std::ptrdiff_t>(stretch.first);
            const auto last = rows.begin() + static_cast<std::ptrdiff_t>(stretch.last);
            if (!end || first->time - *end >= gap)
                results.push_back({{}, values});
            results.back().rows.insert(results.back().rows.end(), first, last + 1);
            end = last->time;
        }
    }
};

Correlator::Correlator(const CompiledRule &rule, const EventSnapshot &snapshot)
    : m_rule(rule)
    , m_snapshot(snapshot)
{
}

std::vector<CorrelatedEvents> Correlator::run(std::span<const std::vector<Row> *const> matches,
                                              const std::function<bool()> &cancelled)
{
    const CorrelationSpec &spec = m_rule.correlation();
    const bool byValue = spec.type == CorrelationSpec::Type::ValueCount;
    TupleKeys groupKeys(m_snapshot, spec.groupBy);
    std::optional<TupleKeys> valueKeys;
    if (byValue)
        valueKeys.emplace(m_snapshot, spec.values);
    m_withoutTime = 0;
    std::vector<Group> groups;
    std::size_t polls = 0;
    for (std::size_t base = 0; base < matches.size(); ++base) {
        for (const Row row : *matches[base]) {
            if (polls++ % kRowsPerPoll == 0 && cancelled())
                return {};
            const MicrosecondsUtc time = m_snapshot.time(row);
            if (time == kNoTime) {
                ++m_withoutTime;
                continue;
            }
            const std::uint32_t number = groupKeys.of(base, row).number;
            if (number == groups.size()) {
                groups.emplace_back();
                for (const FieldId field : spec.groupBy[base])
                    groups.back().values.push_back(fieldText(m_snapshot, field, row));
            }
            groups[number].rows.push_back({time, row});
            if (byValue) {
                const TupleKeys::Key value = valueKeys->of(base, row);
                if (value.complete)
                    groups[number].countedValue.emplace(row, value.number);
            }
        }
    }
    std::vector<CorrelatedEvents> results;
    for (Group &group : groups) {
        if (!group.order(cancelled))
            return results;
        group.collect(group.windows(spec, cancelled), m_rule.window(), results);
    }
    return results;
}

} // namespace kubewake
