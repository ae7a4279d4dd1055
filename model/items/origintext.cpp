// SPDX-License-Identifier: Apache-2.0
#include "model/items/origintext.h"

#include "model/items/displaytext.h"
#include "model/store/fieldvalues.h"

#include <QCoreApplication>

#include <algorithm>

namespace kubewake {
namespace {

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("OriginText", text, nullptr, count);
}

QString shown(const EventSnapshot &snapshot, FieldId field, Row row)
{
    return displayLine(fieldText(snapshot, field, row));
}

QString objectText(const EventSnapshot &snapshot, Row row)
{
    const QString space = shown(snapshot, FieldId::Namespace, row);
    return shown(snapshot, FieldId::ResourcePath, row) + QLatin1Char(' ')
        + (space.isEmpty() ? QString() : space + QLatin1Char('/'))
        + shown(snapshot, FieldId::ObjectName, row);
}

QString evidenceText(const ChangeOrigin &origin)
{
    switch (origin.how) {
    case LinkEvidence::OwnerReferences:
        return tr("by ownerReferences");
    case LinkEvidence::Name:
        return tr("a guess, by name and time");
    case LinkEvidence::Time:
        break;
    }
    return origin.candidates == 1
        ? tr("a guess, by namespace and time")
        : tr("a guess, by namespace and time, one of %n", static_cast<int>(origin.candidates));
}

} // namespace

QString originText(const EventSnapshot &snapshot, const ChangeOrigin &origin,
                   const TimeFormat &format)
{
    const std::string verb = fieldText(snapshot, FieldId::Verb, origin.row);
    const QString sentence = verb == "create" ? tr("Traced to: %1 created %2 at %3 (%4)")
        : verb == "delete"                    ? tr("Traced to: %1 deleted %2 at %3 (%4)")
                                              : tr("Traced to: %1 changed %2 at %3 (%4)");
    return sentence.arg(shown(snapshot, FieldId::EffectiveUser, origin.row),
                        objectText(snapshot, origin.row),
                        format.toDisplay(snapshot.time(origin.row)), evidenceText(origin));
}

QStringList originLines(const EventSnapshot &snapshot, const ChangeOrigins &origins,
                        const TimeFormat &format, std::size_t maximum)
{
    QStringList lines;
    const std::size_t listed = std::min(maximum, origins.origins.size());
    for (std::size_t i = 0; i < listed; ++i)
        lines << originText(snapshot, origins.origins[i], format);
    if (listed < origins.origins.size())
        lines << tr("Traced to %n more change(s)",
                    static_cast<int>(origins.origins.size() - listed));
    if (origins.untraced != 0)
        lines << tr("Not traced: for %n event(s) of controllers the evidence holds no change by "
                    "anybody else",
                    static_cast<int>(origins.untraced));
    if (origins.notLookedAt != 0)
        lines << tr("%n more event(s) of controllers were not looked at",
                    static_cast<int>(origins.notLookedAt));
    return lines;
}

} // namespace kubewake
