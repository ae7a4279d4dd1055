// SPDX-License-Identifier: Apache-2.0
#include "detections/datepart.h"

#include <array>
#include <chrono>
#include <string>
#include <utility>

namespace kubewake {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::array<std::pair<std::string_view, DatePart>, 6> kNames {{
    {"minute", DatePart::Minute},
    {"hour", DatePart::Hour},
    {"day", DatePart::Day},
    {"week", DatePart::Week},
    {"month", DatePart::Month},
    {"year", DatePart::Year},
}};

// The week belongs to the year of its Thursday.
std::int64_t weekOf(sys_days day)
{
    const std::chrono::weekday weekday {day};
    const sys_days thursday = day + days(4) - days(weekday.iso_encoding());
    const std::chrono::year_month_day date {thursday};
    const sys_days newYear = date.year() / std::chrono::January / 1;
    return (thursday - newYear).count() / 7 + 1;
}

class DatePartTest : public ValueTest
{
public:
    DatePartTest(DatePart part, ValueTestPtr number)
        : m_part(part)
        , m_number(std::move(number))
    {
    }

    [[nodiscard]] bool matches(std::string_view value) const override
    {
        const std::optional<MicrosecondsUtc> time = parseTimestamp(value);
        return time && m_number->matches(std::to_string(datePartOf(m_part, *time)));
    }

private:
    DatePart m_part;
    ValueTestPtr m_number;
};

} // namespace

std::optional<DatePart> datePartFromName(std::string_view name)
{
    for (const auto &[text, part] : kNames) {
        if (text == name)
            return part;
    }
    return std::nullopt;
}

std::int64_t datePartOf(DatePart part, MicrosecondsUtc time)
{
    const std::chrono::sys_time<std::chrono::microseconds> moment {std::chrono::microseconds(time)};
    const sys_days day = std::chrono::floor<days>(moment);
    const std::chrono::year_month_day date {day};
    const std::chrono::hh_mm_ss clock {moment - day};
    switch (part) {
    case DatePart::Minute:
        return clock.minutes().count();
    case DatePart::Hour:
        return clock.hours().count();
    case DatePart::Day:
        return static_cast<unsigned>(date.day());
    case DatePart::Week:
        return weekOf(day);
    case DatePart::Month:
        return static_cast<unsigned>(date.month());
    case DatePart::Year:
        return static_cast<int>(date.year());
    }
    return 0;
}

ValueTestPtr datePartTest(DatePart part, ValueTestPtr number)
{
    return std::make_shared<const DatePartTest>(part, std::move(number));
}

} // namespace kubewake
