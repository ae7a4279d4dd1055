// SPDX-License-Identifier: Apache-2.0
#include "model/items/origintext.h"

#include "model/items/displaytext.h"
#include "model/store/fieldvalues.h"

#include <QCoreApplication>

#include <algorithm>

namespace kubewake {
namespace {

// The context has to be named where the texts are, or lupdate files them under another.
class OriginWords
{
    Q_DECLARE_TR_FUNCTIONS(OriginText)
};

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

} // namespace

QString linkEvidenceText(LinkEvidence how, std::size_t candidates)
{
    switch (how) {
    case LinkEvidence::OwnerReferences:
        return OriginWords::tr("by ownerReferences");
    case LinkEvidence::Name:
        return OriginWords::tr("a guess, by name and time");
    case LinkEvidence::Time:
        break;
    }
    return candidates == 1
        ? OriginWords::tr("a guess, by namespace and time")
        : OriginWords::tr("a guess, by namespace and time; objects that come into question: %1")
              .arg(candidates);
}

QString originText(const EventSnapshot &snapshot, const ChangeOrigin &origin,
                   const OriginTime &time)
{
    const std::string verb = fieldText(snapshot, FieldId::Verb, origin.row);
    const QString sentence = verb == "create"
        ? OriginWords::tr("Traced to: %1 created %2 at %3 (%4)")
        : verb == "delete" ? OriginWords::tr("Traced to: %1 deleted %2 at %3 (%4)")
                           : OriginWords::tr("Traced to: %1 changed %2 at %3 (%4)");
    return sentence.arg(shown(snapshot, FieldId::EffectiveUser, origin.row),
                        objectText(snapshot, origin.row), time(snapshot.time(origin.row)),
                        linkEvidenceText(origin.how, origin.candidates));
}

QStringList originLines(const EventSnapshot &snapshot, const ChangeOrigins &origins,
                        const OriginTime &time, std::size_t maximum)
{
    QStringList lines;
    const std::size_t listed = std::min(maximum, origins.origins.size());
    for (std::size_t i = 0; i < listed; ++i)
        lines << originText(snapshot, origins.origins[i], time);
    if (listed < origins.origins.size())
        lines << OriginWords::tr("Traced to further changes: %1")
                     .arg(origins.origins.size() - listed);
    if (origins.untraced != 0)
        lines << OriginWords::tr(
                     "Events that could not be traced, because the evidence holds no change by "
                     "anybody but controllers: %1")
                     .arg(origins.untraced);
    if (origins.notLookedAt != 0)
        lines << OriginWords::tr("Events that were not traced, because there are so many: %1")
                     .arg(origins.notLookedAt);
    return lines;
}

} // namespace kubewake
