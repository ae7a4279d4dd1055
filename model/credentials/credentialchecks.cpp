// SPDX-License-Identifier: Apache-2.0
#include "model/credentials/credentialchecks.h"

#include "model/audit/identity.h"
#include "model/core/utf8.h"
#include "model/entities/entityterm.h"
#include "model/query/ipaddress.h"
#include "model/query/kql.h"

#include <algorithm>
#include <set>

namespace kubewake {
namespace {

using Kind = CredentialFinding::Kind;

QString timeTerm(const QString &comparison, MicrosecondsUtc time)
{
    return toQString(fieldInfo(FieldId::Time).path) + comparison
        + kqlQuoted(formatTimestampUtc(time));
}

// `not peer: ("a" or "b")`
QString notFrom(const std::vector<std::string> &addresses)
{
    QStringList values;
    for (const std::string &address : addresses)
        values << kqlQuoted(address);
    return QStringLiteral("not ") + toQString(fieldInfo(FieldId::Peer).path) + QStringLiteral(": (")
        + values.join(QStringLiteral(" or ")) + QLatin1Char(')');
}

bool isAmong(const std::string &address, const std::vector<std::string> &addresses)
{
    const auto parsed = IpAddress::parse(address);
    return std::ranges::any_of(addresses, [&](const std::string &other) {
        return parsed ? IpAddress::parse(other) == parsed : other == address;
    });
}

class Checks
{
public:
    Checks(const Credential &credential, const BoundObjects &objects)
        : m_credential(credential)
        , m_objects(objects)
    {
    }

    std::vector<CredentialFinding> run()
    {
        if (m_credential.uses.requests > 0) {
            checkBinding();
            checkDeletion();
            checkIdentity();
            checkAddresses();
        }
        checkOrigin();
        const bool isSecret = m_credential.key.kind == CredentialKind::Secret;
        if (isSecret)
            add({Kind::LongLivedSecret, {m_credential.key.value}, {}, {}, allUses()});
        if (m_credential.origin.tie == CredentialOrigin::Tie::NameAndTime)
            add({Kind::TiedByNameOnly,
                 {m_credential.origin.request},
                 {},
                 {},
                 m_credential.origin.requests});
        if (m_credential.uses.requests == 0 && !m_credential.key.value.empty())
            add({Kind::NeverUsed, {}, {}, {}, allUses()});
        std::ranges::stable_sort(m_findings, {}, &CredentialFinding::kind);
        return std::move(m_findings);
    }

private:
    void add(CredentialFinding finding)
    {
        if (finding.kind != Kind::OutsideBinding && finding.kind != Kind::SeveralAtOnce
            && finding.kind != Kind::AfterDeletion) {
            finding.from = m_credential.uses.first;
            finding.until = m_credential.uses.last;
        }
        if (finding.values.size() > CredentialUses::kMaximumListed)
            finding.values.resize(CredentialUses::kMaximumListed);
        m_findings.push_back(std::move(finding));
    }

    [[nodiscard]] Counted allUses() const { return {m_credential.kql, m_credential.uses.requests}; }

    void checkBinding()
    {
        const std::vector<std::string> &known = m_credential.boundAddresses;
        if (known.empty())
            return;
        CredentialFinding finding;
        finding.kind = Kind::OutsideBinding;
        for (const AddressUse &use : m_credential.uses.addresses) {
            if (isAmong(use.address, known))
                continue;
            finding.values.push_back(use.address);
            finding.requests.count += use.requests;
            if (use.first == kNoTime)
                continue;
            finding.from = finding.from == kNoTime ? use.first : std::min(finding.from, use.first);
            finding.until = std::max(finding.until, use.last);
        }
        finding.requests.filter = kqlAnd(m_credential.kql, notFrom(known));
        if (finding.requests.count > 0)
            add(std::move(finding));
    }

    // Tokens end with what they are bound to, and with their service account.
    void checkDeletion()
    {
        const CredentialOrigin &origin = m_credential.origin;
        const std::string &cluster = m_credential.key.cluster;
        const MicrosecondsUtc since =
            origin.kind != CredentialOrigin::Kind::Unknown && origin.issued != kNoTime
            ? origin.issued
            : m_credential.uses.first;
        CredentialFinding finding;
        finding.kind = Kind::AfterDeletion;
        const auto end = [&](const BoundObjects::Key &key, const std::string &uid) {
            const MicrosecondsUtc deleted = m_objects.deletedAfter(key, uid, since);
            if (deleted == kNoTime || (finding.from != kNoTime && finding.from <= deleted))
                return;
            finding.from = deleted;
            finding.values = {key.resource + ' '
                              + (key.space.empty() ? key.name : key.space + '/' + key.name)};
        };
        const BoundObject &bound = m_credential.bound;
        if (!bound.kind.empty())
            end(BoundObjects::keyOf(cluster, bound), bound.uid);
        for (const std::string &user : identities()) {
            const auto account = ServiceAccountName::of(user);
            if (!account.name.empty())
                end({cluster, "serviceaccounts", std::string(account.space),
                     std::string(account.name)},
                    {});
        }
        if (finding.from == kNoTime || m_credential.uses.last <= finding.from)
            return;
        finding.until = m_credential.uses.last;
        finding.requests.filter =
            kqlAnd(m_credential.kql, timeTerm(QStringLiteral(" > "), finding.from));
        add(std::move(finding));
    }

    [[nodiscard]] std::vector<std::string> identities() const
    {
        if (!m_credential.origin.issuedFor.empty())
            return {m_credential.origin.issuedFor};
        if (m_credential.uses.users.size() == 1)
            return {m_credential.uses.users.front().value};
        return {};
    }

    void checkIdentity()
    {
        const CredentialUses &uses = m_credential.uses;
        const std::string &made = m_credential.origin.issuedFor;
        CredentialFinding finding;
        finding.kind = Kind::OtherIdentity;
        if (made.empty()) {
            if (uses.userCount < 2)
                return;
            for (const ValueCount &user : uses.users)
                finding.values.push_back(user.value);
            finding.requests = allUses();
            add(std::move(finding));
            return;
        }
        finding.requests = allUses();
        for (const ValueCount &user : uses.users) {
            if (user.value == made)
                finding.requests.count -= user.rows;
            else
                finding.values.push_back(user.value);
        }
        finding.requests.filter =
            kqlAnd(m_credential.kql, QStringLiteral("not ") + entityTerm(FieldId::Username, made));
        if (finding.requests.count > 0)
            add(std::move(finding));
    }

    // From the first use of one address to its last another one was used too.
    void checkAddresses()
    {
        std::vector<AddressUse> spans;
        for (const AddressUse &use : m_credential.uses.addresses) {
            if (!use.address.empty() && use.first != kNoTime)
                spans.push_back(use);
        }
        std::ranges::stable_sort(spans, {}, &AddressUse::first);
        CredentialFinding finding;
        finding.kind = Kind::SeveralAtOnce;
        std::set<std::string> addresses;
        std::size_t longest = 0; // of those so far, the one that is used last
        for (std::size_t i = 1; i < spans.size(); ++i) {
            const AddressUse &before = spans[longest];
            const AddressUse &use = spans[i];
            if (use.first <= before.last) {
                addresses.insert({before.address, use.address});
                if (finding.from == kNoTime)
                    finding.from = use.first;
                finding.until = std::max(finding.until, std::min(use.last, before.last));
            }
            if (use.last > before.last)
                longest = i;
        }
        if (addresses.empty())
            return;
        finding.values.assign(addresses.begin(), addresses.end());
        finding.requests.filter =
            kqlAnd(kqlAnd(m_credential.kql, timeTerm(QStringLiteral(" >= "), finding.from)),
                   timeTerm(QStringLiteral(" <= "), finding.until));
        add(std::move(finding));
    }

    void checkOrigin()
    {
        const CredentialOrigin &origin = m_credential.origin;
        const std::string &asker = origin.actor.empty() ? origin.by : origin.actor;
        if (origin.kind == CredentialOrigin::Kind::TokenRequest) {
            const ActorClass who = actorClassOf(asker);
            if (who == ActorClass::Human || who == ActorClass::Anonymous)
                add({Kind::RequestedByPerson, {asker}, {}, {}, origin.requests});
            else if (who == ActorClass::ServiceAccount)
                add({Kind::RequestedByServiceAccount, {asker}, {}, {}, origin.requests});
        }
        if (origin.kind == CredentialOrigin::Kind::CertificateRequest && !origin.by.empty()
            && origin.by == origin.approvedBy)
            add({Kind::SelfApproved, {origin.by}, {}, {}, origin.requests});
    }

    const Credential &m_credential;
    const BoundObjects &m_objects;
    std::vector<CredentialFinding> m_findings;
};

} // namespace

std::vector<CredentialFinding> credentialFindings(const Credential &credential,
                                                  const BoundObjects &objects)
{
    return Checks(credential, objects).run();
}

std::vector<std::string> addressesOf(const Credential &credential, const BoundObjects &objects)
{
    const BoundObject &bound = credential.bound;
    const std::string &cluster = credential.key.cluster;
    std::set<std::string> addresses;
    const auto take = [&](const BoundObjects::Key &key) {
        const BoundObjects::Known *known = objects.find(key);
        if (known != nullptr)
            addresses.insert(known->addresses.begin(), known->addresses.end());
        return known != nullptr && known->hasOwnAddress;
    };
    bool isKnown = false;
    if (bound.kind == "Pod" || bound.kind == "Node")
        isKnown = take(BoundObjects::keyOf(cluster, bound));
    if (!isKnown)
        return {};
    if (!bound.node.empty())
        take({cluster, "nodes", {}, bound.node});
    return {addresses.begin(), addresses.end()};
}

} // namespace kubewake
