// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/timescale.h"

#include <QString>

#include <vector>

namespace kubewake {

struct AxisTick
{
    int pixel = 0;
    MicrosecondsUtc time = kNoTime;
    QString label; // time of day, as fine as the step asks for
    QString date; // set where the date differs from the tick before
};

// Ticks at round times of the display zone, at least `spacing` pixels apart. O(width / spacing).
[[nodiscard]] std::vector<AxisTick> axisTicks(const TimeScale &scale, int spacing,
                                              const TimeFormat &format);

} // namespace kubewake
