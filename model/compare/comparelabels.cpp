// SPDX-License-Identifier: Apache-2.0
#include "model/compare/comparelabels.h"

#include "model/compare/comparetext.h"
#include "model/core/utf8.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace kubewake {
namespace {

using Kind = CoverageNote::Kind;

QString textOf(const std::optional<std::string> &value)
{
    if (!value)
        return CompareText::tr("(none)");
    return value->empty() ? CompareText::tr("(empty)") : toQString(*value);
}

QString operationText(const std::optional<std::string> &verb,
                      const std::optional<std::string> &resource)
{
    const QString object = resource ? textOf(resource) : CompareText::tr("(no resource)");
    return textOf(verb) + QLatin1Char(' ') + object;
}

QString namesText(const CoverageNote &note)
{
    QStringList names;
    for (const std::string &name : note.names)
        names << toQString(name);
    if (note.total > note.names.size())
        names << CompareText::tr("and %1 more").arg(note.total - note.names.size());
    return names.join(QStringLiteral(", "));
}

QString timeNoteText(const CoverageNote &note, const TimeFormat &format)
{
    const QString side = sideText(note.side);
    const auto time = [&format](MicrosecondsUtc at) -> QString {
        return format.toDisplay(at) + QLatin1Char(' ') + format.zoneName();
    };
    switch (note.kind) {
    case Kind::StartsLate:
        return CompareText::tr("The evidence begins at %1, well after %2 does; rates are of the "
                               "time that it covers.")
            .arg(time(note.from), side);
    case Kind::EndsEarly:
        return CompareText::tr("The evidence ends at %1, well before %2 does; rates are of the "
                               "time that it covers.")
            .arg(time(note.to), side);
    case Kind::SeriesStartsLate:
        return CompareText::tr("Log %1 has nothing of %2 before %3.")
            .arg(namesText(note), side, time(note.from));
    case Kind::SeriesEndsEarly:
        return CompareText::tr("Log %1 has nothing of %2 after %3.")
            .arg(namesText(note), side, time(note.to));
    default:
        return CompareText::tr("Log %1 has a gap in %2: nothing from %3 to %4.")
            .arg(namesText(note), side, time(note.from), time(note.to));
    }
}

QString missingNoteText(const CoverageNote &note)
{
    const QString side = sideText(note.side);
    const QString other = sideText(otherSide(note.side));
    switch (note.kind) {
    case Kind::NoEvents:
        return CompareText::tr("No event of the evidence is in %1.").arg(side);
    case Kind::SeriesMissing:
        return CompareText::tr("Logs that have events in %1 but none in %2: %3.")
            .arg(other, side, namesText(note));
    case Kind::LevelsMissing:
        return CompareText::tr("Audit levels and stages that events of %1 have but none of %2: %3.")
            .arg(other, side, namesText(note));
    default:
        return CompareText::tr("Resources that events of %1 are about but none of %2; they may "
                               "not have been logged: %3.")
            .arg(other, side, namesText(note));
    }
}

} // namespace

QString sideText(ComparedSide side)
{
    return side == ComparedSide::Baseline ? CompareText::tr("the baseline")
                                          : CompareText::tr("the incident");
}

QString dimensionText(CompareDimension dimension)
{
    switch (dimension) {
    case CompareDimension::Users:
        return CompareText::tr("Users");
    case CompareDimension::Addresses:
        return CompareText::tr("Addresses");
    case CompareDimension::UserAgents:
        return CompareText::tr("User agents");
    case CompareDimension::Credentials:
        return CompareText::tr("Credentials");
    case CompareDimension::Namespaces:
        return CompareText::tr("Namespaces");
    case CompareDimension::Operations:
        return CompareText::tr("Verbs on resources");
    case CompareDimension::UserAddresses:
        return CompareText::tr("Users from addresses");
    case CompareDimension::UserOperations:
        return CompareText::tr("Verbs on resources by users");
    case CompareDimension::Images:
        return CompareText::tr("Container images");
    }
    return {};
}

QString changeText(RateChange change)
{
    switch (change) {
    case RateChange::New:
        return CompareText::tr("new");
    case RateChange::Rose:
        return CompareText::tr("rose");
    case RateChange::Vanished:
        return CompareText::tr("vanished");
    }
    return {};
}

QString valueText(CompareDimension dimension, const ComparedLine &line)
{
    const auto &values = line.values;
    switch (dimension) {
    case CompareDimension::Operations:
        return operationText(values[0], values[1]);
    case CompareDimension::UserAddresses:
        return CompareText::tr("%1 from %2").arg(textOf(values[0]), textOf(values[1]));
    case CompareDimension::UserOperations:
        return textOf(values[0]) + QStringLiteral(": ") + operationText(values[1], values[2]);
    default:
        return textOf(values.front());
    }
}

QString rateText(double perHour)
{
    constexpr double kWhole = 100;
    constexpr int kDigits = 2;
    return perHour >= kWhole ? QLocale().toString(perHour, 'f', 0)
                             : QLocale().toString(perHour, 'g', kDigits);
}

QString changesText(const ComparedDimension &dimension)
{
    QStringList texts;
    const auto add = [&](RateChange change, const QString &text) {
        if (const std::size_t total = dimension.of(change).total; total > 0)
            texts << text.arg(QLocale().toString(static_cast<qulonglong>(total)));
    };
    add(RateChange::New, CompareText::tr("%1 new"));
    add(RateChange::Rose, CompareText::tr("%1 rose"));
    add(RateChange::Vanished, CompareText::tr("%1 vanished"));
    return texts.join(QStringLiteral(", "));
}

QString rangeText(const ComparedRange &range, const TimeFormat &format)
{
    if (range.from == kNoTime && range.to == kNoTime)
        return CompareText::tr("all of the time");
    if (range.from == kNoTime)
        return CompareText::tr("everything before %1").arg(format.toDisplay(range.to));
    if (range.to == kNoTime)
        return CompareText::tr("everything from %1 on").arg(format.toDisplay(range.from));
    return CompareText::tr("%1 to %2")
        .arg(format.toDisplay(range.from), format.toDisplay(range.to));
}

QString noteText(const CoverageNote &note, const TimeFormat &format)
{
    switch (note.kind) {
    case Kind::StartsLate:
    case Kind::EndsEarly:
    case Kind::SeriesStartsLate:
    case Kind::SeriesEndsEarly:
    case Kind::Gap:
        return timeNoteText(note, format);
    case Kind::LevelsDiffer:
        return CompareText::tr("Recorded at other audit levels in the incident than in the "
                               "baseline: %1.")
            .arg(namesText(note));
    case Kind::BodiesMissing:
        return CompareText::tr("Requests of %1 that may have named images: %2; their bodies were "
                               "not recorded.")
            .arg(sideText(note.side), QLocale().toString(static_cast<qulonglong>(note.total)));
    case Kind::Unreadable:
        return CompareText::tr("Requests whose text could not be read for their images: %1.")
            .arg(QLocale().toString(static_cast<qulonglong>(note.total)));
    case Kind::ValuesLeftOut:
        return CompareText::tr("There are more values than can be told apart; some are left out "
                               "of: %1.")
            .arg(namesText(note));
    default:
        return missingNoteText(note);
    }
}

} // namespace kubewake
