// SPDX-License-Identifier: Apache-2.0
#include "detections/correlator.h"

#include "model/query/numbertext.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace kubewake {
namespace {

using Type = CorrelationSpec::Type;

constexpr std::size_t kRowsAtOnce = 4'096; // their keys stay in the cache

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
    for (std::size_t base = 0; base < matches.size(); ++base) {
        if (!addAll(base, matches[base].rows, false, cancelled))
            return false;
        for (const CorrelatedEvents &window : matches[base].windows) {
            if (!addAll(base, window.moments, true, cancelled))
                return false;
            for (const Row row : window.moments)
                m_chained.emplace(row, &window);
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
    static_cast<void>(m_neededGroups->of(base, matches.rows));
    for (const CorrelatedEvents &window : matches.windows)
        static_cast<void>(m_neededGroups->of(base, window.moments));
}

bool Correlator::addAll(std::size_t base, std::span<const Row> rows, bool firstCounts,
                        const std::function<bool()> &cancelled)
{
    const std::optional<Row> counting =
        firstCounts && !rows.empty() ? std::optional(rows.front()) : std::nullopt;
    std::vector<Row> some;
    for (; !rows.empty(); rows = rows.subspan(std::min(kRowsAtOnce, rows.size()))) {
        if (cancelled())
            return false;
        const auto next = rows.first(std::min(kRowsAtOnce, rows.size()));
        some.assign(next.begin(), next.end());
        addSome(base, some, counting);
    }
    return true;
}

// `counting`: the row that alone counts; nothing: all do.
void Correlator::addSome(std::size_t base, std::vector<Row> &rows, std::optional<Row> counting)
{
    m_withoutTime +=
        std::erase_if(rows, [this](Row row) { return m_snapshot.time(row) == kNoTime; });
    if (m_neededGroups)
        m_neededGroups->keepKnown(base, rows);
    const std::span<const TupleKeys::Key> groups = m_groupKeys->of(base, rows);
    const std::span<const TupleKeys::Key> values =
        m_valueKeys ? m_valueKeys->of(base, rows) : std::span<const TupleKeys::Key>();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CorrelatedMatch match = matchOf(base, rows[i], values.empty() ? nullptr : &values[i]);
        match.counts = !counting || rows[i] == *counting;
        add(base, match, groups[i].number);
    }
}

void Correlator::add(std::size_t base, const CorrelatedMatch &match, std::uint32_t group)
{
    if (group == m_groups.size()) {
        std::vector<std::string> values;
        for (const FieldPath &field : m_groupFields[base])
            values.push_back(m_values.text(field, match.row));
        m_groups.emplace_back(std::move(values));
    }
    if (m_spec.type != Type::NewValue)
        m_groups[group].add(match);
    else if (match.value != CorrelatedMatch::kNoValue)
        addNew(m_groups[group], match);
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

CorrelatedMatch Correlator::matchOf(std::size_t base, Row row, const TupleKeys::Key *value) const
{
    CorrelatedMatch match {
        .time = m_snapshot.time(row), .row = row, .bases = std::uint64_t {1} << base};
    if (value == nullptr || !value->complete)
        return match;
    match.value = value->number;
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
