// SPDX-License-Identifier: Apache-2.0
#include "model/query/timescale.h"

#include <algorithm>
#include <cmath>

namespace kubewake {
namespace {

// 64 bits of mantissa: products of a pixel and a span of ten thousand years stay exact enough for
// the corrections in leftEdge() to be a step or two.
using Real = long double;

// Smallest time that pixelOf() sends to `pixel` or further right; range.last + 1 if none.
MicrosecondsUtc leftEdge(const TimeScale &scale, int pixel)
{
    if (pixel <= 0)
        return scale.range.first;
    if (pixel >= scale.width)
        return scale.range.last + 1;
    const Real share = static_cast<Real>(pixel) * static_cast<Real>(scale.span()) / scale.width;
    MicrosecondsUtc time = scale.range.first + static_cast<std::int64_t>(std::ceil(share));
    time = std::clamp(time, scale.range.first, scale.range.last);
    while (time > scale.range.first && scale.pixelOf(time - 1) >= pixel)
        --time;
    while (time <= scale.range.last && scale.pixelOf(time) < pixel)
        ++time;
    return time;
}

TimeRange moveInside(MicrosecondsUtc first, std::int64_t span, TimeRange bounds)
{
    const std::int64_t widest = bounds.last - bounds.first + 1;
    if (span >= widest)
        return bounds;
    const MicrosecondsUtc start = std::clamp(first, bounds.first, bounds.last - span + 1);
    return {start, start + span - 1};
}

} // namespace

int TimeScale::pixelOf(MicrosecondsUtc time) const
{
    if (!isValid() || time <= range.first)
        return 0;
    if (time >= range.last)
        return width - 1;
    const Real share = static_cast<Real>(time - range.first) * width / static_cast<Real>(span());
    return std::clamp(static_cast<int>(share), 0, width - 1);
}

MicrosecondsUtc TimeScale::timeAt(int pixel) const
{
    if (!isValid())
        return kNoTime;
    return std::min(leftEdge(*this, pixel), range.last);
}

TimeRange TimeScale::timesOfPixel(int pixel) const
{
    if (!isValid() || pixel < 0 || pixel >= width)
        return {};
    const TimeRange times {leftEdge(*this, pixel), leftEdge(*this, pixel + 1) - 1};
    return times.first <= times.last ? times : TimeRange {};
}

TimeRange TimeScale::timesOfPixels(int from, int to) const
{
    if (!isValid())
        return {};
    const int left = std::clamp(std::min(from, to), 0, width - 1);
    const int right = std::clamp(std::max(from, to), 0, width - 1);
    const TimeRange times {leftEdge(*this, left), leftEdge(*this, right + 1) - 1};
    return times.first <= times.last ? times : TimeRange {timeAt(left), timeAt(left)};
}

TimeScale TimeScale::zoomed(double factor, int pixel, TimeRange bounds) const
{
    if (!isValid() || !bounds.isValid() || !(factor > 0.0))
        return *this;
    const std::int64_t widest = bounds.last - bounds.first + 1;
    const Real wanted = static_cast<Real>(span()) / static_cast<Real>(factor);
    const std::int64_t smallest = std::min(kMinimumSpan, widest);
    const std::int64_t newSpan = wanted >= static_cast<Real>(widest)
        ? widest
        : std::max(smallest, static_cast<std::int64_t>(std::llround(wanted)));
    const int at = std::clamp(pixel, 0, width - 1);
    const MicrosecondsUtc pinned = timeAt(at);
    const auto before = static_cast<std::int64_t>(static_cast<Real>(newSpan) * at / width);
    return {moveInside(pinned - before, newSpan, bounds), width};
}

TimeScale TimeScale::panned(int pixels, TimeRange bounds) const
{
    if (!isValid() || !bounds.isValid())
        return *this;
    const auto shift = static_cast<std::int64_t>(
        std::llround(static_cast<Real>(pixels) * static_cast<Real>(span()) / width));
    return {moveInside(range.first + shift, span(), bounds), width};
}

} // namespace kubewake
