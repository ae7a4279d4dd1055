// SPDX-License-Identifier: Apache-2.0
#include "views/events/inferrednote.h"

#include "model/store/missingmembers.h"

#include <QCoreApplication>
#include <QStringList>

namespace kubewake {
namespace {

class InferredNote
{
    Q_DECLARE_TR_FUNCTIONS(InferredNote)

public:
    static QString sentence(const EventSnapshot &snapshot, Row row)
    {
        const std::uint32_t flags = snapshot.code(Column::Flags, row);
        QStringList sentences;
        QStringList inferred;
        for (const InferredMember &member : kInferredMembers) {
            if ((flags & member.flag) != 0)
                inferred << nameOf(member.flag);
        }
        if (inferred.size() == 1)
            sentences
                << tr("The exporter does not record %1: it was inferred.").arg(inferred.front());
        else if (!inferred.isEmpty())
            sentences
                << tr("The exporter does not record %1: they were inferred.").arg(joined(inferred));
        QStringList leftOut;
        for (const FieldId field : leftOutMembers(snapshot, row))
            leftOut << nameOf(field);
        if (!leftOut.isEmpty())
            sentences << tr("The export has left out %1.").arg(joined(leftOut));
        if ((flags & kTruncatedBodies) != 0)
            sentences << tr("The bodies were cut off by the API server or the exporter.");
        return sentences.join(QLatin1Char(' '));
    }

private:
    static QString joined(const QStringList &names)
    {
        if (names.size() == 1)
            return names.front();
        return tr("%1 and %2").arg(names.mid(0, names.size() - 1).join(tr(", ")), names.back());
    }

    static QString nameOf(EventFlag flag)
    {
        switch (flag) {
        case kLevelInferred:
            return tr("the level");
        case kStageInferred:
            return tr("the stage");
        case kCodeInferred:
            return tr("the status code");
        case kUriInferred:
            return tr("the whole request URI");
        default:
            return tr("the time of the request");
        }
    }

    static QString nameOf(FieldId field)
    {
        switch (field) {
        case FieldId::Level:
            return tr("the level");
        case FieldId::Stage:
            return tr("the stage");
        case FieldId::Verb:
            return tr("the verb");
        case FieldId::RequestUri:
            return tr("the request URI");
        case FieldId::Username:
            return tr("the user");
        case FieldId::Groups:
            return tr("the groups of the user");
        case FieldId::SourceIps:
            return tr("the source addresses");
        case FieldId::UserAgent:
            return tr("the user agent");
        default:
            return tr("the status code");
        }
    }
};

} // namespace

QString inferredNote(const EventSnapshot &snapshot, Row row)
{
    return InferredNote::sentence(snapshot, row);
}

} // namespace kubewake
