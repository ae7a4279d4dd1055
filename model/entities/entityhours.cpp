// SPDX-License-Identifier: Apache-2.0
#include "model/entities/entityhours.h"

#include "model/query/kql.h"
#include "model/query/kqltimerange.h"

#include <QDateTime>

#include <algorithm>

namespace kubewake {
namespace {

constexpr std::int64_t kHour = 3600 * kMicrosecondsPerSecond;

std::int64_t floorDivide(std::int64_t value, std::int64_t by)
{
    return value / by - (value % by < 0 ? 1 : 0);
}

} // namespace

QString EntityHours::filterOf(const Hour &hour) const
{
    return hour.requests == 0 ? QString() : kqlAnd(scope, kqlTimeRange(hour.range));
}

void HourCounter::add(MicrosecondsUtc time)
{
    if (time == kNoTime) {
        ++m_withoutTime;
        return;
    }
    if (m_current == nullptr || time < m_range.first || time > m_range.last)
        findHour(time);
    ++m_current->requests;
    m_current->range.first = std::min(m_current->range.first, m_range.first);
    m_current->range.last = std::max(m_current->range.last, m_range.last);
}

// An hour of the clock is an hour long, except where the clock is changed: there it is what has
// been seen of it.
void HourCounter::findHour(MicrosecondsUtc time)
{
    const auto offsetAt = [this](MicrosecondsUtc at) {
        const QDateTime then = QDateTime::fromMSecsSinceEpoch(floorDivide(at, 1000), Qt::UTC);
        return m_zone.offsetFromUtc(then) * kMicrosecondsPerSecond;
    };
    const std::int64_t offset = offsetAt(time);
    const std::int64_t hour = floorDivide(time + offset, kHour);
    m_range = {hour * kHour - offset, (hour + 1) * kHour - offset - 1};
    if (offsetAt(m_range.first) != offset || offsetAt(m_range.last) != offset)
        m_range = {time, time};
    const QDate epoch(1970, 1, 1);
    const qint64 day = floorDivide(hour, 24);
    m_current = &m_hours
                     .try_emplace({epoch.toJulianDay() + day, static_cast<int>(hour - day * 24)},
                                  EntityHours::Hour {0, m_range})
                     .first->second;
}

EntityHours HourCounter::take() const
{
    EntityHours result;
    result.withoutTime = m_withoutTime;
    for (const auto &[place, hour] : m_hours) {
        const QDate date = QDate::fromJulianDay(place.first);
        if (result.days.empty() || result.days.back().date != date) {
            ++result.total;
            result.days.push_back({date, {}});
        }
        result.days.back().hours.at(static_cast<std::size_t>(place.second)) = hour;
    }
    if (result.days.size() > kMaximumDays)
        result.days.erase(result.days.begin(),
                          result.days.end() - static_cast<std::ptrdiff_t>(kMaximumDays));
    return result;
}

} // namespace kubewake
