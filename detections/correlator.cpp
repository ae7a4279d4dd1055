// SPDX-License-Identifier: Apache-2.0
#include "detections/correlator.h"

#include "model/query/numbertext.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace kubewake {
namespace {

using Type = CorrelationSpec::Type;

constexpr std::size_t kRowsPerPoll = 65'536;

bool isMeasured(const FieldPath &field)
{
    if (!field.field)
        return false;
    const FieldType type = fieldInfo(*field.field).type;
    return type == FieldType::Integer || type == FieldType::Duration;
}

} // namespace

Correlator::Correlator(const CompiledRule &rule, const EventSnapshot &snapshot)
    : m_rule(rule)
    , m_spec(rule.correlation())
    , m_snapshot(snapshot)
    , m_values(snapshot)
    , m_groupFields(m_spec.groupBy)
{
    // Each value is asked for its first appearance: a group of its own.
    for (std::size_t base = 0; m_spec.type == Type::NewValue && base < m_groupFields.size(); ++base)
        m_groupFields[base].insert(m_groupFields[base].end(), m_spec.values[base].begin(),
                                   m_spec.values[base].end());
}

std::vector<CorrelatedEvents> Correlator::run(std::span<const BaseMatches> matches,
                                              const std::function<bool()> &cancelled)
{
    std::vector<CorrelatedEvents> results;
    if (m_spec.type == Type::NewValue && !hasBaseline())
        return results;
    if (!readValues(matches, cancelled) || !gather(matches, cancelled))
        return results;
    const MatchGroup::Question asked = question();
    for (MatchGroup &group : m_groups) {
        if (!group.order(cancelled))
            return results;
        group.find(asked, cancelled, results);
    }
    if (!m_chained.empty()) {
        for (CorrelatedEvents &events : results)
            addChainedRows(events);
    }
    return results;
}

// Is there something before the end of the baseline, and something behind it?
bool Correlator::hasBaseline() const
{
    const MicrosecondsUtc end = m_spec.baselineEndOf(m_snapshot.firstTime());
    return end > m_snapshot.firstTime() && end <= m_snapshot.lastTime();
}

MatchGroup::Question Correlator::question() const
{
    MatchGroup::Question question {.spec = m_spec, .gap = m_rule.window()};
    if (m_spec.type == Type::ValuePercentile && isMeasured(m_spec.values.front().front()))
        question.ranks = ValueRanks::By::Size;
    return question;
}

// Fields that have no column are read at once for all matches of the base rules that have them.
bool Correlator::readValues(std::span<const BaseMatches> matches,
                            const std::function<bool()> &cancelled)
{
    std::vector<FieldPath> fields;
    std::vector<Row> rows;
    for (std::size_t base = 0; base < matches.size(); ++base) {
        std::vector<FieldPath> ofBase = m_groupFields[base];
        if (!m_spec.values.empty())
            ofBase.insert(ofBase.end(), m_spec.values[base].begin(), m_spec.values[base].end());
        std::erase_if(ofBase, [](const FieldPath &field) { return field.field.has_value(); });
        if (ofBase.empty())
            continue;
        fields.insert(fields.end(), ofBase.begin(), ofBase.end());
        rows.insert(rows.end(), matches[base].rows.begin(), matches[base].rows.end());
        for (const CorrelatedEvents &window : matches[base].windows)
            rows.insert(rows.end(), window.moments.begin(), window.moments.end());
    }
    return m_values.read(std::move(rows), fields, cancelled);
}

bool Correlator::gather(std::span<const BaseMatches> matches,
                        const std::function<bool()> &cancelled)
{
    m_groupKeys.emplace(m_snapshot, m_values, m_groupFields);
    if (!m_spec.values.empty())
        m_valueKeys.emplace(m_snapshot, m_values, m_spec.values);
    const std::optional<std::size_t> rarest = rarestNeeded(matches);
    if (rarest)
        noteGroups(*rarest, matches[*rarest]);
    std::size_t polls = 0;
    for (std::size_t base = 0; base < matches.size(); ++base) {
        for (const Row row : matches[base].rows) {
            if (polls++ % kRowsPerPoll == 0 && cancelled())
                return false;
            add(base, row, true);
        }
        for (const CorrelatedEvents &window : matches[base].windows) {
            if (polls++ % kRowsPerPoll == 0 && cancelled())
                return false;
            for (const Row row : window.moments) {
                add(base, row, row == window.moments.front());
                m_chained.emplace(row, &window);
            }
        }
    }
    return true;
}

// A chain of all its rules needs each of them: the one with the fewest matches tells which groups
// can have one. Nothing: fewer rules will do.
std::optional<std::size_t> Correlator::rarestNeeded(std::span<const BaseMatches> matches) const
{
    if (!m_spec.isTemporal())
        return std::nullopt;
    for (std::size_t rules = 0; rules < matches.size(); ++rules) {
        if (m_spec.holds(static_cast<double>(rules)))
            return std::nullopt;
    }
    const auto size = [](const BaseMatches &base) {
        std::size_t count = base.rows.size();
        for (const CorrelatedEvents &window : base.windows)
            count += window.moments.size();
        return count;
    };
    return static_cast<std::size_t>(std::ranges::min_element(matches, {}, size) - matches.begin());
}

void Correlator::noteGroups(std::size_t base, const BaseMatches &matches)
{
    m_neededGroups.emplace(m_snapshot, m_values, m_groupFields);
    for (const Row row : matches.rows)
        static_cast<void>(m_neededGroups->of(base, row));
    for (const CorrelatedEvents &window : matches.windows) {
        for (const Row row : window.moments)
            static_cast<void>(m_neededGroups->of(base, row));
    }
}

void Correlator::add(std::size_t base, Row row, bool counts)
{
    if (m_neededGroups && !m_neededGroups->knows(base, row)) {
        m_withoutTime += m_snapshot.time(row) == kNoTime ? 1 : 0;
        return;
    }
    CorrelatedMatch match = matchOf(base, row);
    match.counts = counts;
    if (match.time == kNoTime) {
        ++m_withoutTime;
        return;
    }
    const TupleKeys::Key key = m_groupKeys->of(base, row);
    if (key.number == m_groups.size()) {
        std::vector<std::string> values;
        for (const FieldPath &field : m_groupFields[base])
            values.push_back(m_values.text(field, row));
        m_groups.emplace_back(std::move(values));
    }
    if (m_spec.type != Type::NewValue)
        m_groups[key.number].add(match);
    else if (match.value != CorrelatedMatch::kNoValue)
        addNew(m_groups[key.number], match);
}

// Most values are usual ones, and nearly all matches have them: one match before the baseline ends
// is all that has to be known of them.
void Correlator::addNew(MatchGroup &group, const CorrelatedMatch &match)
{
    if (group.isUsual())
        return;
    if (match.time < m_spec.baselineEndOf(m_snapshot.firstTime()))
        group.makeUsual();
    else
        group.add(match);
}

CorrelatedMatch Correlator::matchOf(std::size_t base, Row row)
{
    CorrelatedMatch match {
        .time = m_snapshot.time(row), .row = row, .bases = std::uint64_t {1} << base};
    if (!m_valueKeys)
        return match;
    const TupleKeys::Key value = m_valueKeys->of(base, row);
    if (!value.complete)
        return match;
    match.value = value.number;
    if (m_spec.type == Type::ValueSum || m_spec.type == Type::ValueAverage
        || m_spec.type == Type::ValuePercentile) {
        if (const auto number = NumberText::parse(m_values.text(m_spec.values[base].front(), row)))
            match.number = number->real;
    }
    return match;
}

// The story of a chained correlation is that of its parts.
void Correlator::addChainedRows(CorrelatedEvents &events) const
{
    std::unordered_set<const CorrelatedEvents *> windows;
    for (const TimedRow &row : events.rows) {
        const auto [begin, end] = m_chained.equal_range(row.row);
        for (auto one = begin; one != end; ++one)
            windows.insert(one->second);
    }
    std::vector<TimedRow> rows = events.rows;
    for (const CorrelatedEvents *window : windows)
        rows.insert(rows.end(), window->rows.begin(), window->rows.end());
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    events.rows = std::move(rows);
}

} // namespace kubewake
