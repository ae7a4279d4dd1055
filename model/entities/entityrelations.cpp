// SPDX-License-Identifier: Apache-2.0
#include "model/entities/entityrelations.h"

namespace kubewake {

std::vector<EntityRelation> entityRelations(EntityKind kind)
{
    using Id = EntityListId;
    switch (kind) {
    case EntityKind::User:
    case EntityKind::ServiceAccount:
        return {{Id::UsersAtAddress, FieldId::Peer, FieldId::EffectiveUser},
                {Id::UsersOfCredential, FieldId::Credential, FieldId::EffectiveUser},
                {Id::UsersOfUserAgent, FieldId::UserAgent, FieldId::EffectiveUser}};
    case EntityKind::Address:
        return {{Id::AddressesOfUser, FieldId::EffectiveUser, FieldId::Peer},
                {Id::AddressesOfUserAgent, FieldId::UserAgent, FieldId::Peer}};
    case EntityKind::Credential:
        return {{Id::CredentialsAtAddress, FieldId::Peer, FieldId::Credential},
                {Id::CredentialsOfUser, FieldId::EffectiveUser, FieldId::Credential}};
    case EntityKind::Namespace:
    case EntityKind::Object:
        break;
    }
    return {};
}

RelationCounter::RelationCounter(const EntityRelation &relation, const EventSnapshot &snapshot,
                                 AddressGroups &addresses)
    : m_relation(relation)
    , m_snapshot(snapshot)
    , m_own(snapshot, addresses, {relation.via})
    , m_others(snapshot, addresses, {relation.via, relation.other})
{
}

void RelationCounter::addOwn(Row row)
{
    m_own.forEachKey(row, [this](const TallyKey &key) {
        if (key[0] != kMissing)
            m_shared.insert(key[0]);
    });
}

void RelationCounter::addOther(Row row, bool isRefused)
{
    m_others.forEachKey(row, [&](const TallyKey &key) {
        if (key[1] != kMissing && m_shared.contains(key[0]))
            m_others.addKey(key, m_snapshot.time(row), isRefused);
    });
}

EntityList RelationCounter::take(const QString &entityFilter) const
{
    EntityList list = listOf(m_relation.id, m_others, m_others.tallies(), EntityListOrder::ByCount);
    list.scope = QStringLiteral("not (") + entityFilter + QLatin1Char(')');
    return list;
}

} // namespace kubewake
