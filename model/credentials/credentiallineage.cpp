// SPDX-License-Identifier: Apache-2.0
#include "model/credentials/credentiallineage.h"

#include "model/credentials/credentialchecks.h"
#include "model/credentials/credentialscan.h"
#include "model/credentials/credentialtext.h"
#include "model/credentials/eventpaths.h"
#include "model/credentials/issuedcertificates.h"
#include "model/credentials/issuedtokens.h"
#include "model/query/kql.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace kubewake {
namespace {

using Kind = CredentialFinding::Kind;

bool isOfTime(const CredentialFinding &finding)
{
    return finding.kind == Kind::SeveralAtOnce || finding.kind == Kind::AfterDeletion;
}

class LineageReader
{
public:
    LineageReader(const EventSnapshot &snapshot, const RowBitmap &rows,
                  const EvaluationControl &control)
        : m_snapshot(snapshot)
        , m_rows(rows)
        , m_control(control)
        , m_withCluster(severalClusters(snapshot))
        , m_scan(snapshot, rows, CredentialLineage::kMaximumCredentials)
        , m_objects(snapshot)
    {
    }

    Result<CredentialLineage> read()
    {
        if (!m_scan.run(m_control) || !readOrigins())
            return failure(CredentialText::tr("Cancelled."));
        addUsed();
        addUnused();
        if (!readBindings() || !readObjects())
            return failure(CredentialText::tr("Cancelled."));
        for (Credential &credential : m_list)
            finish(credential);
        if (!countTimes())
            return failure(CredentialText::tr("Cancelled."));
        return take();
    }

private:
    [[nodiscard]] bool readOrigins()
    {
        constexpr std::size_t kMaximum = CredentialLineage::kMaximumCredentials;
        auto tokens = issuedTokens(m_snapshot, m_scan.tokenRows(), kMaximum, m_control);
        auto certificates =
            issuedCertificates(m_snapshot, m_scan.certificateRows(), kMaximum, m_control);
        if (!tokens || !certificates)
            return false;
        m_untraceable = tokens->untraceable;
        for (IssuedToken &token : tokens->tokens) {
            CredentialKey key = token.key;
            m_tokens.emplace(std::move(key), std::move(token));
        }
        m_certificates = std::move(*certificates);
        for (std::size_t i = 0; i < m_certificates.size(); ++i) {
            const IssuedCertificate &one = m_certificates[i];
            if (!one.fingerprint.empty())
                m_byFingerprint[CredentialKey::ofId(one.cluster, one.fingerprint)] = i;
        }
        m_isTied.assign(m_certificates.size(), false);
        return true;
    }

    void addUsed()
    {
        const auto &found = m_scan.found();
        for (std::size_t i = 0; i < found.size(); ++i) {
            const auto token = m_tokens.find(found[i].key);
            Credential credential;
            credential.key = found[i].key;
            if (token != m_tokens.end()) {
                credential.origin = std::move(token->second.origin);
                credential.bound = std::move(token->second.bound);
                m_tokens.erase(token);
            }
            credential.uses = found[i].uses.take();
            if (credential.key.kind == CredentialKind::Certificate)
                tie(credential);
            const bool isMadeHere = credential.origin.kind != CredentialOrigin::Kind::Unknown
                && m_rows.test(credential.origin.row);
            if (!found[i].isWanted && !isMadeHere)
                continue;
            m_foundOf.push_back(i);
            m_list.push_back(std::move(credential));
        }
    }

    // The request that a certificate comes from: by its fingerprint, else the last that was
    // answered for its user before it was used.
    void tie(Credential &credential)
    {
        const auto exact = m_byFingerprint.find(credential.key);
        if (exact != m_byFingerprint.end()) {
            credential.origin = m_certificates[exact->second].origin;
            m_isTied[exact->second] = true;
            return;
        }
        for (std::size_t i = m_certificates.size(); i-- > 0;) {
            const IssuedCertificate &one = m_certificates[i];
            const CredentialOrigin &origin = one.origin;
            const MicrosecondsUtc since = origin.issued == kNoTime ? origin.time : origin.issued;
            const bool fits = one.fingerprint.empty() && !one.isRefused
                && one.cluster == credential.key.cluster && !origin.issuedFor.empty()
                && credential.uses.users.size() == 1
                && credential.uses.users.front().value == origin.issuedFor
                && since <= credential.uses.first;
            if (!fits)
                continue;
            credential.origin = origin;
            credential.origin.tie = CredentialOrigin::Tie::NameAndTime;
            m_isTied[i] = true;
            return;
        }
    }

    // What was handed out, and not used in this log.
    void addUnused()
    {
        for (auto &[key, token] : m_tokens) {
            if (!m_rows.test(token.origin.row))
                continue;
            Credential credential;
            credential.key = key;
            credential.origin = std::move(token.origin);
            credential.bound = std::move(token.bound);
            m_list.push_back(std::move(credential));
        }
        for (std::size_t i = 0; i < m_certificates.size(); ++i) {
            const IssuedCertificate &one = m_certificates[i];
            if (m_isTied[i] || one.isRefused || !m_rows.test(one.origin.row))
                continue;
            Credential credential;
            credential.key = {one.cluster, CredentialKind::Certificate, one.fingerprint, {}};
            credential.origin = one.origin;
            m_list.push_back(std::move(credential));
        }
    }

    // What tokens are bound to, from one use of each.
    [[nodiscard]] bool readBindings()
    {
        using namespace credentialpath;
        std::unordered_map<Row, std::vector<Credential *>> users;
        std::vector<Row> rows;
        for (Credential &credential : m_list) {
            if (credential.key.kind != CredentialKind::Token || credential.uses.requests == 0)
                continue;
            std::vector<Credential *> &of = users[credential.uses.firstRow];
            if (of.empty())
                rows.push_back(credential.uses.firstRow);
            of.push_back(&credential);
        }
        EventPaths event(m_snapshot);
        return event.read(rows, m_control.cancelled, [&](Row row) {
            const std::string pod = event.first(kPodName);
            const std::string uid = event.first(kPodUid);
            const std::string node = event.first(kNodeName);
            for (Credential *credential : users[row])
                bind(*credential, pod, uid, node);
        });
    }

    static void bind(Credential &credential, const std::string &pod, const std::string &uid,
                     const std::string &node)
    {
        BoundObject &bound = credential.bound;
        if (bound.kind.empty() && !pod.empty()) {
            const std::string user =
                credential.uses.users.empty() ? "" : credential.uses.users.front().value;
            bound = {"Pod", std::string(ServiceAccountName::of(user).space), pod, uid, {}};
        } else if (bound.kind.empty() && !node.empty()) {
            bound = {"Node", {}, node, {}, {}};
        }
        if (bound.kind == "Pod")
            bound.node = node;
    }

    [[nodiscard]] bool readObjects()
    {
        for (Credential &credential : m_list)
            wantObjects(credential);
        m_scan.forEachNodeAddress(
            [this](const std::string &cluster, const std::string &node, std::string address) {
                m_objects.addNodeAddress(cluster, node, std::move(address));
            });
        const RowBitmap &requests = m_snapshot.representatives();
        for (Row row = 0; row < m_snapshot.eventCount(); ++row) {
            if (EventSnapshot::indexInChunk(row) == 0 && m_control.cancelled
                && m_control.cancelled())
                return false;
            if (m_objects.concerns(row) && requests.test(row)
                && static_cast<Outcome>(m_snapshot.code(Column::Outcome, row)) == Outcome::Allowed)
                m_objects.add(row);
        }
        return m_objects.read(m_control);
    }

    void wantObjects(const Credential &credential)
    {
        const std::string &cluster = credential.key.cluster;
        const auto wantAccount = [&](const std::string &user) {
            const auto account = ServiceAccountName::of(user);
            if (!account.name.empty())
                m_objects.want({cluster, "serviceaccounts", std::string(account.space),
                                std::string(account.name)});
        };
        if (!credential.bound.kind.empty())
            m_objects.want(BoundObjects::keyOf(cluster, credential.bound));
        if (credential.key.kind == CredentialKind::Secret)
            m_objects.want(secretOf(credential.key));
        wantAccount(credential.origin.issuedFor);
        if (credential.uses.users.size() == 1)
            wantAccount(credential.uses.users.front().value);
    }

    static BoundObjects::Key secretOf(const CredentialKey &key)
    {
        return {key.cluster, "secrets", std::string(ServiceAccountName::of(key.user).space),
                key.value};
    }

    void finish(Credential &credential)
    {
        const CredentialKey &key = credential.key;
        if (key.kind == CredentialKind::Secret)
            addSecretOrigin(credential);
        credential.kql = key.kind == CredentialKind::Certificate && key.value.empty()
            ? credential.origin.requests.filter
            : key.kql(m_withCluster);
        credential.boundAddresses = addressesOf(credential, m_objects);
        credential.findings = credentialFindings(credential, m_objects);
    }

    void addSecretOrigin(Credential &credential) const
    {
        const BoundObjects::Key key = secretOf(credential.key);
        credential.bound = {"Secret", key.space, key.name, {}, {}};
        if (key.name.empty()) {
            credential.bound = {};
            return;
        }
        const BoundObjects::Known *known = m_objects.find(key);
        if (known == nullptr || known->created.empty())
            return;
        CredentialOrigin &origin = credential.origin;
        origin = originOf(m_snapshot, known->created.front().row, CredentialOrigin::Kind::Secret);
        origin.issuedFor = credential.key.user;
        QString kql = kqlAnd(kqlTerm(FieldId::Verb, "create", false),
                             kqlTerm(FieldId::ResourcePath, "secrets", false));
        kql = kqlAnd(kql,
                     kqlAnd(kqlTerm(FieldId::Namespace, key.space, false),
                            kqlTerm(FieldId::ObjectName, key.name, false)));
        kql = kqlAnd(kql, kqlTerm(FieldId::Outcome, "allowed", false));
        if (m_withCluster)
            kql = kqlAnd(kql, kqlTerm(FieldId::Cluster, key.cluster, false));
        origin.requests = {kql, static_cast<std::uint32_t>(known->created.size())};
    }

    // The requests of findings about a time.
    [[nodiscard]] bool countTimes()
    {
        std::unordered_map<std::size_t, std::vector<CredentialFinding *>> windows; // of found()
        for (std::size_t i = 0; i < m_foundOf.size(); ++i) {
            for (CredentialFinding &finding : m_list[i].findings) {
                if (isOfTime(finding))
                    windows[m_foundOf[i]].push_back(&finding);
            }
        }
        if (windows.empty())
            return true;
        return m_scan.forEachUse(m_control, [&](Row row, std::size_t at) {
            const auto found = windows.find(at);
            if (found == windows.end())
                return;
            const MicrosecondsUtc time = m_snapshot.time(row);
            for (CredentialFinding *finding : found->second) {
                const bool isAfter = finding->kind == Kind::AfterDeletion;
                if (time != kNoTime && (isAfter ? time > finding->from : time >= finding->from)
                    && time <= finding->until)
                    ++finding->requests.count;
            }
        });
    }

    CredentialLineage take()
    {
        CredentialLineage lineage;
        lineage.impersonations = m_scan.impersonations();
        addMinted(lineage.impersonations);
        for (Impersonation &one : lineage.impersonations)
            one.uses.shorten();
        std::ranges::stable_sort(lineage.impersonations,
                                 [](const Impersonation &a, const Impersonation &b) {
                                     return a.uses.requests > b.uses.requests;
                                 });
        for (Credential &credential : m_list)
            credential.uses.shorten();
        std::ranges::stable_sort(m_list, [](const Credential &a, const Credential &b) {
            return std::tuple(b.alarmCount(), b.uses.requests, a.key)
                < std::tuple(a.alarmCount(), a.uses.requests, b.key);
        });
        lineage.credentials = std::move(m_list);
        lineage.leftOutRequests = m_scan.leftOut();
        lineage.leftOutImpersonations = m_scan.leftOutImpersonations();
        lineage.untraceable = m_untraceable;
        lineage.anonymous = m_scan.anonymous();
        return lineage;
    }

    // What was asked for while somebody acted as somebody else.
    void addMinted(std::vector<Impersonation> &impersonations) const
    {
        std::map<std::tuple<std::string, std::string, std::string>, Impersonation *> byUsers;
        for (Impersonation &one : impersonations)
            byUsers[{one.cluster, one.user, one.as}] = &one;
        for (const Credential &credential : m_list) {
            const CredentialOrigin &origin = credential.origin;
            if (origin.kind == CredentialOrigin::Kind::Unknown || origin.actor.empty())
                continue;
            const auto found = byUsers.find({credential.key.cluster, origin.actor, origin.by});
            if (found != byUsers.end()
                && found->second->minted.size() < Impersonation::kMaximumMinted)
                found->second->minted.push_back(
                    credential.key.value.empty() ? origin.request : credential.key.value);
        }
    }

    const EventSnapshot &m_snapshot;
    const RowBitmap &m_rows;
    const EvaluationControl &m_control;
    bool m_withCluster;
    CredentialScan m_scan;
    BoundObjects m_objects;
    std::map<CredentialKey, IssuedToken> m_tokens; // that no credential in the list has yet
    Counted m_untraceable;
    std::vector<IssuedCertificate> m_certificates;
    std::map<CredentialKey, std::size_t> m_byFingerprint; // into m_certificates
    std::vector<bool> m_isTied; // of m_certificates
    std::vector<Credential> m_list;
    std::vector<std::size_t> m_foundOf; // of the first of m_list, into found() of the scan
};

} // namespace

std::size_t Credential::alarmCount() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(findings, [](const CredentialFinding &finding) {
            return finding.kind < Kind::TiedByNameOnly;
        }));
}

Result<CredentialLineage> credentialLineage(const EventSnapshot &snapshot, const RowBitmap &rows,
                                            const EvaluationControl &control)
{
    return LineageReader(snapshot, rows, control).read();
}

} // namespace kubewake
