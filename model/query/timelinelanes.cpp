// SPDX-License-Identifier: Apache-2.0
#include "model/query/timelinelanes.h"

#include "model/store/fieldvalues.h"

#include <QCoreApplication>

#include <algorithm>

namespace kubewake {
namespace {

// Visits every row, polling for cancellation once a chunk. False: cancelled.
template<typename Visit>
bool forEachRow(const RowBitmap &rows, const EvaluationControl &control, Visit &&visit)
{
    for (Row first = 0; first < rows.size();) {
        if (control.cancelled && control.cancelled())
            return false;
        const Row last = rows.size() - first > kChunkRows ? first + kChunkRows : rows.size();
        rows.forEachInRange(first, last, visit);
        if (control.progress)
            control.progress(last, rows.size());
        first = last;
    }
    return true;
}

tl::unexpected<Error> cancelledError()
{
    return failure(QCoreApplication::translate("Timeline", "Cancelled"));
}

} // namespace

bool canHaveLanes(FieldId field)
{
    const FieldStorage storage = storageOf(field);
    return storage.kind == FieldStorage::Kind::Value || storage.kind == FieldStorage::Kind::Coalesce
        || storage.kind == FieldStorage::Kind::TuplePart;
}

std::string_view laneValue(const EventSnapshot &snapshot, FieldId field, Code code)
{
    return snapshot.value(storageOf(field).dictionary, code);
}

Result<LaneList> listLanes(const EventSnapshot &snapshot, const RowBitmap &rows, FieldId field,
                           TimeRange range, LaneOrder order, const EvaluationControl &control)
{
    if (!canHaveLanes(field))
        return failure(QCoreApplication::translate("Timeline", "This field cannot have lanes."));
    const FieldStorage storage = storageOf(field);
    LaneList list {.field = field, .range = range, .lanes = {}};
    std::vector<Lane> lanes(snapshot.dictionarySize(storage.dictionary));
    const bool done = forEachRow(rows, control, [&](Row row) {
        const MicrosecondsUtc time = snapshot.time(row);
        if (time == kNoTime || time < range.first || time > range.last) {
            ++list.outside;
            return;
        }
        const Code code = fieldCode(snapshot, storage, row);
        if (code >= lanes.size())
            lanes.resize(code + 1);
        Lane &lane = lanes[code];
        lane.first = lane.count == 0 ? time : std::min(lane.first, time);
        lane.last = std::max(lane.last, time);
        ++lane.count;
    });
    if (!done)
        return cancelledError();
    for (Code code = 0; code < lanes.size(); ++code) {
        lanes[code].code = code;
        if (lanes[code].count != 0)
            list.lanes.push_back(lanes[code]);
    }
    std::ranges::sort(list.lanes, [&](const Lane &a, const Lane &b) {
        if (order == LaneOrder::ByCount && a.count != b.count)
            return a.count > b.count;
        if (a.first != b.first)
            return a.first < b.first;
        return laneValue(snapshot, field, a.code) < laneValue(snapshot, field, b.code);
    });
    return list;
}

int outcomeRank(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Denied:
        return 6;
    case Outcome::Failed:
        return 5;
    case Outcome::Open:
        return 4;
    case Outcome::Unknown:
        return 3;
    case Outcome::DryRun:
        return 2;
    case Outcome::Allowed:
        return 1;
    case Outcome::Missing:
        break;
    }
    return 0;
}

LaneBinner::LaneBinner(const EventSnapshot &snapshot, FieldId field, std::vector<Code> codes,
                       TimeScale scale)
    : m_snapshot(snapshot)
    , m_storage(storageOf(field))
    , m_codes(std::move(codes))
    , m_scale(scale)
{
    Code highest = 0;
    for (const Code code : m_codes)
        highest = std::max(highest, code);
    m_laneOfCode.assign(std::size_t {highest} + 1, -1);
    for (std::size_t lane = 0; lane < m_codes.size(); ++lane)
        m_laneOfCode[m_codes[lane]] = static_cast<std::int32_t>(lane);
    m_grid.resize(m_scale.isValid() ? m_codes.size() * static_cast<std::size_t>(m_scale.width) : 0);
}

LaneBin *LaneBinner::binOf(Row row)
{
    const MicrosecondsUtc time = m_snapshot.time(row);
    if (!m_scale.isValid() || m_codes.empty() || time == kNoTime || !m_scale.contains(time))
        return nullptr;
    const Code code = fieldCode(m_snapshot, m_storage, row);
    const std::int32_t lane = code < m_laneOfCode.size() ? m_laneOfCode[code] : -1;
    if (lane < 0)
        return nullptr;
    const int pixel = m_scale.pixelOf(time);
    LaneBin &bin = m_grid[static_cast<std::size_t>(lane) * static_cast<std::size_t>(m_scale.width)
                          + static_cast<std::size_t>(pixel)];
    bin.pixel = pixel;
    return &bin;
}

bool LaneBinner::addRows(const RowBitmap &rows, const EvaluationControl &control)
{
    return forEachRow(rows, control, [this](Row row) {
        LaneBin *bin = binOf(row);
        if (bin == nullptr)
            return;
        const auto outcome = static_cast<Outcome>(m_snapshot.code(Column::Outcome, row));
        const int rank = outcomeRank(outcome);
        const int worst = outcomeRank(bin->worst);
        if (bin->count == 0 || rank > worst
            || (rank == worst && m_snapshot.time(row) < m_snapshot.time(bin->row))) {
            bin->worst = outcome;
            bin->row = row;
        }
        ++bin->count;
    });
}

void LaneBinner::addMark(Row row, std::uint8_t weight, std::uint32_t id)
{
    LaneBin *bin = row < m_snapshot.eventCount() ? binOf(row) : nullptr;
    if (bin == nullptr || weight <= bin->mark)
        return;
    bin->mark = weight;
    bin->markId = id;
    bin->markRow = row;
    if (bin->count == 0)
        bin->row = row;
}

LaneBins LaneBinner::take()
{
    LaneBins result {m_scale, std::move(m_codes), {}};
    result.bins.resize(result.codes.size());
    const auto width = static_cast<std::size_t>(std::max(m_scale.width, 0));
    for (std::size_t i = 0; i < m_grid.size(); ++i) {
        if (m_grid[i].count != 0 || m_grid[i].mark != 0)
            result.bins[i / width].push_back(m_grid[i]);
    }
    m_codes.clear();
    m_grid.clear();
    return result;
}

const LaneBin *binAt(const std::vector<LaneBin> &bins, int pixel, int reach)
{
    const LaneBin *best = nullptr;
    auto at = std::ranges::lower_bound(bins, pixel - reach, {}, &LaneBin::pixel);
    for (; at != bins.end() && at->pixel <= pixel + reach; ++at) {
        if (best == nullptr || std::abs(at->pixel - pixel) < std::abs(best->pixel - pixel))
            best = &*at;
    }
    return best;
}

Result<std::vector<Row>> rowsOfLane(const EventSnapshot &snapshot, const RowBitmap &rows,
                                    FieldId field, Code code, TimeRange range,
                                    const EvaluationControl &control)
{
    const FieldStorage storage = storageOf(field);
    std::vector<Row> found;
    const bool done = forEachRow(rows, control, [&](Row row) {
        const MicrosecondsUtc time = snapshot.time(row);
        if (time != kNoTime && time >= range.first && time <= range.last
            && fieldCode(snapshot, storage, row) == code)
            found.push_back(row);
    });
    if (!done)
        return cancelledError();
    std::ranges::stable_sort(found, {}, [&](Row row) { return snapshot.time(row); });
    return found;
}

} // namespace kubewake
