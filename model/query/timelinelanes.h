// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/fieldcatalogue.h"
#include "model/query/compiledfilter.h"
#include "model/query/timescale.h"
#include "model/store/fieldstorage.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace kubewake {

// Swim lanes: one lane per distinct value of a field, at most one bin per lane and pixel. Two
// passes, so that memory does not grow with lanes x pixels: listLanes() finds and orders all lanes,
// LaneBinner then fills the bins of the few lanes on screen. Any thread; values in, values out.

enum class LaneOrder : std::uint8_t { ByCount, ByFirstSeen };

// All rows of one value of the lane field.
struct Lane
{
    Code code = kMissing; // kMissing: rows that do not have the field
    std::uint32_t count = 0; // rows within the range asked for
    MicrosecondsUtc first = kNoTime;
    MicrosecondsUtc last = kNoTime;
};

struct LaneList
{
    FieldId field = FieldId::EffectiveUser;
    TimeRange range;
    std::vector<Lane> lanes; // never capped
    std::uint32_t outside = 0; // rows of the bitmap outside the range or without a time
};

// Fields that can have lanes: those with one coded value a row.
[[nodiscard]] bool canHaveLanes(FieldId field);

// The text of a lane; empty for the lane of rows that do not have the field.
[[nodiscard]] std::string_view laneValue(const EventSnapshot &snapshot, FieldId field, Code code);

// One pass over the rows. Ties in count: first seen first; ties in that: by value.
// Error: cancelled, or a field without lanes.
[[nodiscard]] Result<LaneList> listLanes(const EventSnapshot &snapshot, const RowBitmap &rows,
                                         FieldId field, TimeRange range, LaneOrder order,
                                         const EvaluationControl &control = {});

// The higher, the more a responder wants to see it: denied, failed, open, unknown, dry-run,
// allowed.
[[nodiscard]] int outcomeRank(Outcome outcome);

// The rows of one lane under one pixel.
struct LaneBin
{
    int pixel = 0;
    std::uint32_t count = 0;
    Outcome worst = Outcome::Missing;
    Row row = 0; // earliest row with the worst outcome; of the marks, if count is 0
    std::uint8_t mark = 0; // highest weight of a mark here; 0: none
    std::uint32_t markId = 0; // of the first mark with that weight
    Row markRow = 0;
};

struct LaneBins
{
    TimeScale scale;
    std::vector<Code> codes; // the lanes asked for
    std::vector<std::vector<LaneBin>> bins; // one list per code, ascending by pixel
};

// Fills the bins of a few lanes (those on screen). Memory: lanes x pixels.
class LaneBinner
{
public:
    LaneBinner(const EventSnapshot &snapshot, FieldId field, std::vector<Code> codes,
               TimeScale scale);

    // One pass over the rows. False: cancelled.
    bool addRows(const RowBitmap &rows, const EvaluationControl &control = {});

    // Something to point at in the row's lane, at its time; weight 1 … 255, the highest one wins.
    void addMark(Row row, std::uint8_t weight, std::uint32_t id);

    [[nodiscard]] LaneBins take();

private:
    [[nodiscard]] LaneBin *binOf(Row row);

    const EventSnapshot &m_snapshot;
    FieldStorage m_storage;
    std::vector<Code> m_codes;
    std::vector<std::int32_t> m_laneOfCode; // -1: not asked for
    TimeScale m_scale;
    std::vector<LaneBin> m_grid; // lane-major; count 0 and mark 0: free
};

// The bin under a pixel, or the nearest one within `reach` pixels. nullptr if there is none.
[[nodiscard]] const LaneBin *binAt(const std::vector<LaneBin> &bins, int pixel, int reach = 0);

// The rows of one lane in a time range (those of a bin: scale.timesOfPixel), in time order.
// One pass over the rows. Error: cancelled.
[[nodiscard]] Result<std::vector<Row>> rowsOfLane(const EventSnapshot &snapshot,
                                                  const RowBitmap &rows, FieldId field, Code code,
                                                  TimeRange range,
                                                  const EvaluationControl &control = {});

} // namespace kubewake
