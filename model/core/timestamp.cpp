// SPDX-License-Identifier: Apache-2.0
#include "model/core/timestamp.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstring>

namespace kubewake {
namespace {

constexpr std::int64_t kSecondsPerDay = 86400;
constexpr std::int64_t kFirstSecond = -62'135'596'800; // 0001-01-01T00:00:00Z
constexpr std::int64_t kLastSecond = 253'402'300'799; // 9999-12-31T23:59:59Z

bool digits(std::string_view text, std::size_t at, std::size_t count, int &value)
{
    if (at + count > text.size())
        return false;
    value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        const unsigned digit = static_cast<unsigned char>(text[i]) - unsigned {'0'};
        if (digit > 9)
            return false;
        value = value * 10 + static_cast<int>(digit);
    }
    return true;
}

// `Z`, `z`, `+hh:mm`, `-hh:mm`, `+hhmm` from `at` to the end. Seconds east of UTC.
std::optional<int> parseOffset(std::string_view text, std::size_t at)
{
    if (at + 1 == text.size() && (text[at] == 'Z' || text[at] == 'z'))
        return 0;
    if (at >= text.size() || (text[at] != '+' && text[at] != '-'))
        return std::nullopt;
    const int sign = text[at] == '-' ? -1 : 1;
    int hours = 0;
    int minutes = 0;
    if (!digits(text, at + 1, 2, hours))
        return std::nullopt;
    const std::size_t minutesAt = at + 3 < text.size() && text[at + 3] == ':' ? at + 4 : at + 3;
    if (!digits(text, minutesAt, 2, minutes) || minutesAt + 2 != text.size())
        return std::nullopt;
    if (hours > 23 || minutes > 59)
        return std::nullopt;
    return sign * (hours * 3600 + minutes * 60);
}

// The fraction after the seconds; moves `at` past it. Microseconds, or nothing if it has no digit.
std::optional<std::int64_t> parseFraction(std::string_view text, std::size_t &at)
{
    std::int64_t micros = 0;
    int count = 0;
    ++at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
        if (count < 6)
            micros = micros * 10 + (text[at] - '0');
        ++count;
        ++at;
    }
    if (count == 0)
        return std::nullopt;
    for (; count < 6; ++count)
        micros *= 10;
    return micros;
}

} // namespace

std::optional<MicrosecondsUtc> parseTimestamp(std::string_view text)
{
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (text.size() < 20 || !digits(text, 0, 4, year) || text[4] != '-'
        || !digits(text, 5, 2, month) || text[7] != '-' || !digits(text, 8, 2, day)
        || (text[10] != 'T' && text[10] != ' ' && text[10] != 't') || !digits(text, 11, 2, hour)
        || text[13] != ':' || !digits(text, 14, 2, minute) || text[16] != ':'
        || !digits(text, 17, 2, second))
        return std::nullopt;
    const std::chrono::year_month_day date {std::chrono::year {year},
                                            std::chrono::month {static_cast<unsigned>(month)},
                                            std::chrono::day {static_cast<unsigned>(day)}};
    // 60 is a leap second; it lands on the next minute's start.
    if (!date.ok() || year < 1 || hour > 23 || minute > 59 || second > 60)
        return std::nullopt;
    std::int64_t micros = 0;
    std::size_t at = 19;
    if (text[at] == '.' || text[at] == ',') {
        const auto fraction = parseFraction(text, at);
        if (!fraction)
            return std::nullopt;
        micros = *fraction;
    }
    const auto offset = parseOffset(text, at);
    if (!offset)
        return std::nullopt;
    const std::int64_t days = std::chrono::sys_days {date}.time_since_epoch().count();
    const std::int64_t seconds =
        days * kSecondsPerDay + hour * 3600 + minute * 60 + second - *offset;
    // The offset may lead out of the years that can be written.
    if (seconds < kFirstSecond || seconds > kLastSecond)
        return std::nullopt;
    return seconds * kMicrosecondsPerSecond + micros;
}

std::optional<MicrosecondsUtc> TimestampReader::read(std::string_view text)
{
    constexpr std::size_t kLength = std::string_view("2026-11-23T09:46:52.064568Z").size();
    const std::size_t fraction = m_second.size();
    if (text.size() != kLength || text.back() != 'Z')
        return parseTimestamp(text);
    int micros = 0;
    if (m_start != kNoTime && std::memcmp(text.data(), m_second.data(), fraction) == 0
        && digits(text, fraction, 6, micros))
        return m_start + micros;
    const auto time = parseTimestamp(text);
    if (time && digits(text, fraction, 6, micros)) {
        std::copy_n(text.data(), fraction, m_second.data());
        m_start = *time - micros;
    }
    return time;
}

std::string formatTimestampUtc(MicrosecondsUtc time)
{
    if (time == kNoTime)
        return {};
    using namespace std::chrono;
    const auto point = sys_time<microseconds> {microseconds {time}};
    const auto day = floor<days>(point);
    const year_month_day date {day};
    const hh_mm_ss clock {point - day};
    std::array<char, 40> buffer {};
    const int length = std::snprintf(
        buffer.data(), buffer.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%06dZ", int {date.year()},
        unsigned {date.month()}, unsigned {date.day()}, static_cast<int>(clock.hours().count()),
        static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
        static_cast<int>(clock.subseconds().count()));
    return std::string(buffer.data(), static_cast<std::size_t>(length));
}

TimeFormat::TimeFormat(const QTimeZone &zone)
    : m_zone(zone.isValid() ? zone : QTimeZone::utc())
    , m_utc(m_zone == QTimeZone::utc() || m_zone.id() == "Etc/UTC")
{
}

QString TimeFormat::zoneName() const
{
    return m_utc ? QStringLiteral("UTC") : QString::fromLatin1(m_zone.id());
}

int TimeFormat::offsetSeconds(MicrosecondsUtc time) const
{
    if (m_utc)
        return 0;
    return m_zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(
        std::chrono::floor<std::chrono::seconds>(std::chrono::microseconds {time}).count(),
        Qt::UTC));
}

QString TimeFormat::toDisplay(MicrosecondsUtc time) const
{
    if (time == kNoTime)
        return {};
    std::string text = formatTimestampUtc(time + offsetSeconds(time) * kMicrosecondsPerSecond);
    text.pop_back();
    text[text.find('T')] = ' '; // a zone may lead into the year 10000
    return QString::fromStdString(text);
}

QString TimeFormat::toIso(MicrosecondsUtc time) const
{
    if (time == kNoTime)
        return {};
    if (m_utc)
        return QString::fromStdString(formatTimestampUtc(time));
    const int offset = offsetSeconds(time);
    std::string text = formatTimestampUtc(time + offset * kMicrosecondsPerSecond);
    text.pop_back();
    std::array<char, 16> buffer {};
    const int minutes = std::abs(offset) / 60;
    std::snprintf(buffer.data(), buffer.size(), "%c%02d:%02d", offset < 0 ? '-' : '+', minutes / 60,
                  minutes % 60);
    return QString::fromStdString(text + buffer.data());
}

} // namespace kubewake
