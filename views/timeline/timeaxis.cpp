// SPDX-License-Identifier: Apache-2.0
#include "views/timeline/timeaxis.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

constexpr std::int64_t kSecond = kMicrosecondsPerSecond;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::array<std::int64_t, 20> kLongSteps {
    kSecond,     2 * kSecond, 5 * kSecond,  10 * kSecond, 15 * kSecond, 30 * kSecond, kMinute,
    2 * kMinute, 5 * kMinute, 10 * kMinute, 15 * kMinute, 30 * kMinute, kHour,        2 * kHour,
    3 * kHour,   6 * kHour,   12 * kHour,   kDay,         7 * kDay,     30 * kDay};

std::int64_t roundStep(std::int64_t smallest)
{
    for (std::int64_t decade = 1; decade < kSecond; decade *= 10) {
        for (const std::int64_t factor : {1, 2, 5}) {
            if (decade * factor >= smallest)
                return decade * factor;
        }
    }
    for (const std::int64_t step : kLongSteps) {
        if (step >= smallest)
            return step;
    }
    std::int64_t step = kLongSteps.back();
    while (step < smallest)
        step *= 2;
    return step;
}

std::int64_t offsetOf(MicrosecondsUtc time, const TimeFormat &format)
{
    if (format.isUtc())
        return 0;
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(time / 1000, Qt::UTC);
    return format.zone().offsetFromUtc(utc) * kSecond;
}

// Of `2026-11-23 09:46:52.064568`, what a step leaves to say.
QString clockText(const QString &display, std::int64_t step)
{
    constexpr int kDateLength = 11;
    if (step >= kDay)
        return {};
    if (step >= kMinute)
        return display.mid(kDateLength, 5);
    if (step >= kSecond)
        return display.mid(kDateLength, 8);
    return display.mid(kDateLength, step >= 1000 ? 12 : 15);
}

} // namespace

std::vector<AxisTick> axisTicks(const TimeScale &scale, int spacing, const TimeFormat &format)
{
    std::vector<AxisTick> ticks;
    if (!scale.isValid())
        return ticks;
    const std::int64_t most = std::max(1, scale.width / std::max(1, spacing));
    const std::int64_t step = roundStep(std::max<std::int64_t>(1, scale.span() / most));
    const std::int64_t offset = offsetOf(scale.range.first, format);
    const MicrosecondsUtc local = scale.range.first + offset;
    const std::int64_t past = ((local % step) + step) % step;
    MicrosecondsUtc time = scale.range.first + (past == 0 ? 0 : step - past);
    QString lastDate;
    for (; time <= scale.range.last; time += step) {
        const QString display = format.toDisplay(time);
        const QString date = display.left(10);
        ticks.push_back({scale.pixelOf(time), time, clockText(display, step),
                         date == lastDate ? QString() : date});
        lastDate = date;
        if (scale.range.last - time < step)
            break;
    }
    return ticks;
}

} // namespace kubewake
