// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/wrappedtime.h"

#include "model/core/jsonview.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>
#include <string>

namespace kubewake {
namespace {

constexpr double kFirstSecond = 1e9; // 2001; the units do not overlap between it and
constexpr double kLastSecond = 1e10; // 2286

MicrosecondsUtc numberTime(std::string_view text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return kNoTime;
    for (const double unit : {1.0, 1e3, 1e6, 1e9}) { // per second
        const double seconds = number / unit;
        if (seconds >= kFirstSecond && seconds < kLastSecond)
            return std::llround(number * (1e6 / unit));
    }
    return kNoTime;
}

// Reads times from the left.
class TimeText
{
public:
    explicit TimeText(std::string_view text)
        : m_rest(text)
    {
    }

    [[nodiscard]] bool take(std::string_view expected)
    {
        if (!m_rest.starts_with(expected))
            return false;
        m_rest.remove_prefix(expected.size());
        return true;
    }
    // At most `digits` of them.
    [[nodiscard]] bool take(int &number, std::size_t digits)
    {
        const auto end = std::min(m_rest.find_first_not_of("0123456789"), m_rest.size());
        if (end == 0 || end > digits)
            return false;
        std::from_chars(m_rest.data(), m_rest.data() + end, number);
        m_rest.remove_prefix(end);
        return true;
    }
    // 1 to 12.
    [[nodiscard]] bool takeMonth(int &month)
    {
        constexpr std::array<std::string_view, 12> kMonths {
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        const auto found = std::ranges::find(kMonths, m_rest.substr(0, 3));
        month = static_cast<int>(found - kMonths.begin()) + 1;
        return found != kMonths.end() && take(*found);
    }
    // With its dot; may be none.
    [[nodiscard]] std::string_view takeFraction()
    {
        if (!m_rest.starts_with('.'))
            return {};
        const auto end = std::min(m_rest.find_first_not_of("0123456789", 1), m_rest.size());
        const std::string_view fraction = m_rest.substr(0, end);
        m_rest.remove_prefix(end);
        return fraction;
    }
    [[nodiscard]] bool isEmpty() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
};

struct DateAndTime
{
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    std::string_view fraction;
};

bool takeClock(TimeText &text, DateAndTime &time)
{
    if (!text.take(time.hour, 2) || !text.take(":") || !text.take(time.minute, 2) || !text.take(":")
        || !text.take(time.second, 2))
        return false;
    time.fraction = text.takeFraction();
    return true;
}

// 11/23/2026, 9:40:39.164 AM
std::optional<DateAndTime> americanTime(std::string_view value)
{
    TimeText text(value);
    DateAndTime time;
    if (!text.take(time.month, 2) || !text.take("/") || !text.take(time.day, 2) || !text.take("/")
        || !text.take(time.year, 4))
        return std::nullopt;
    const bool comma = text.take(",");
    static_cast<void>(comma);
    if (!text.take(" ") || !takeClock(text, time))
        return std::nullopt;
    if (text.isEmpty())
        return time;
    // Newer browsers write a narrow space.
    if (!text.take(" ") && !text.take("\u202F") && !text.take("\u00A0"))
        return std::nullopt;
    const bool morning = text.take("AM");
    if ((!morning && !text.take("PM")) || !text.isEmpty() || time.hour < 1 || time.hour > 12)
        return std::nullopt;
    time.hour = time.hour % 12 + (morning ? 0 : 12);
    return time;
}

// Nov 23, 2026 @ 09:40:39.164
std::optional<DateAndTime> kibanaTime(std::string_view value)
{
    TimeText text(value);
    DateAndTime time;
    if (!text.takeMonth(time.month) || !text.take(" ") || !text.take(time.day, 2)
        || !text.take(", ") || !text.take(time.year, 4) || !text.take(" @ ")
        || !takeClock(text, time) || !text.isEmpty())
        return std::nullopt;
    return time;
}

MicrosecondsUtc writtenOutTime(std::string_view value)
{
    const bool startsWithDigit = value.front() >= '0' && value.front() <= '9';
    const auto time = startsWithDigit ? americanTime(value) : kibanaTime(value);
    if (!time)
        return kNoTime;
    std::array<char, 32> iso {};
    std::snprintf(iso.data(), iso.size(), "%04d-%02d-%02dT%02d:%02d:%02d", time->year, time->month,
                  time->day, time->hour, time->minute, time->second);
    return parseTimestamp(std::string(iso.data()).append(time->fraction).append("Z"))
        .value_or(kNoTime);
}

} // namespace

MicrosecondsUtc wrappedTime(std::string_view value)
{
    const std::string_view quoted = inJsonString(value);
    const std::string_view text = quoted.data() == nullptr ? value : quoted;
    if (const MicrosecondsUtc time = numberTime(text); time != kNoTime)
        return time;
    constexpr std::size_t kDateLength = 10;
    constexpr std::size_t kLongest = 40;
    if (text.size() <= kDateLength || text.size() > kLongest)
        return kNoTime;
    if (const MicrosecondsUtc time = writtenOutTime(text); time != kNoTime)
        return time;
    std::string iso(text);
    if (iso.find_first_of("Zz+-", kDateLength) == std::string::npos)
        iso += 'Z';
    return parseTimestamp(iso).value_or(kNoTime);
}

} // namespace kubewake
