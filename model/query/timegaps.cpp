// SPDX-License-Identifier: Apache-2.0
#include "model/query/timegaps.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace kubewake {
namespace {

constexpr std::array<std::string_view, 11> kEndings {
    ".gz", ".zst", ".xz", ".bz2", ".lz4", ".zip", ".log", ".txt", ".json", ".jsonl", ".old"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool areDigits(std::string_view text, std::size_t at, std::size_t count)
{
    return at + count <= text.size() && std::ranges::all_of(text.substr(at, count), isDigit);
}

// Where a date starts that rotation has put in: -2026-11-23T… or -20261123….
std::size_t rotationDate(std::string_view name)
{
    constexpr std::size_t kYear = 4;
    constexpr std::size_t kCompactDate = 8;
    for (std::size_t at = name.find('-'); at != std::string_view::npos;
         at = name.find('-', at + 1)) {
        if (areDigits(name, at + 1, kCompactDate))
            return at;
        if (areDigits(name, at + 1, kYear) && name.substr(at + 1 + kYear).starts_with('-')
            && areDigits(name, at + 2 + kYear, 2))
            return at;
    }
    return std::string_view::npos;
}

bool dropEnding(std::string_view &name)
{
    for (const std::string_view ending : kEndings) {
        if (name.size() > ending.size() && name.ends_with(ending)) {
            name.remove_suffix(ending.size());
            return true;
        }
    }
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || dot + 1 == name.size()
        || !areDigits(name, dot + 1, name.size() - dot - 1))
        return false;
    name.remove_suffix(name.size() - dot);
    return true;
}

// Sorts; fills in what the times say.
void judge(std::vector<MicrosecondsUtc> &times, TimeSeries &series)
{
    series.events = times.size();
    if (times.empty())
        return;
    if (!std::ranges::is_sorted(times))
        std::ranges::sort(times);
    series.first = times.front();
    series.last = times.back();
    if (times.size() <= kEnoughDistances)
        return;
    std::vector<std::int64_t> distances;
    distances.reserve(times.size() - 1);
    for (std::size_t i = 1; i < times.size(); ++i)
        distances.push_back(times[i] - times[i - 1]);
    constexpr std::size_t kPercentile = 99;
    const auto rank =
        distances.begin() + static_cast<std::ptrdiff_t>((distances.size() - 1) * kPercentile / 100);
    std::nth_element(distances.begin(), rank, distances.end());
    series.usual = *rank;
    series.limit =
        *rank > INT64_MAX / kGapFactor ? INT64_MAX : std::max(kShortestGap, *rank * kGapFactor);
    for (std::size_t i = 1; i < times.size(); ++i) {
        if (times[i] - times[i - 1] > series.limit)
            series.gaps.push_back({times[i - 1], times[i]});
    }
}

} // namespace

std::string seriesName(std::string_view file)
{
    const std::size_t slash = file.rfind('/');
    const std::size_t start = slash == std::string_view::npos ? 0 : slash + 1;
    std::string_view name = file.substr(start);
    // Not at its start: then the date is the name.
    if (const std::size_t date = rotationDate(name); date != std::string_view::npos && date > 0)
        name = name.substr(0, date);
    while (dropEnding(name)) { }
    return std::string(file.substr(0, start)) + std::string(name);
}

Result<std::vector<TimeSeries>> findTimeGaps(const EventSnapshot &snapshot,
                                             const EvaluationControl &control)
{
    std::map<std::pair<std::string, std::string>, std::vector<SourceId>> sourcesOf;
    for (std::size_t i = 0; i < snapshot.sourceCount(); ++i) {
        const SourceId id {static_cast<std::uint16_t>(i)};
        const SourceInfo &source = snapshot.source(id);
        sourcesOf[{source.cluster, seriesName(source.displayName())}].push_back(id);
    }
    std::vector<TimeSeries> all;
    std::vector<std::uint32_t> seriesOfSource(snapshot.sourceCount());
    for (const auto &[key, sources] : sourcesOf) {
        TimeSeries series {.cluster = key.first, .name = key.second};
        for (const SourceId id : sources) {
            series.files.push_back(snapshot.source(id).displayName());
            seriesOfSource[static_cast<std::size_t>(id)] = static_cast<std::uint32_t>(all.size());
        }
        all.push_back(std::move(series));
    }
    std::vector<std::vector<MicrosecondsUtc>> times(all.size());
    for (const auto &chunk : snapshot.chunks()) {
        if (control.cancelled && control.cancelled())
            return failure(QStringLiteral("cancelled"));
        const PackedCodes &sources = chunk->column(Column::Source);
        for (Row i = 0; i < chunk->size; ++i) {
            if (chunk->time[i] != kNoTime)
                times[seriesOfSource[sources[i]]].push_back(chunk->time[i]);
        }
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        judge(times[i], all[i]);
        times[i] = {};
    }
    return all;
}

} // namespace kubewake
