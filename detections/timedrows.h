// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/ids.h"
#include "model/core/timestamp.h"

#include <functional>
#include <vector>

namespace kubewake {

// A matching event and when it happened.
struct TimedRow
{
    MicrosecondsUtc time;
    Row row;
    friend auto operator<=>(const TimedRow &, const TimedRow &) = default;
};

// By time, then row. False: cancelled, and the order is anything. Asks about every 10 ms.
[[nodiscard]] bool sortByTime(std::vector<TimedRow> &rows, const std::function<bool()> &cancelled);

} // namespace kubewake
