// SPDX-License-Identifier: Apache-2.0
#include "model/items/entitytext.h"

#include "model/audit/apiresources.h"
#include "model/items/displaytext.h"

#include <QCoreApplication>

namespace kubewake {
namespace {

using Id = EntityListId;

// Translations of what an entity page says.
class EntityText
{
    Q_DECLARE_TR_FUNCTIONS(EntityPage)
};

QString shown(const std::optional<std::string> &value, const QString &none)
{
    return value && !value->empty() ? displayLine(*value) : none;
}

QString shown(const std::optional<std::string> &value)
{
    return shown(value, EntityText::tr("(none)"));
}

bool isEverywhere(const EntityList &list, const EntityRow &row)
{
    const auto &type = list.valueOf(row, FieldId::ResourcePath);
    ApiOperation operation;
    operation.group = list.valueOf(row, FieldId::ApiGroup).value_or(std::string());
    operation.resource = type ? type->substr(0, type->find('/')) : std::string();
    return !list.valueOf(row, FieldId::Namespace) && !list.valueOf(row, FieldId::ObjectName)
        && !isClusterScoped(operation);
}

// `deployments.apps in shop`
QString objectType(const EntityList &list, const EntityRow &row)
{
    QString type = shown(list.valueOf(row, FieldId::ResourcePath));
    const auto &group = list.valueOf(row, FieldId::ApiGroup);
    if (group && !group->empty())
        type += QLatin1Char('.') + displayLine(*group);
    if (const auto &space = list.valueOf(row, FieldId::Namespace))
        return EntityText::tr("%1 in %2").arg(type, displayLine(*space));
    return isEverywhere(list, row) ? EntityText::tr("%1 in all namespaces").arg(type) : type;
}

QString objectName(const EntityList &list, const EntityRow &row)
{
    if (list.id == Id::Created)
        return shown(list.valueOf(row, FieldId::ObjectName), EntityText::tr("(no name)"));
    const auto &space = list.valueOf(row, FieldId::Namespace);
    return shown(list.valueOf(row, FieldId::ObjectName),
                 space ? EntityText::tr("(all in %1)").arg(displayLine(*space))
                       : EntityText::tr("(all)"));
}

QString grantDetail(const EntityList &list, const EntityRow &row)
{
    const auto &role = list.valueOf(row, FieldId::Role);
    const auto &subject = list.valueOf(row, FieldId::Subject);
    if (!role)
        return {};
    return subject ? EntityText::tr("%1, to %2").arg(displayLine(*role), displayLine(*subject))
                   : displayLine(*role);
}

QString sessionDetail(const EntityList &list, const EntityRow &row)
{
    const QString where = shown(list.valueOf(row, FieldId::ObjectName)) + QStringLiteral(", ")
        + objectType(list, row);
    const auto &container = list.valueOf(row, FieldId::Container);
    return container && !container->empty()
        ? EntityText::tr("%1, container %2").arg(where, displayLine(*container))
        : where;
}

} // namespace

QString entityListTitle(EntityListId id)
{
    switch (id) {
    case Id::ActorClasses:
        return EntityText::tr("Actor class");
    case Id::Users:
        return EntityText::tr("Users");
    case Id::Impersonated:
        return EntityText::tr("Acted as (impersonated)");
    case Id::ImpersonatedBy:
        return EntityText::tr("Was impersonated by");
    case Id::Groups:
        return EntityText::tr("Groups");
    case Id::Addresses:
        return EntityText::tr("Source addresses");
    case Id::ForwardedFor:
        return EntityText::tr("Only named in a header (can be forged), sent by");
    case Id::Credentials:
        return EntityText::tr("Credentials");
    case Id::TokenPods:
        return EntityText::tr("Pods that the tokens were issued to");
    case Id::UserAgents:
        return EntityText::tr("User agents");
    case Id::PeerClasses:
        return EntityText::tr("Kinds of addresses");
    case Id::Countries:
        return EntityText::tr("Countries");
    case Id::AsOrganizations:
        return EntityText::tr("Networks (autonomous systems)");
    case Id::Namespaces:
        return EntityText::tr("Namespaces");
    case Id::Grants:
        return EntityText::tr("Allowed by (RBAC binding and role)");
    case Id::SecretsRead:
        return EntityText::tr("To rotate: secrets and config maps");
    case Id::Sessions:
        return EntityText::tr("Run in pods, and tunnels");
    case Id::Created:
        return EntityText::tr("To clean up: created");
    case Id::Changed:
        return EntityText::tr("Changed");
    case Id::Deleted:
        return EntityText::tr("Deleted");
    case Id::Retried:
        return EntityText::tr("Refused, then allowed");
    case Id::UsersAtAddress:
        return EntityText::tr("Others at the same address");
    case Id::UsersOfCredential:
        return EntityText::tr("Others with the same credential");
    case Id::UsersOfUserAgent:
        return EntityText::tr("Others with the same user agent");
    case Id::AddressesOfUser:
        return EntityText::tr("Other addresses of the same users");
    case Id::AddressesOfUserAgent:
        return EntityText::tr("Other addresses with the same user agent");
    case Id::CredentialsAtAddress:
        return EntityText::tr("Other credentials at the same address");
    case Id::CredentialsOfUser:
        break;
    }
    return EntityText::tr("Other credentials of the same users");
}

bool isEntityDeed(EntityListId id)
{
    return id == Id::SecretsRead || id == Id::Sessions || id == Id::Created || id == Id::Changed
        || id == Id::Deleted || id == Id::Retried;
}

QString entityRowText(const EntityList &list, const EntityRow &row)
{
    switch (list.id) {
    case Id::SecretsRead:
    case Id::Created:
    case Id::Changed:
    case Id::Deleted:
        return objectName(list, row);
    case Id::Sessions:
        return shown(list.valueOf(row, FieldId::Command),
                     shown(list.valueOf(row, FieldId::ResourcePath)));
    case Id::Retried:
        return shown(list.valueOf(row, FieldId::Verb)) + QLatin1Char(' ') + objectName(list, row);
    case Id::Grants:
        return shown(row.values.front(), EntityText::tr("(no RBAC binding recorded)"));
    default:
        return shown(row.values.back());
    }
}

QString entityRowDetail(const EntityList &list, const EntityRow &row)
{
    switch (list.id) {
    case Id::SecretsRead:
    case Id::Created:
    case Id::Changed:
    case Id::Deleted:
        return objectType(list, row);
    case Id::Sessions:
        return sessionDetail(list, row);
    case Id::Retried:
        return EntityText::tr("%1, by %2")
            .arg(objectType(list, row), shown(list.valueOf(row, FieldId::EffectiveUser)));
    case Id::Grants:
        return grantDetail(list, row);
    default:
        // Of related entities: what they share.
        return row.values.size() > 1 ? shown(row.values.front()) : QString();
    }
}

} // namespace kubewake
