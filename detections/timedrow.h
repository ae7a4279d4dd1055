// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/ids.h"
#include "model/core/timestamp.h"

#include <compare>

namespace kubewake {

// A matching event and when it happened. In order: by time, then row.
struct TimedRow
{
    MicrosecondsUtc time;
    Row row;
    friend auto operator<=>(const TimedRow &, const TimedRow &) = default;
};

} // namespace kubewake
