// SPDX-License-Identifier: Apache-2.0
#include "model/credentials/credentialfacts.h"

#include "model/core/utf8.h"
#include "model/credentials/credentiallabels.h"
#include "model/credentials/credentialtext.h"
#include "model/entities/entityterm.h"
#include "model/query/kql.h"

namespace kubewake {
namespace {

using Kind = CredentialFact::Kind;

std::optional<std::string> known(const std::string &value)
{
    return value.empty() ? std::nullopt : std::optional(value);
}

CredentialFact fact(Kind kind, const QString &value)
{
    CredentialFact one;
    one.kind = kind;
    one.value = value;
    return one;
}

class Facts
{
public:
    explicit Facts(const Credential &credential)
        : m_credential(credential)
    {
    }

    std::vector<CredentialFact> take()
    {
        for (const CredentialFinding &finding : m_credential.findings)
            addFinding(finding);
        addOrigin();
        addBinding();
        addUses();
        return std::move(m_facts);
    }

private:
    void addFinding(const CredentialFinding &finding)
    {
        QString text = findingName(finding.kind);
        if (!finding.values.empty())
            text += QStringLiteral(": ") + valuesText(finding.values, finding.values.size());
        CredentialFact one = fact(Kind::Finding, text);
        one.requests = finding.requests;
        one.first = finding.from;
        one.last = finding.until;
        m_facts.push_back(std::move(one));
    }

    void addOrigin()
    {
        const CredentialOrigin &origin = m_credential.origin;
        CredentialFact made = fact(Kind::Made, madeText(origin));
        if (origin.kind != CredentialOrigin::Kind::Unknown) {
            made.requests = origin.requests;
            made.first = origin.time;
            made.last = origin.issued;
            if (!origin.by.empty())
                made.entity = EntityRef::user(origin.by);
        }
        m_facts.push_back(std::move(made));
        addUser(Kind::Approved, origin.approvedBy);
        addUser(Kind::Signed, origin.signedBy);
        if (const QString lifetime = lifetimeText(origin); !lifetime.isEmpty())
            m_facts.push_back(fact(Kind::Lifetime, lifetime));
        else if (origin.kind == CredentialOrigin::Kind::TokenRequest)
            m_facts.push_back(
                fact(Kind::Lifetime, CredentialText::tr("the log has no body of the request")));
    }

    static QString madeText(const CredentialOrigin &origin)
    {
        QString text = originText(origin);
        if (!origin.by.empty())
            text = CredentialText::tr("%1, by %2").arg(text, madeByText(origin));
        if (!origin.address.empty())
            text = CredentialText::tr("%1 from %2").arg(text, toQString(origin.address));
        if (!origin.issuedFor.empty())
            text = CredentialText::tr("%1, for %2").arg(text, toQString(origin.issuedFor));
        return text;
    }

    void addUser(Kind kind, const std::string &user)
    {
        if (user.empty())
            return;
        m_facts.push_back(fact(kind, toQString(user)));
        m_facts.back().entity = EntityRef::user(user);
    }

    void addBinding()
    {
        const BoundObject &bound = m_credential.bound;
        if (bound.kind.empty())
            return;
        CredentialFact one = fact(Kind::Bound, boundText(bound));
        const std::string resource = bound.kind == "Pod" ? "pods"
            : bound.kind == "Node"                       ? "nodes"
                                                         : "secrets";
        one.entity = objectEntity(resource, std::nullopt, known(bound.space), bound.name);
        m_facts.push_back(std::move(one));
        if (bound.kind == "Secret")
            return;
        m_facts.push_back(fact(
            Kind::BoundAddresses,
            m_credential.boundAddresses.empty()
                ? CredentialText::tr("not in the log")
                : valuesText(m_credential.boundAddresses, m_credential.boundAddresses.size())));
    }

    void addUses()
    {
        const CredentialUses &uses = m_credential.uses;
        if (uses.requests == 0)
            return;
        CredentialFact all = fact(Kind::Uses, {});
        all.requests = {m_credential.kql, uses.requests};
        all.first = uses.first;
        all.last = uses.last;
        m_facts.push_back(std::move(all));
        if (uses.refused > 0) {
            CredentialFact refused = fact(Kind::Refused, {});
            refused.requests = {kqlAnd(m_credential.kql, refusedTerm()), uses.refused};
            m_facts.push_back(std::move(refused));
        }
        for (const ValueCount &user : uses.users)
            add(Kind::User, FieldId::Username, user.value, user.rows);
        for (const AddressUse &use : uses.addresses) {
            CredentialFact &one = add(Kind::Address, FieldId::Peer, use.address, use.requests);
            one.first = use.first;
            one.last = use.last;
        }
        for (const ValueCount &agent : uses.agents)
            add(Kind::UserAgent, FieldId::UserAgent, agent.value, agent.rows);
    }

    CredentialFact &add(Kind kind, FieldId field, const std::string &value, std::uint32_t requests)
    {
        CredentialFact one = fact(kind, toQString(value));
        one.requests = {kqlAnd(m_credential.kql, entityTerm(field, known(value))), requests};
        one.entity = entityOfValue(field, value);
        m_facts.push_back(std::move(one));
        return m_facts.back();
    }

    const Credential &m_credential;
    std::vector<CredentialFact> m_facts;
};

} // namespace

std::vector<CredentialFact> credentialFacts(const Credential &credential)
{
    return Facts(credential).take();
}

QString factName(CredentialFact::Kind kind)
{
    switch (kind) {
    case Kind::Finding:
        return CredentialText::tr("Finding");
    case Kind::Made:
        return CredentialText::tr("Made");
    case Kind::Approved:
        return CredentialText::tr("Approved by");
    case Kind::Signed:
        return CredentialText::tr("Signed by");
    case Kind::Lifetime:
        return CredentialText::tr("Asked for");
    case Kind::Bound:
        return CredentialText::tr("Bound to");
    case Kind::BoundAddresses:
        return CredentialText::tr("Addresses of that");
    case Kind::Uses:
        return CredentialText::tr("All uses");
    case Kind::Refused:
        return CredentialText::tr("Refused");
    case Kind::User:
        return CredentialText::tr("Used as");
    case Kind::Address:
        return CredentialText::tr("Used from");
    case Kind::UserAgent:
        break;
    }
    return CredentialText::tr("User agent");
}

std::optional<EntityRef> entityOf(const Credential &credential)
{
    const CredentialKey &key = credential.key;
    if (key.kind != CredentialKind::Secret)
        return entityOfValue(FieldId::Credential, key.value);
    const auto account = ServiceAccountName::of(key.user);
    if (key.value.empty())
        return EntityRef::user(key.user);
    return objectEntity(std::string("secrets"), std::nullopt, std::string(account.space),
                        key.value);
}

} // namespace kubewake
