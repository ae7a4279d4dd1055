// SPDX-License-Identifier: Apache-2.0
#include "app/window/matchedfields.h"

#include "model/audit/computedfields.h"
#include "model/audit/fieldcatalogue.h"
#include "model/core/utf8.h"
#include "model/store/fieldstorage.h"

namespace kubewake {
namespace {

// The parts of the event that a derived field is made from.
QStringList sourcesOf(FieldId field)
{
    if (addressFactOf(field))
        field = FieldId::Peer;
    switch (field) {
    case FieldId::Outcome:
    case FieldId::OutcomeReason:
        return {QStringLiteral("responseStatus.code"), QStringLiteral("stage")};
    case FieldId::ResourcePath:
        return {QStringLiteral("objectRef.resource"), QStringLiteral("objectRef.subresource")};
    case FieldId::ObjectName:
        return {QStringLiteral("objectRef.name")};
    case FieldId::EffectiveUser:
    case FieldId::ActorClass:
        return {QStringLiteral("user.username"), QStringLiteral("impersonatedUser.username")};
    case FieldId::Peer:
        return {QStringLiteral("sourceIPs")};
    case FieldId::Tool:
        return {QStringLiteral("userAgent")};
    case FieldId::Binding:
    case FieldId::Role:
    case FieldId::Subject:
        return {QStringLiteral("annotations.authorization.k8s.io/reason")};
    case FieldId::Command:
    case FieldId::Container:
    case FieldId::Tty:
    case FieldId::DryRun:
        return {QStringLiteral("requestURI")};
    default:
        return {};
    }
}

} // namespace

QSet<int> matchedColumns(const std::vector<std::string> &matchedFields)
{
    QSet<int> columns;
    for (const std::string &name : matchedFields) {
        if (const FieldInfo *field = findField(name))
            columns.insert(static_cast<int>(field->id));
    }
    return columns;
}

QStringList matchedPaths(const std::vector<std::string> &matchedFields)
{
    QStringList paths;
    for (const std::string &name : matchedFields) {
        const FieldInfo *field = findField(name);
        const ComputedField *computed = findComputedField(name);
        if (computed != nullptr)
            paths << toQString(computed->source);
        else if (field == nullptr)
            paths << toQString(name);
        else if (field->origin == FieldOrigin::Derived)
            paths << sourcesOf(field->id);
        else
            paths << toQString(field->path);
    }
    return paths;
}

} // namespace kubewake
