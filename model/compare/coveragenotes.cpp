// SPDX-License-Identifier: Apache-2.0
#include "model/compare/coveragenotes.h"

#include "model/audit/vocabulary.h"
#include "model/query/timegaps.h"

#include <algorithm>
#include <optional>
#include <set>

namespace kubewake {
namespace {

using Kind = CoverageNote::Kind;

// Less than this part of a time is not missed.
constexpr std::int64_t kNoticedPart = 20;

bool isMissed(std::int64_t part, std::int64_t whole)
{
    return part > whole / kNoticedPart;
}

std::string nameOf(const TimeSeries &series)
{
    return series.cluster.empty() ? series.name : series.name + " (" + series.cluster + ')';
}

CoverageNote withNames(Kind kind, ComparedSide side, const std::set<std::string> &names)
{
    CoverageNote note {kind, side};
    note.total = names.size();
    for (const std::string &name : names) {
        if (note.names.size() == CoverageNote::kMaximumNames)
            break;
        note.names.push_back(name);
    }
    return note;
}

template<typename Names>
void addBits(std::uint8_t mask, const Names &names, std::set<std::string> &found)
{
    for (std::size_t bit = 1; bit < names.size(); ++bit) {
        if ((mask >> bit) & 1U)
            found.emplace(names[bit]);
    }
}

std::string levelsText(std::uint8_t mask)
{
    std::string text;
    for (std::size_t bit = 1; bit < kLevelNames.size(); ++bit) {
        if ((mask >> bit) & 1U)
            text += (text.empty() ? "" : " ") + std::string(kLevelNames.at(bit));
    }
    return text;
}

std::uint8_t bitOf(std::uint32_t code, std::size_t names)
{
    return code > 0 && code < names ? static_cast<std::uint8_t>(1U << code) : std::uint8_t {0};
}

// What one log lacks of a time that the evidence has.
void addSeriesNotes(const TimeSeries &series, ComparedSide side, const ComparedRange &observed,
                    std::vector<CoverageNote> &notes)
{
    const std::string name = nameOf(series);
    const MicrosecondsUtc end = observed.to - 1;
    if (observed.from >= observed.to || series.last < observed.from || series.first > end)
        return;
    const auto noticed = [&](std::int64_t part) {
        return series.limit > 0 && part > series.limit
            && isMissed(part, observed.to - observed.from);
    };
    const auto add = [&](Kind kind, MicrosecondsUtc from, MicrosecondsUtc to) {
        notes.push_back({kind, side, {name}, 1, from, to});
    };
    if (noticed(series.first - observed.from))
        add(Kind::SeriesStartsLate, series.first, kNoTime);
    for (const TimeGap &gap : series.gaps) {
        if (gap.to > observed.from && gap.from < end)
            add(Kind::Gap, gap.from, gap.to);
    }
    if (noticed(end - series.last))
        add(Kind::SeriesEndsEarly, kNoTime, series.last);
}

} // namespace

void CoverageCounter::add(Row row)
{
    const auto side = m_ranges.sideOf(m_snapshot.time(row));
    if (!side)
        return;
    const std::size_t at = indexOf(*side);
    ++m_events.at(at);
    const std::uint8_t level = bitOf(m_snapshot.code(Column::Level, row), kLevelNames.size());
    m_levels.at(at) |= level;
    m_stages.at(at) |= bitOf(m_snapshot.code(Column::Stage, row), kStageNames.size());
    const std::uint64_t verb = m_snapshot.code(Column::Verb, row);
    // That there was one is said by the lowest bit: a level may be missing.
    const std::uint64_t operation = verb << 32U | m_snapshot.code(Column::ObjectType, row);
    if (m_operations.size() < CoverageNote::kMaximumOperations || m_operations.contains(operation))
        m_operations[operation].at(at) |= static_cast<std::uint8_t>(level | 1U);
}

// Versions of the API fall together.
CoverageCounter::Operations CoverageCounter::operations() const
{
    Operations operations;
    for (const auto &[key, masks] : m_operations) {
        const auto type = static_cast<Code>(key);
        if (type == kMissing)
            continue;
        const Code path = m_snapshot.derived(DerivedMap::PathOfObjectType, type);
        const Code verb = static_cast<Code>(key >> 32U);
        Masks &sum = operations[{std::string(m_snapshot.value(DictionaryId::Verbs, verb)),
                                 std::string(m_snapshot.value(DictionaryId::ResourcePaths, path))}];
        for (std::size_t side = 0; side < kComparedSides; ++side)
            sum.at(side) |= masks.at(side);
    }
    return operations;
}

void CoverageCounter::addEnds(ComparedSide side, std::vector<CoverageNote> &notes) const
{
    const ComparedRange &asked = m_ranges.of(side);
    if (m_events.at(indexOf(side)) == 0) {
        notes.push_back({Kind::NoEvents, side});
        return;
    }
    const MicrosecondsUtc first = m_snapshot.firstTime();
    const MicrosecondsUtc last = m_snapshot.lastTime();
    const ComparedRange whole {asked.from == kNoTime ? first : asked.from,
                               asked.to == kNoTime ? last + 1 : asked.to};
    const std::int64_t length = whole.to - whole.from;
    if (isMissed(first - whole.from, length))
        notes.push_back({Kind::StartsLate, side, {}, 0, first, kNoTime});
    if (isMissed(whole.to - 1 - last, length))
        notes.push_back({Kind::EndsEarly, side, {}, 0, kNoTime, last});
}

void CoverageCounter::addMissing(ComparedSide side, const Operations &operations,
                                 std::vector<CoverageNote> &notes) const
{
    const std::size_t own = indexOf(side);
    const std::size_t other = indexOf(otherSide(side));
    std::set<std::string> levels;
    addBits(static_cast<std::uint8_t>(m_levels.at(other) & ~m_levels.at(own)), kLevelNames, levels);
    addBits(static_cast<std::uint8_t>(m_stages.at(other) & ~m_stages.at(own)), kStageNames, levels);
    if (!levels.empty())
        notes.push_back(withNames(Kind::LevelsMissing, side, levels));
    std::set<std::string> missing;
    std::set<std::string> present;
    for (const auto &[operation, masks] : operations) {
        if (masks.at(own) != 0)
            present.insert(operation.second);
        if (masks.at(other) != 0)
            missing.insert(operation.second);
    }
    std::erase_if(missing, [&](const std::string &name) { return present.contains(name); });
    if (!missing.empty())
        notes.push_back(withNames(Kind::ResourcesMissing, side, missing));
}

Result<void> CoverageCounter::addSeries(const EvaluationControl &control,
                                        std::vector<CoverageNote> &notes) const
{
    const auto all = findTimeGaps(m_snapshot, control);
    if (!all)
        return tl::unexpected(all.error());
    const TimeRange evidence {m_snapshot.firstTime(), m_snapshot.lastTime()};
    for (const ComparedSide side : {ComparedSide::Baseline, ComparedSide::Incident}) {
        if (m_events.at(indexOf(side)) == 0)
            continue;
        const ComparedRange observed = m_ranges.of(side).within(evidence);
        const ComparedRange other = m_ranges.of(otherSide(side)).within(evidence);
        std::set<std::string> missing;
        for (const TimeSeries &series : *all) {
            const ComparedRange times {series.first, series.last + 1};
            if (series.events == 0)
                continue;
            if (!times.overlaps(observed) && times.overlaps(other))
                missing.insert(nameOf(series));
            else
                addSeriesNotes(series, side, observed, notes);
        }
        if (!missing.empty())
            notes.push_back(withNames(Kind::SeriesMissing, side, missing));
    }
    return {};
}

Result<std::vector<CoverageNote>> CoverageCounter::notes(const EvaluationControl &control) const
{
    std::vector<CoverageNote> notes;
    for (const ComparedSide side : {ComparedSide::Baseline, ComparedSide::Incident})
        addEnds(side, notes);
    if (const Result<void> done = addSeries(control, notes); !done)
        return tl::unexpected(done.error());
    // Of a time without events that is all there is to say.
    if (m_events.front() == 0 || m_events.back() == 0)
        return notes;
    const Operations all = operations();
    for (const ComparedSide side : {ComparedSide::Baseline, ComparedSide::Incident})
        addMissing(side, all, notes);
    std::set<std::string> differing;
    for (const auto &[operation, masks] : all) {
        const auto baseline = static_cast<std::uint8_t>(masks.front() & ~1U);
        const auto incident = static_cast<std::uint8_t>(masks.back() & ~1U);
        if (baseline != 0 && incident != 0 && baseline != incident)
            differing.insert(operation.first + ' ' + operation.second + " (" + levelsText(baseline)
                             + " → " + levelsText(incident) + ')');
    }
    if (!differing.empty())
        notes.push_back(withNames(Kind::LevelsDiffer, ComparedSide::Baseline, differing));
    return notes;
}

} // namespace kubewake
