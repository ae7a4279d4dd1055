// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/core/timestamp.h"
#include "model/query/compiledfilter.h"
#include "model/store/eventsnapshot.h"

#include <string>
#include <vector>

namespace kubewake {

// A user's requests came much faster than they usually do. Time is cut into windows of five
// minutes, from full hours (UTC) on. A window is a burst if it has
//   - kFewestRequests requests of the user at least, and
//   - kBurstFactor times as many as usual: as the median of the user's other windows that have any.
// A user with fewer than kFewestWindows other windows has no usual rate: then the first condition
// is enough, where the evidence covers kFewestWindowsOfAll windows (in shorter evidence everybody
// would be one). Windows of a burst that follow each other are one burst.
struct Burst
{
    std::string user; // effective user
    MicrosecondsUtc from = kNoTime; // start of its first window
    MicrosecondsUtc to = kNoTime; // end of its last window, the last microsecond
    Row requests = 0; // of the user in this time
    Row peak = 0; // in one window
    double usual = 0; // requests in a window; 0: no usual rate

    friend bool operator==(const Burst &, const Burst &) = default;
};

inline constexpr std::int64_t kBurstWindow = 5 * 60 * kMicrosecondsPerSecond;
inline constexpr Row kFewestRequests = 50;
inline constexpr int kBurstFactor = 5;
inline constexpr std::size_t kFewestWindows = 3;
inline constexpr std::int64_t kFewestWindowsOfAll = 12;
inline constexpr std::size_t kMaximumBursts = 1'000; // those with the highest peaks

// In time order, then by user. Counts requests (one row each) that have a user and a time. Any
// thread; memory: some 50 bytes for each user and window that has a request. Error: cancelled.
[[nodiscard]] Result<std::vector<Burst>> findBursts(const EventSnapshot &snapshot,
                                                    const EvaluationControl &control = {});

// The filter for its requests.
[[nodiscard]] QString burstFilter(const Burst &burst);

} // namespace kubewake
