// SPDX-License-Identifier: Apache-2.0
#include "model/query/kqltime.h"

#include <QDateTime>

#include <array>
#include <charconv>

namespace kubewake {
namespace {

constexpr std::int64_t kMicrosecondsPerMillisecond = 1000;
constexpr int kLastYear = 9999;
constexpr std::size_t kMaximumAmountDigits = 6;

// Time of day and date in the zone of the display, with the microseconds that QDateTime lacks.
struct LocalTime
{
    QDateTime time;
    std::int64_t micros = 0; // 0–999

    [[nodiscard]] static LocalTime of(MicrosecondsUtc utc, const QTimeZone &zone)
    {
        std::int64_t millis = utc / kMicrosecondsPerMillisecond;
        std::int64_t rest = utc % kMicrosecondsPerMillisecond;
        if (rest < 0) {
            rest += kMicrosecondsPerMillisecond;
            --millis;
        }
        return {QDateTime::fromMSecsSinceEpoch(millis, zone), rest};
    }

    [[nodiscard]] std::optional<MicrosecondsUtc> utc() const
    {
        if (!time.isValid() || time.date().year() < 1 || time.date().year() > kLastYear)
            return std::nullopt;
        return time.toMSecsSinceEpoch() * kMicrosecondsPerMillisecond + micros;
    }
};

QDateTime plus(const QDateTime &time, char unit, int amount)
{
    switch (unit) {
    case 'y':
        return time.addYears(amount);
    case 'M':
        return time.addMonths(amount);
    case 'w':
        return time.addDays(std::int64_t {7} * amount);
    case 'd':
        return time.addDays(amount);
    case 'h':
    case 'H':
        return time.addSecs(std::int64_t {3600} * amount);
    case 'm':
        return time.addSecs(std::int64_t {60} * amount);
    case 's':
        return time.addSecs(amount);
    default:
        return {};
    }
}

QDateTime startOf(const QDateTime &time, char unit)
{
    const QDate date = time.date();
    const QTime clock = time.time();
    const auto at = [&time](QDate day, QTime hour) {
        return QDateTime(day, hour, time.timeZone());
    };
    switch (unit) {
    case 'y':
        return at(QDate(date.year(), 1, 1), QTime(0, 0));
    case 'M':
        return at(QDate(date.year(), date.month(), 1), QTime(0, 0));
    case 'w':
        return at(date.addDays(1 - date.dayOfWeek()), QTime(0, 0));
    case 'd':
        return at(date, QTime(0, 0));
    case 'h':
    case 'H':
        return time.addMSecs(-(clock.msecsSinceStartOfDay() % 3'600'000));
    case 'm':
        return time.addMSecs(-(clock.msecsSinceStartOfDay() % 60'000));
    case 's':
        return time.addMSecs(-clock.msec());
    default:
        return {};
    }
}

std::optional<KqlTime> wholeUnit(const QDateTime &time, char unit)
{
    const LocalTime first {startOf(time, unit), 0};
    const LocalTime next {plus(first.time, unit, 1), 0};
    const auto from = first.utc();
    const auto to = next.utc();
    if (!from || !to)
        return std::nullopt;
    return KqlTime {*from, *to - 1};
}

std::optional<int> number(std::string_view digits)
{
    int value = 0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (failed != std::errc() || end != digits.data() + digits.size() || digits.front() == '-')
        return std::nullopt;
    return value;
}

struct ZoneSuffix
{
    std::string_view before;
    QTimeZone zone;
};

// `Z`, `+02:00`, `-0530` at the end of a time of day.
std::optional<ZoneSuffix> takeZone(std::string_view text, const QTimeZone &otherwise)
{
    constexpr std::size_t kDate = 10;
    if (text.ends_with('Z') || text.ends_with('z'))
        return ZoneSuffix {text.substr(0, text.size() - 1), QTimeZone::utc()};
    const std::size_t sign = text.find_first_of("+-", kDate);
    if (sign == std::string_view::npos)
        return ZoneSuffix {text, otherwise};
    std::string digits(text.substr(sign + 1));
    if (digits.size() == 5 && digits[2] == ':')
        digits.erase(2, 1);
    if (digits.size() != 4)
        return std::nullopt;
    const auto hours = number(std::string_view(digits).substr(0, 2));
    const auto minutes = number(std::string_view(digits).substr(2));
    if (!hours || !minutes || *hours > 14 || *minutes > 59)
        return std::nullopt;
    const int seconds = *hours * 3600 + *minutes * 60;
    return ZoneSuffix {text.substr(0, sign), QTimeZone(text[sign] == '-' ? -seconds : seconds)};
}

// `09`, `09:46`, `09:46:52`, `09:46:52.064568`
std::optional<KqlTime> parseClock(QDate date, std::string_view clock, const QTimeZone &zone)
{
    std::array<int, 3> parts {};
    std::size_t count = 0;
    std::int64_t micros = 0;
    for (std::size_t at = 0; count < parts.size(); at += 3) {
        const auto part = clock.size() >= at + 2 ? number(clock.substr(at, 2)) : std::nullopt;
        if (!part)
            return std::nullopt;
        parts[count++] = *part;
        if (clock.size() == at + 2)
            break;
        if (count < parts.size() ? clock[at + 2] != ':' : clock[at + 2] != '.')
            return std::nullopt;
        if (count == parts.size()) {
            std::string fraction(clock.substr(at + 3, 6));
            if (fraction.empty()
                || clock.find_first_not_of("0123456789", at + 3) != std::string_view::npos)
                return std::nullopt;
            fraction.resize(6, '0');
            micros = *number(fraction);
        }
    }
    const QTime time(parts[0], parts[1], parts[2]);
    if (!time.isValid())
        return std::nullopt;
    const QDateTime local(date, time, zone);
    if (count < parts.size())
        return wholeUnit(local, count == 1 ? 'h' : 'm');
    const auto utc = LocalTime {local, 0}.utc();
    if (!utc)
        return std::nullopt;
    return KqlTime {*utc + micros, *utc + micros};
}

// `2026`, `2026-11`, `2026-11-23` and times of that day.
std::optional<KqlTime> parseDate(std::string_view text, const QTimeZone &zone)
{
    const auto year = text.size() >= 4 ? number(text.substr(0, 4)) : std::nullopt;
    if (!year || *year < 1)
        return std::nullopt;
    if (text.size() == 4)
        return wholeUnit(QDateTime(QDate(*year, 1, 1), QTime(0, 0), zone), 'y');
    const auto month =
        text.size() >= 7 && text[4] == '-' ? number(text.substr(5, 2)) : std::nullopt;
    if (!month || !QDate::isValid(*year, *month, 1))
        return std::nullopt;
    if (text.size() == 7)
        return wholeUnit(QDateTime(QDate(*year, *month, 1), QTime(0, 0), zone), 'M');
    const auto day = text.size() >= 10 && text[7] == '-' ? number(text.substr(8, 2)) : std::nullopt;
    if (!day || !QDate::isValid(*year, *month, *day))
        return std::nullopt;
    const QDate date(*year, *month, *day);
    if (text.size() == 10)
        return wholeUnit(QDateTime(date, QTime(0, 0), zone), 'd');
    if (text[10] != 'T' && text[10] != 't' && text[10] != ' ')
        return std::nullopt;
    const auto suffix = takeZone(text, zone);
    if (!suffix || suffix->before.size() <= 11)
        return std::nullopt;
    return parseClock(date, suffix->before.substr(11), suffix->zone);
}

// `-2w`, `+1M/d`
std::optional<KqlTime> applyMath(KqlTime time, std::string_view math, const QTimeZone &zone)
{
    while (!math.empty()) {
        LocalTime local = LocalTime::of(time.first, zone);
        const char sign = math.front();
        if (sign == '/') {
            if (math.size() != 2)
                return std::nullopt;
            return wholeUnit(local.time, math[1]);
        }
        if (sign != '+' && sign != '-')
            return std::nullopt;
        const std::size_t unit = math.find_first_not_of("0123456789", 1);
        if (unit == std::string_view::npos || unit > kMaximumAmountDigits + 1)
            return std::nullopt;
        const auto amount = unit == 1 ? std::optional<int>(1) : number(math.substr(1, unit - 1));
        if (!amount)
            return std::nullopt;
        local.time = plus(local.time, math[unit], sign == '-' ? -*amount : *amount);
        const auto moved = local.utc();
        if (!moved)
            return std::nullopt;
        time = {*moved, *moved};
        math.remove_prefix(unit + 1);
    }
    return time;
}

} // namespace

std::optional<KqlTime> parseKqlTime(std::string_view text, const TimeFormat &format,
                                    MicrosecondsUtc now)
{
    const QTimeZone zone = format.zone();
    if (text.starts_with("now"))
        return applyMath({now, now}, text.substr(3), zone);
    const std::size_t bars = text.find("||");
    if (bars == std::string_view::npos)
        return parseDate(text, zone);
    const auto base = parseDate(text.substr(0, bars), zone);
    return base ? applyMath(*base, text.substr(bars + 2), zone) : std::nullopt;
}

bool looksLikeKqlTime(std::string_view text)
{
    if (text == "now" || text.find("||") != std::string_view::npos)
        return true;
    if (text.starts_with("now"))
        return text.substr(3).find_first_of("+-/") == 0;
    return text.size() >= 10 && text[4] == '-' && text[7] == '-' && number(text.substr(0, 4))
        && number(text.substr(5, 2)) && number(text.substr(8, 2));
}

} // namespace kubewake
