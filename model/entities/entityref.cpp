// SPDX-License-Identifier: Apache-2.0
#include "model/entities/entityref.h"

#include "model/audit/identity.h"
#include "model/core/utf8.h"
#include "model/entities/entityterm.h"
#include "model/query/kql.h"
#include "model/store/fieldstorage.h"
#include "model/store/fieldvalues.h"

#include <QCoreApplication>

namespace kubewake {
namespace {

constexpr std::string_view kServiceAccountPrefix = "system:serviceaccount:";

QString objectFilter(const EntityRef &entity)
{
    // The longest first: a resource path begins with the resource.
    QString filter = entityTerm(FieldId::Resource, entity.resource);
    filter = kqlAnd(filter, entityTerm(FieldId::ApiGroup, entity.apiGroup));
    filter = kqlAnd(filter, entityTerm(FieldId::Namespace, entity.space));
    return kqlAnd(filter, entityTerm(FieldId::ObjectName, entity.value));
}

std::optional<std::string> valueIn(const EventSnapshot &snapshot, Row row, FieldId field)
{
    std::optional<std::string> value;
    visitFieldValues(snapshot, field, row, [&](std::string_view one) {
        if (!value)
            value = std::string(one);
    });
    return value;
}

} // namespace

EntityRef EntityRef::user(std::string_view name)
{
    const bool isServiceAccount = name.starts_with(kServiceAccountPrefix);
    return {.kind = isServiceAccount ? EntityKind::ServiceAccount : EntityKind::User,
            .value = std::string(name)};
}

QString entityKindText(EntityKind kind)
{
    switch (kind) {
    case EntityKind::User:
        return QCoreApplication::translate("Entity", "User");
    case EntityKind::ServiceAccount:
        return QCoreApplication::translate("Entity", "Service account");
    case EntityKind::Address:
        return QCoreApplication::translate("Entity", "Source address");
    case EntityKind::Credential:
        return QCoreApplication::translate("Entity", "Credential");
    case EntityKind::Namespace:
        return QCoreApplication::translate("Entity", "Namespace");
    case EntityKind::Object:
        break;
    }
    return QCoreApplication::translate("Entity", "Object");
}

QString entityName(const EntityRef &entity)
{
    if (entity.kind != EntityKind::Object)
        return toQString(entity.value);
    QString type = toQString(entity.resource);
    if (entity.apiGroup && !entity.apiGroup->empty())
        type += QLatin1Char('.') + toQString(*entity.apiGroup);
    const QString name = toQString(entity.value);
    return entity.space ? QCoreApplication::translate("Entity", "%1 %2 in %3")
                              .arg(type, name, toQString(*entity.space))
                        : type + QLatin1Char(' ') + name;
}

QString entityFilter(const EntityRef &entity)
{
    switch (entity.kind) {
    case EntityKind::User:
    case EntityKind::ServiceAccount:
        return entityTerm(FieldId::Username, entity.value) + QStringLiteral(" or ")
            + entityTerm(FieldId::ImpersonatedUser, entity.value);
    case EntityKind::Address:
        return entityTerm(FieldId::SourceIps, entity.value);
    case EntityKind::Credential:
        return entityTerm(FieldId::Credential, entity.value);
    case EntityKind::Namespace:
        return entityTerm(FieldId::Namespace, entity.value);
    case EntityKind::Object:
        break;
    }
    return objectFilter(entity);
}

std::optional<EntityRef> serviceAccountObject(const EntityRef &entity)
{
    if (entity.kind != EntityKind::ServiceAccount)
        return std::nullopt;
    const std::string_view rest =
        std::string_view(entity.value).substr(kServiceAccountPrefix.size());
    const std::size_t colon = rest.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon + 1 == rest.size())
        return std::nullopt;
    return EntityRef {.kind = EntityKind::Object,
                      .value = std::string(rest.substr(colon + 1)),
                      .resource = "serviceaccounts",
                      .apiGroup = std::nullopt,
                      .space = std::string(rest.substr(0, colon))};
}

std::optional<EntityRef> entityOfValue(FieldId field, std::string_view value)
{
    if (value.empty())
        return std::nullopt;
    switch (field) {
    case FieldId::EffectiveUser:
    case FieldId::Username:
    case FieldId::ImpersonatedUser:
        return EntityRef::user(value);
    case FieldId::Peer:
    case FieldId::SourceIps:
        return EntityRef {.kind = EntityKind::Address, .value = std::string(value)};
    case FieldId::Credential:
        return EntityRef {.kind = EntityKind::Credential, .value = std::string(value)};
    case FieldId::Namespace:
        return EntityRef {.kind = EntityKind::Namespace, .value = std::string(value)};
    default:
        return std::nullopt;
    }
}

std::optional<EntityRef> objectEntity(const std::optional<std::string> &resourcePath,
                                      const std::optional<std::string> &apiGroup,
                                      const std::optional<std::string> &space,
                                      const std::optional<std::string> &name)
{
    if (!resourcePath || resourcePath->empty() || !name || name->empty())
        return std::nullopt;
    return EntityRef {.kind = EntityKind::Object,
                      .value = *name,
                      .resource = resourcePath->substr(0, resourcePath->find('/')),
                      .apiGroup = apiGroup,
                      .space = space};
}

std::optional<EntityRef> entityOfRow(const EventSnapshot &snapshot, Row row, FieldId field)
{
    if (addressFactOf(field))
        field = FieldId::Peer;
    switch (field) {
    case FieldId::Resource:
    case FieldId::ResourcePath:
    case FieldId::ObjectName:
    case FieldId::Name:
        return objectEntity(valueIn(snapshot, row, FieldId::Resource),
                            valueIn(snapshot, row, FieldId::ApiGroup),
                            valueIn(snapshot, row, FieldId::Namespace),
                            valueIn(snapshot, row, FieldId::ObjectName));
    case FieldId::SourceIps: // the peer is the only one of them that cannot be forged
        return entityOfValue(FieldId::Peer,
                             valueIn(snapshot, row, FieldId::Peer).value_or(std::string()));
    case FieldId::ActorClass:
    case FieldId::Groups:
        field = FieldId::EffectiveUser;
        break;
    default:
        break;
    }
    return entityOfValue(field, valueIn(snapshot, row, field).value_or(std::string()));
}

} // namespace kubewake
