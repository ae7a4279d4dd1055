// SPDX-License-Identifier: Apache-2.0
#include "model/compare/rangecomparison.h"

#include "model/compare/comparedtallies.h"
#include "model/compare/comparetext.h"
#include "model/compare/imagetallies.h"
#include "model/entities/entityterm.h"
#include "model/query/kql.h"

#include <algorithm>

namespace kubewake {
namespace {

// One dimension whose values are in columns. Owned by one job.
class DimensionCounter
{
public:
    DimensionCounter(CompareDimension id, const EventSnapshot &snapshot, AddressGroups &addresses)
        : m_id(id)
        , m_keys(snapshot, addresses, fieldsOf(id))
    {
    }

    void add(Row row, ComparedSide side, MicrosecondsUtc time, bool isRefused)
    {
        m_keys.forEachKey(row,
                          [&](const TallyKey &key) { m_tallies.add(key, side, time, isRefused); });
    }

    [[nodiscard]] ComparedDimension take(const ComparedTallies::Hours &hours) const
    {
        const std::vector<FieldId> &fields = m_keys.fields();
        const ComparedTallies::Texts texts {[this, &fields](const TallyKey &key) {
                                                ComparedTallies::Values values;
                                                for (std::size_t i = 0; i < fields.size(); ++i)
                                                    values.push_back(m_keys.value(key, i));
                                                return values;
                                            },
                                            [&fields](const ComparedTallies::Values &values) {
                                                QString term;
                                                for (std::size_t i = 0; i < fields.size(); ++i)
                                                    term = kqlAnd(term,
                                                                  entityTerm(fields[i], values[i]));
                                                return term;
                                            }};
        return m_tallies.take(m_id, hours, texts);
    }

private:
    CompareDimension m_id;
    KeyedTallies m_keys; // only which keys a row has
    ComparedTallies m_tallies;
};

// Makes one comparison; used once.
class Comparer
{
public:
    Comparer(const EventSnapshot &snapshot, const RowBitmap &rows, RangeComparison &result,
             const EvaluationControl &control)
        : m_snapshot(snapshot)
        , m_rows(rows)
        , m_result(result)
        , m_control(control)
        , m_addresses(snapshot)
        , m_coverage(snapshot, result.ranges)
    {
        for (std::size_t i = 0; i < kCompareDimensions; ++i) {
            const auto id = static_cast<CompareDimension>(i);
            if (id != CompareDimension::Images)
                m_dimensions.emplace_back(id, snapshot, m_addresses);
        }
    }

    [[nodiscard]] Result<void> run();

private:
    void addChunk(const EventChunk &chunk);
    void addRequest(Row row);
    [[nodiscard]] Result<void> addImages(const ComparedTallies::Hours &hours);
    void noteWhatWasLeftOut();

    const EventSnapshot &m_snapshot;
    const RowBitmap &m_rows;
    RangeComparison &m_result;
    const EvaluationControl &m_control;
    AddressGroups m_addresses;
    CoverageCounter m_coverage;
    std::vector<DimensionCounter> m_dimensions;
};

Result<void> Comparer::run()
{
    for (const auto &chunk : m_snapshot.chunks()) {
        if (m_control.cancelled && m_control.cancelled())
            return failure(CompareText::tr("Cancelled."));
        addChunk(*chunk);
        if (m_control.progress)
            m_control.progress(chunk->firstRow + chunk->size, m_snapshot.eventCount());
    }
    const ComparedTallies::Hours hours {m_result.hours(ComparedSide::Baseline),
                                        m_result.hours(ComparedSide::Incident)};
    for (const DimensionCounter &dimension : m_dimensions) {
        if (m_control.cancelled && m_control.cancelled())
            return failure(CompareText::tr("Cancelled."));
        m_result.dimensions.push_back(dimension.take(hours));
    }
    auto notes = m_coverage.notes(m_control);
    if (!notes)
        return tl::unexpected(notes.error());
    m_result.notes = std::move(*notes);
    if (const Result<void> done = addImages(hours); !done)
        return done;
    noteWhatWasLeftOut();
    return {};
}

void Comparer::addChunk(const EventChunk &chunk)
{
    for (std::uint32_t i = 0; i < chunk.size; ++i)
        m_coverage.add(chunk.firstRow + i);
    const Row end = std::min(chunk.firstRow + chunk.size, m_rows.size());
    if (chunk.firstRow < end)
        m_rows.forEachInRange(chunk.firstRow, end, [this](Row row) { addRequest(row); });
}

void Comparer::addRequest(Row row)
{
    const MicrosecondsUtc time = m_snapshot.time(row);
    const auto side = m_result.ranges.sideOf(time);
    if (!side)
        return;
    ++m_result.requests.at(indexOf(*side));
    const bool refused = isRefused(m_snapshot, row);
    for (DimensionCounter &dimension : m_dimensions)
        dimension.add(row, *side, time, refused);
}

Result<void> Comparer::addImages(const ComparedTallies::Hours &hours)
{
    auto images = compareImages(m_snapshot, m_rows, m_result.ranges, hours, m_control);
    if (!images)
        return tl::unexpected(images.error());
    m_result.dimensions.push_back(std::move(images->images));
    using Kind = CoverageNote::Kind;
    for (const ComparedSide side : {ComparedSide::Baseline, ComparedSide::Incident}) {
        if (const Row count = images->unrecorded.at(indexOf(side)); count > 0)
            m_result.notes.push_back({Kind::BodiesMissing, side, {}, count});
    }
    if (images->unreadable > 0)
        m_result.notes.push_back(
            {Kind::Unreadable, ComparedSide::Baseline, {}, images->unreadable});
    return {};
}

void Comparer::noteWhatWasLeftOut()
{
    for (const ComparedDimension &dimension : m_result.dimensions) {
        if (!dimension.isComplete)
            m_result.notes.push_back(
                {CoverageNote::Kind::ValuesLeftOut,
                 ComparedSide::Baseline,
                 {std::string(kCompareDimensionNames.at(static_cast<std::size_t>(dimension.id)))},
                 1});
    }
}

} // namespace

double RangeComparison::rate(const ComparedLine &line, ComparedSide side) const
{
    const double length = hours(side);
    return length > 0 ? line.of(side).requests / length : 0;
}

double RangeComparison::ratio(const ComparedLine &line) const
{
    const double before = rate(line, ComparedSide::Baseline);
    return before > 0 ? rate(line, ComparedSide::Incident) / before : 0;
}

double RangeComparison::expected(const ComparedLine &line) const
{
    return rate(line, ComparedSide::Baseline) * hours(ComparedSide::Incident);
}

QString RangeComparison::filterOf(const ComparedLine &line, ComparedSide side) const
{
    return kqlAnd(filterOf(side), line.term);
}

QString RangeComparison::filterOf(ComparedSide side) const
{
    return kqlAnd(filter, ranges.of(side).kql());
}

std::size_t RangeComparison::total(RateChange change) const
{
    std::size_t total = 0;
    for (const ComparedDimension &dimension : dimensions)
        total += dimension.of(change).total;
    return total;
}

Result<RangeComparison> compareRanges(const EventSnapshot &snapshot, const RowBitmap &rows,
                                      const ComparedRanges &ranges, const QString &filter,
                                      const EvaluationControl &control)
{
    if (const QString problem = ranges.problem(); !problem.isEmpty())
        return failure(problem);
    RangeComparison result;
    result.ranges = ranges;
    result.filter = filter;
    const TimeRange evidence {snapshot.firstTime(), snapshot.lastTime()};
    result.observed = {ranges.baseline.within(evidence), ranges.incident.within(evidence)};
    if (const Result<void> done = Comparer(snapshot, rows, result, control).run(); !done)
        return tl::unexpected(done.error());
    return result;
}

} // namespace kubewake
