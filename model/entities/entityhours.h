// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/query/histogram.h"

#include <QDate>
#include <QString>

#include <array>
#include <cstdint>
#include <map>
#include <vector>

namespace kubewake {

// How much happened in each hour of each day, in one time zone.
struct EntityHours
{
    struct Hour
    {
        std::uint32_t requests = 0;
        TimeRange range; // in UTC; invalid if nothing happened
    };
    struct Day
    {
        QDate date;
        std::array<Hour, 24> hours;
    };

    QString scope; // filter of all rows
    std::vector<Day> days; // the last ones with anything, in order
    std::size_t total = 0; // days with anything
    std::uint32_t withoutTime = 0; // requests

    // Of an hour; empty if nothing happened.
    [[nodiscard]] QString filterOf(const Hour &hour) const;
};

// Fills EntityHours. Owned by one job. Memory: 24 bytes an hour with anything.
class HourCounter
{
public:
    static constexpr std::size_t kMaximumDays = 366;

    explicit HourCounter(const TimeFormat &format)
        : m_zone(format.zone())
    {
    }

    // Fast where times mostly grow.
    void add(MicrosecondsUtc time);
    [[nodiscard]] EntityHours take() const;

private:
    using Place = std::pair<qint64, int>; // Julian day, hour

    void findHour(MicrosecondsUtc time);

    QTimeZone m_zone;
    std::map<Place, EntityHours::Hour> m_hours;
    TimeRange m_range; // of m_current, as far as it is known to be one stretch of time
    EntityHours::Hour *m_current = nullptr;
    std::uint32_t m_withoutTime = 0;
};

} // namespace kubewake
