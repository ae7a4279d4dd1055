// SPDX-License-Identifier: Apache-2.0
#include "model/compare/comparedrange.h"

#include "model/compare/comparetext.h"
#include "model/core/utf8.h"

#include <algorithm>

namespace kubewake {
namespace {

constexpr double kMicrosecondsPerHour = 3600.0 * static_cast<double>(kMicrosecondsPerSecond);

QString quoted(MicrosecondsUtc time)
{
    return QLatin1Char('"') + toQString(formatTimestampUtc(time)) + QLatin1Char('"');
}

} // namespace

ComparedRange ComparedRange::before(const ComparedRange &range)
{
    return {kNoTime, range.from};
}

ComparedRange ComparedRange::of(TimeRange range)
{
    return {range.first, range.last == INT64_MAX ? kNoTime : range.last + 1};
}

bool ComparedRange::overlaps(const ComparedRange &other) const
{
    if (isEmpty() || other.isEmpty())
        return false;
    const bool endsBefore = to != kNoTime && other.from != kNoTime && to <= other.from;
    const bool startsAfter = from != kNoTime && other.to != kNoTime && other.to <= from;
    return !endsBefore && !startsAfter;
}

ComparedRange ComparedRange::within(TimeRange all) const
{
    if (!all.isValid())
        return {0, 0};
    const MicrosecondsUtc start = from == kNoTime ? all.first : std::max(from, all.first);
    const MicrosecondsUtc end = to == kNoTime ? all.last + 1 : std::min(to, all.last + 1);
    return {start, std::max(start, end)};
}

double ComparedRange::hours() const
{
    return (static_cast<double>(to) - static_cast<double>(from)) / kMicrosecondsPerHour;
}

QString ComparedRange::kql() const
{
    if (from == kNoTime && to == kNoTime)
        return QStringLiteral("time: *");
    QString text;
    if (from != kNoTime)
        text = QStringLiteral("time >= ") + quoted(from);
    if (to != kNoTime)
        text += (text.isEmpty() ? QString() : QStringLiteral(" and ")) + QStringLiteral("time < ")
            + quoted(to);
    return text;
}

std::optional<ComparedSide> ComparedRanges::sideOf(MicrosecondsUtc time) const
{
    if (incident.contains(time))
        return ComparedSide::Incident;
    if (baseline.contains(time))
        return ComparedSide::Baseline;
    return std::nullopt;
}

QString ComparedRanges::problem() const
{
    if (incident.isEmpty())
        return CompareText::tr("The time of the incident ends before it begins.");
    if (baseline.isEmpty())
        return CompareText::tr("The baseline ends before it begins.");
    if (baseline.overlaps(incident))
        return CompareText::tr(
            "The baseline and the incident overlap; a request would be in both.");
    return {};
}

} // namespace kubewake
