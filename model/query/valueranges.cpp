// SPDX-License-Identifier: Apache-2.0
#include "model/query/valueranges.h"

#include "model/core/timestamp.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

constexpr std::int64_t kSecond = kMicrosecondsPerSecond;
constexpr std::array<std::int64_t, 16> kSteps {
    kSecond,         5 * kSecond,      10 * kSecond,      30 * kSecond,
    60 * kSecond,    300 * kSecond,    600 * kSecond,     1800 * kSecond,
    3600 * kSecond,  10800 * kSecond,  21600 * kSecond,   43200 * kSecond,
    86400 * kSecond, 604800 * kSecond, 2592000 * kSecond, 31536000 * kSecond};
constexpr std::array<std::int64_t, 9> kDurations {
    1'000,         10'000,         100'000,          kSecond,          10 * kSecond,
    100 * kSecond, 1000 * kSecond, 10'000 * kSecond, 100'000 * kSecond};

// Calls visit(value) for each row; false: cancelled.
template<typename Value, typename Visit>
bool visitValues(const RowBitmap &rows, const EvaluationControl &control, Value value, Visit visit)
{
    for (Row first = 0; first < rows.size();) {
        if (control.cancelled && control.cancelled())
            return false;
        const Row last = rows.size() - first > kChunkRows ? first + kChunkRows : rows.size();
        rows.forEachInRange(first, last, [&](Row row) { visit(value(row)); });
        first = last;
    }
    return true;
}

std::string timeText(std::int64_t time)
{
    return '"' + formatTimestampUtc(time) + '"';
}

// KQL compares durations in milliseconds.
std::string durationText(std::int64_t duration)
{
    return std::to_string(duration / 1000);
}

std::string termOf(const ValueRange &range, FieldId field)
{
    const std::string name(fieldInfo(field).path);
    if (range.isMissing)
        return "not " + name + ": *";
    const auto bound = [&](const char *comparison, std::int64_t value) {
        return name + comparison + (field == FieldId::Time ? timeText(value) : durationText(value));
    };
    std::string term;
    if (range.from != ValueRange::kOpen)
        term = bound(" >= ", range.from);
    if (range.to != ValueRange::kOpen)
        term += (term.empty() ? "" : " and ") + bound(" < ", range.to);
    return term;
}

// Where ranges begin, ascending; the first is open below and the last above.
std::vector<std::int64_t> timeEdges(std::int64_t first, std::int64_t last)
{
    std::vector<std::int64_t> edges;
    for (const std::int64_t step : kSteps) {
        const std::int64_t begin = first - ((first % step) + step) % step;
        if (step != kSteps.back()
            && (last - begin) / step + 1 > static_cast<std::int64_t>(kMaximumRanges) - 1)
            continue;
        for (std::int64_t edge = begin; edge <= last && edges.size() < kMaximumRanges - 1;
             edge += step)
            edges.push_back(edge);
        edges.push_back(edges.back() + step);
        return edges;
    }
    return edges;
}

Result<std::vector<ValueRange>> cancelled()
{
    return failure(QCoreApplication::translate("Filter", "Cancelled"));
}

} // namespace

Result<std::vector<ValueRange>> countRanges(const EventSnapshot &snapshot, const RowBitmap &rows,
                                            FieldId field, const EvaluationControl &control)
{
    const bool isTime = field == FieldId::Time;
    if (!isTime && field != FieldId::Duration)
        return failure(QCoreApplication::translate("Filter", "The field has no ranges."));
    const std::int64_t missing = isTime ? kNoTime : kNoDuration;
    const auto value = [&snapshot, isTime](Row row) {
        return isTime ? snapshot.time(row) : snapshot.duration(row);
    };
    std::vector<std::int64_t> edges(kDurations.begin(), kDurations.end());
    if (isTime) {
        std::int64_t first = INT64_MAX;
        std::int64_t last = INT64_MIN;
        if (!visitValues(rows, control, value, [&](std::int64_t time) {
                if (time == missing)
                    return;
                first = std::min(first, time);
                last = std::max(last, time);
            }))
            return cancelled();
        edges = first > last ? std::vector<std::int64_t>() : timeEdges(first, last);
    }
    std::vector<std::uint32_t> counts(edges.size() + 1);
    std::uint32_t without = 0;
    if (!visitValues(rows, control, value, [&](std::int64_t one) {
            if (one == missing)
                ++without;
            else
                ++counts[static_cast<std::size_t>(std::ranges::upper_bound(edges, one)
                                                  - edges.begin())];
        }))
        return cancelled();
    std::vector<ValueRange> ranges;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0)
            ranges.push_back({i == 0 ? ValueRange::kOpen : edges[i - 1],
                              i == edges.size() ? ValueRange::kOpen : edges[i],
                              false,
                              counts[i],
                              {}});
    }
    if (without > 0)
        ranges.push_back({ValueRange::kOpen, ValueRange::kOpen, true, without, {}});
    for (ValueRange &range : ranges)
        range.kql = termOf(range, field);
    return ranges;
}

} // namespace kubewake
