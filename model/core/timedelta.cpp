// SPDX-License-Identifier: Apache-2.0
#include "model/core/timedelta.h"

#include <QCoreApplication>

namespace kubewake {
namespace {

constexpr int kFractionDigits = 6;

class Text
{
    Q_DECLARE_TR_FUNCTIONS(Duration)
};

std::uint64_t magnitude(std::int64_t value)
{
    const auto bits = static_cast<std::uint64_t>(value);
    return value < 0 ? 0 - bits : bits;
}

QString padded(std::uint64_t value, int digits)
{
    return QString::number(static_cast<qulonglong>(value)).rightJustified(digits, u'0');
}

} // namespace

std::optional<std::int64_t> timeDelta(MicrosecondsUtc from, MicrosecondsUtc to)
{
    std::int64_t delta = 0;
    if (from == kNoTime || to == kNoTime || __builtin_sub_overflow(to, from, &delta))
        return std::nullopt;
    return delta;
}

QString timeDeltaText(std::int64_t microseconds)
{
    constexpr std::uint64_t kPerSecond = kMicrosecondsPerSecond;
    const std::uint64_t all = magnitude(microseconds);
    const std::uint64_t seconds = all / kPerSecond;
    const std::uint64_t minutes = seconds / 60;
    const std::uint64_t hours = minutes / 60;
    const std::uint64_t days = hours / 24;
    QString text(microseconds < 0 ? u'-' : u'+');
    if (days > 0)
        text += Text::tr("%1 d", "days before hours").arg(static_cast<qulonglong>(days))
            + QLatin1Char(' ') + padded(hours % 24, 2) + QLatin1Char(':');
    else if (hours > 0)
        text += padded(hours, 1) + QLatin1Char(':');
    if (minutes > 0)
        text += padded(minutes % 60, hours > 0 ? 2 : 1) + QLatin1Char(':');
    text += padded(seconds % 60, minutes > 0 ? 2 : 1);
    return text + QLatin1Char('.') + padded(all % kPerSecond, kFractionDigits);
}

std::string timeDeltaSeconds(std::int64_t microseconds)
{
    constexpr std::uint64_t kPerSecond = kMicrosecondsPerSecond;
    const std::uint64_t all = magnitude(microseconds);
    std::string fraction = std::to_string(all % kPerSecond);
    fraction.insert(0, kFractionDigits - fraction.size(), '0');
    return (microseconds < 0 ? "-" : "") + std::to_string(all / kPerSecond) + '.' + fraction;
}

} // namespace kubewake
