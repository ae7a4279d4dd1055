// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/core/timestamp.h"
#include "model/query/compiledfilter.h"
#include "model/store/eventsnapshot.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// A time in which nothing was logged although the log was busy before and after.
struct TimeGap
{
    MicrosecondsUtc from = kNoTime; // the last event before it
    MicrosecondsUtc to = kNoTime; // the first event after it

    friend bool operator==(const TimeGap &, const TimeGap &) = default;
};

// The log of one API server as far as files tell: the sources of one cluster in one folder whose
// names differ only in what rotation appends (audit.log, audit.log.1.gz, audit-2026-…log).
struct TimeSeries
{
    std::string cluster;
    std::string name; // of its files, without what rotation appends
    std::vector<std::string> files {}; // SourceInfo::displayName, in order
    std::uint64_t events = 0; // with a time
    MicrosecondsUtc first = kNoTime;
    MicrosecondsUtc last = kNoTime;
    // The 99th percentile of the distances between neighbours in time, µs; and what counts as a
    // gap: whatever is longer than kGapFactor times that, and than kShortestGap. 0: the series has
    // too few events to say.
    std::int64_t usual = 0;
    std::int64_t limit = 0;
    std::vector<TimeGap> gaps {}; // in time order
};

// A quantile does not mind the gaps themselves, as a mean would; in a busy log every minute counts,
// in a quiet one nothing short of a multiple of its longest usual silence.
inline constexpr std::int64_t kShortestGap = 60 * kMicrosecondsPerSecond;
inline constexpr std::int64_t kGapFactor = 50;
inline constexpr std::size_t kEnoughDistances = 100;

// By cluster, then name. Any thread. Memory while it runs: 8 bytes an event, and again 8 for those
// of one series; cost: that of sorting them, which mostly are sorted. Error: cancelled.
[[nodiscard]] Result<std::vector<TimeSeries>> findTimeGaps(const EventSnapshot &snapshot,
                                                           const EvaluationControl &control = {});

// The name of a file without what rotation and compression append: `logs/audit`.
[[nodiscard]] std::string seriesName(std::string_view file);

} // namespace kubewake
