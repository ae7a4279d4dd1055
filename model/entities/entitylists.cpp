// SPDX-License-Identifier: Apache-2.0
#include "model/entities/entitylists.h"

#include "model/entities/entityterm.h"
#include "model/query/kql.h"
#include "model/store/fieldvalues.h"

#include <algorithm>

namespace kubewake {
namespace {

using enum EntityListOrder;
using Id = EntityListId;

const std::vector<FieldId> kObjectFields {FieldId::ResourcePath, FieldId::ApiGroup,
                                          FieldId::Namespace, FieldId::ObjectName};

// What is not known to have been refused: whoever cleans up or rotates wants it on the list.
QString answered()
{
    return QStringLiteral("not outcome: (\"denied\" or \"failed\")");
}

// The same, and no dry run: something may be different now.
QString done()
{
    return QStringLiteral("not outcome: (\"denied\" or \"failed\" or \"dry-run\")");
}

// A patch answers with the whole object, even a dry run of one, and deletecollection with all that
// it has deleted: who cannot get a secret may still read it so.
QString secretsReadCondition()
{
    return QStringLiteral(
               "objectRef.resource: (\"secrets\" or \"configmaps\") and not objectRef.apiGroup: * "
               "and verb: (\"get\" or \"list\" or \"watch\" or \"patch\" or \"deletecollection\") "
               "and ")
        + answered();
}

// Get too: web sockets begin with one.
QString sessionCondition()
{
    return QStringLiteral("objectRef.subresource: (\"exec\" or \"attach\" or \"portforward\" or "
                          "\"proxy\") or (objectRef.subresource: \"ephemeralcontainers\" and verb: "
                          "(\"update\" or \"patch\"))");
}

QString noSession()
{
    return QStringLiteral(
        "not objectRef.subresource: (\"exec\" or \"attach\" or \"portforward\" or "
        "\"proxy\")");
}

// Reviews are questions: nothing of them is kept. An eviction deletes.
QString createdCondition()
{
    return QStringLiteral(
               "verb: \"create\" and objectRef.resource: * and not objectRef.resource: "
               "(\"selfsubjectaccessreviews\" or \"selfsubjectrulesreviews\" or "
               "\"selfsubjectreviews\" or \"subjectaccessreviews\" or "
               "\"localsubjectaccessreviews\" or \"tokenreviews\") and not objectRef.subresource: "
               "\"eviction\" and ")
        + noSession() + QStringLiteral(" and ") + done();
}

QString changedCondition()
{
    return QStringLiteral("verb: (\"update\" or \"patch\") and objectRef.resource: * and ")
        + noSession() + QStringLiteral(" and ") + done();
}

QString deletedCondition()
{
    return QStringLiteral("(verb: (\"delete\" or \"deletecollection\") or (verb: \"create\" and "
                          "objectRef.subresource: \"eviction\")) and objectRef.resource: * and ")
        + noSession() + QStringLiteral(" and ") + done();
}

QString retriedCondition()
{
    return QStringLiteral("objectRef.resource: * and (outcome: (\"allowed\" or \"denied\") or "
                          "(outcome: \"failed\" and responseStatus.code >= 400 and "
                          "responseStatus.code < 500))");
}

void appendDeeds(std::vector<EntityListSpec> &specs)
{
    specs.push_back({Id::SecretsRead, kObjectFields, ByFirstSeen, secretsReadCondition()});
    specs.push_back({Id::Sessions,
                     {FieldId::ResourcePath, FieldId::ApiGroup, FieldId::Namespace,
                      FieldId::ObjectName, FieldId::Container, FieldId::Command},
                     ByFirstSeen,
                     sessionCondition()});
    specs.push_back({Id::Created, kObjectFields, ByFirstSeen, createdCondition()});
    specs.push_back({Id::Changed, kObjectFields, ByFirstSeen, changedCondition()});
    specs.push_back({Id::Deleted, kObjectFields, ByFirstSeen, deletedCondition()});
    specs.push_back({Id::Retried,
                     {FieldId::Verb, FieldId::ResourcePath, FieldId::ApiGroup, FieldId::Namespace,
                      FieldId::ObjectName, FieldId::EffectiveUser},
                     ByFirstSeen,
                     retriedCondition()});
    specs.push_back({Id::Grants, {FieldId::Binding, FieldId::Role, FieldId::Subject}});
}

void appendImpersonation(std::vector<EntityListSpec> &specs, const EntityRef &entity)
{
    specs.push_back({Id::Impersonated,
                     {FieldId::ImpersonatedUser},
                     ByCount,
                     entityTerm(FieldId::Username, entity.value)
                         + QStringLiteral(" and impersonatedUser.username: *")});
    specs.push_back({Id::ImpersonatedBy,
                     {FieldId::Username},
                     ByCount,
                     entityTerm(FieldId::ImpersonatedUser, entity.value)});
}

void appendOrigins(std::vector<EntityListSpec> &specs, const EventSnapshot &snapshot)
{
    for (const auto &[id, field] : {std::pair(Id::PeerClasses, FieldId::PeerClass),
                                    std::pair(Id::Countries, FieldId::CountryCode),
                                    std::pair(Id::AsOrganizations, FieldId::AsOrganization)}) {
        if (isGiven(snapshot, field))
            specs.push_back({id, {field}});
    }
}

} // namespace

std::vector<EntityListSpec> entityListSpecs(const EntityRef &entity, const EventSnapshot &snapshot)
{
    std::vector<EntityListSpec> specs;
    appendDeeds(specs);
    const bool isUser =
        entity.kind == EntityKind::User || entity.kind == EntityKind::ServiceAccount;
    if (isUser)
        appendImpersonation(specs, entity);
    else
        specs.push_back({Id::Users, {FieldId::EffectiveUser}});
    if (entity.kind == EntityKind::Address)
        specs.push_back({Id::ForwardedFor,
                         {FieldId::Peer},
                         ByCount,
                         QStringLiteral("not ") + entityTerm(FieldId::Peer, entity.value)});
    else
        specs.push_back({Id::Addresses, {FieldId::Peer}});
    if (entity.kind != EntityKind::Address)
        appendOrigins(specs, snapshot);
    if (entity.kind != EntityKind::Credential)
        specs.push_back({Id::Credentials, {FieldId::Credential}});
    specs.push_back({Id::UserAgents, {FieldId::UserAgent}});
    if (entity.kind != EntityKind::Namespace && entity.kind != EntityKind::Object)
        specs.push_back({Id::Namespaces, {FieldId::Namespace}});
    if (isUser || entity.kind == EntityKind::Credential) {
        specs.push_back({Id::TokenPods, {FieldId::PodName}});
        specs.push_back({Id::Groups, {FieldId::Groups}});
    }
    specs.push_back({Id::ActorClasses, {FieldId::ActorClass}});
    return specs;
}

EntityListCounter::EntityListCounter(EntityListSpec spec, const EventSnapshot &snapshot,
                                     AddressGroups &addresses, RowBitmap matching)
    : m_spec(std::move(spec))
    , m_snapshot(snapshot)
    , m_matching(std::move(matching))
    , m_tallies(snapshot, addresses, m_spec.fields)
{
}

void EntityListCounter::add(Row row, bool isRefused)
{
    if (!m_matching.test(row))
        return;
    m_tallies.add(row, isRefused);
    if (m_spec.id != Id::Retried)
        return;
    m_tallies.forEachKey(row, [&](const TallyKey &key) {
        const auto found = m_retries.find(key);
        if (isRefused && found == m_retries.end()) {
            if (m_retries.size() < KeyedTallies::kMaximumKeys)
                m_retries.emplace(key, Retry {m_snapshot.time(row), kNoTime, false});
        } else if (!isRefused && found != m_retries.end() && !found->second.hasSucceeded) {
            found->second.allowed = m_snapshot.time(row);
            found->second.hasSucceeded = true;
        }
    });
}

// Only what was allowed after it had been refused; the times are those of the two.
EntityList EntityListCounter::takeRetried() const
{
    KeyedTallies::Map retried;
    for (const auto &[key, retry] : m_retries) {
        const auto tally = m_tallies.tallies().find(key);
        if (!retry.hasSucceeded || tally == m_tallies.tallies().end())
            continue;
        Tally times = tally->second;
        times.first = retry.refused;
        times.last = retry.allowed;
        retried.emplace(key, times);
    }
    return listOf(m_spec.id, m_tallies, retried, m_spec.order);
}

EntityList EntityListCounter::take(const QString &entityFilter) const
{
    EntityList list = m_spec.id == Id::Retried
        ? takeRetried()
        : listOf(m_spec.id, m_tallies, m_tallies.tallies(), m_spec.order);
    list.scope = kqlAnd(entityFilter, m_spec.condition);
    // What was never refused, or never allowed, passes the condition as well.
    if (m_spec.id != Id::Retried)
        list.requests = m_matching.count();
    return list;
}

} // namespace kubewake
