// SPDX-License-Identifier: Apache-2.0
#include "model/grants/authorizers.h"

#include "model/audit/vocabulary.h"
#include "model/core/utf8.h"
#include "model/grants/granttext.h"
#include "model/query/kql.h"

#include <algorithm>

namespace kubewake {
namespace {

constexpr std::string_view kMasters = "system:masters";
constexpr std::string_view kNodes = "system:nodes";
constexpr std::string_view kNodePrefix = "system:node:";

QString pathOf(FieldId field)
{
    return toQString(fieldInfo(field).path);
}

// The groups that the authorizer saw.
QString groupKql(std::string_view group)
{
    const QString impersonates = pathOf(FieldId::ImpersonatedUser) + QStringLiteral(": *");
    return QStringLiteral("((%1 and %2) or (not %1 and %3))")
        .arg(impersonates, kqlTerm(FieldId::ImpersonatedGroups, group, false),
             kqlTerm(FieldId::Groups, group, false));
}

QString nodeKql()
{
    return QStringLiteral("%1: /^system:node:/ and ").arg(pathOf(FieldId::EffectiveUser))
        + groupKql(kNodes);
}

} // namespace

Authorizers::Authorizers(const EventSnapshot &snapshot)
    : m_snapshot(snapshot)
    , m_masters(snapshot.tupleCount(Column::Groups))
    , m_impersonatedMasters(snapshot.tupleCount(Column::ImpersonatedGroups))
    , m_nodes(m_masters.size())
    , m_impersonatedNodes(m_impersonatedMasters.size())
{
    const Code reasons = snapshot.dictionarySize(DictionaryId::AuthorizationReasons);
    m_reasons.resize(std::max<Code>(reasons, 1));
    for (Code code = 1; code < reasons; ++code)
        m_reasons[code] =
            parseAuthorizationReason(snapshot.value(DictionaryId::AuthorizationReasons, code));
    for (Code code = 1; code < snapshot.dictionarySize(DictionaryId::Decisions); ++code) {
        if (snapshot.value(DictionaryId::Decisions, code) == "allow")
            m_allow = code;
    }
}

bool Authorizers::hasGroup(Row row, std::string_view group, std::vector<Known> &known) const
{
    const bool impersonated = &known == &m_impersonatedMasters || &known == &m_impersonatedNodes;
    const Column column = impersonated ? Column::ImpersonatedGroups : Column::Groups;
    const Code list = m_snapshot.code(column, row);
    if (known[list] == Known::Unknown) {
        known[list] = Known::No;
        for (const Code code : m_snapshot.tuple(column, list)) {
            if (m_snapshot.value(DictionaryId::Groups, code) == group)
                known[list] = Known::Yes;
        }
    }
    return known[list] == Known::Yes;
}

bool Authorizers::isNode(Row row)
{
    const Code impersonated = m_snapshot.code(Column::ImpersonatedUser, row);
    const Code user =
        impersonated != kMissing ? impersonated : m_snapshot.code(Column::Username, row);
    return m_snapshot.value(DictionaryId::Users, user).starts_with(kNodePrefix)
        && hasGroup(row, kNodes, impersonated != kMissing ? m_impersonatedNodes : m_nodes);
}

std::optional<Authorizer> Authorizers::of(Row row)
{
    const Code decision = m_snapshot.code(Column::Decision, row);
    if (decision == kMissing) {
        const auto outcome = static_cast<Outcome>(m_snapshot.code(Column::Outcome, row));
        return outcome == Outcome::Allowed || outcome == Outcome::DryRun
            ? std::optional(Authorizer::Unrecorded)
            : std::nullopt;
    }
    if (decision != m_allow)
        return std::nullopt;
    const Code reason = m_snapshot.code(Column::AuthorizationReason, row);
    if (!m_reasons[reason].binding.empty())
        return Authorizer::Rbac;
    if (!m_snapshot.value(DictionaryId::AuthorizationReasons, reason).empty())
        return Authorizer::Other;
    const bool impersonated = m_snapshot.code(Column::ImpersonatedUser, row) != kMissing;
    if (hasGroup(row, kMasters, impersonated ? m_impersonatedMasters : m_masters))
        return Authorizer::PrivilegedGroup;
    return isNode(row) ? Authorizer::Node : Authorizer::Other;
}

QString authorizerKql(Authorizer authorizer, std::string_view reason)
{
    // The API server writes an empty reason where there is none; exporters may leave it out.
    const QString noReason =
        QStringLiteral("(not %1: * or %1: \"\")").arg(pathOf(FieldId::AuthorizationReason));
    const QString allowed = kqlTerm(FieldId::Decision, "allow", false) + QStringLiteral(" and ")
        + (reason.empty() ? noReason : kqlTerm(FieldId::AuthorizationReason, reason, false));
    switch (authorizer) {
    case Authorizer::Rbac:
        break;
    case Authorizer::PrivilegedGroup:
        return allowed + QStringLiteral(" and ") + groupKql(kMasters);
    case Authorizer::Node:
        return allowed + QStringLiteral(" and not ") + groupKql(kMasters) + QStringLiteral(" and ")
            + nodeKql();
    case Authorizer::Other:
        if (!reason.empty())
            break;
        return allowed + QStringLiteral(" and not ") + groupKql(kMasters)
            + QStringLiteral(" and not (") + nodeKql() + QLatin1Char(')');
    case Authorizer::Unrecorded:
        return kqlTerm(FieldId::Decision, {}, false)
            + QStringLiteral(" and outcome: (allowed or dry-run)");
    }
    return allowed;
}

QString authorizerText(Authorizer authorizer)
{
    switch (authorizer) {
    case Authorizer::Rbac:
        return QStringLiteral("RBAC");
    case Authorizer::PrivilegedGroup:
        return GrantText::tr("group system:masters, RBAC is not asked");
    case Authorizer::Node:
        return GrantText::tr("Node authorizer");
    case Authorizer::Other:
        return GrantText::tr("another authorizer");
    case Authorizer::Unrecorded:
        break;
    }
    return GrantText::tr("not in the log");
}

} // namespace kubewake
