// SPDX-License-Identifier: Apache-2.0
#include "model/credentials/credentiallineage.h"
#include "model/query/kql.h"
#include "tests/support/recordedlogs.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <map>
#include <set>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;
using Kind = CredentialFinding::Kind;

namespace {

const std::string kAuthentication = "authentication.kubernetes.io/";

// What the log says of one credential, read from the text of the events.
struct Naive
{
    std::uint32_t requests = 0;
    std::map<std::string, std::uint32_t> users;
    std::map<std::string, std::vector<MicrosecondsUtc>> addresses; // times of each peer
    std::set<std::string> pods;
    json issue; // the event that handed it out
};

struct NaiveLog
{
    std::map<std::string, Naive> credentials; // Secrets as `Secret NAME`
    std::map<std::string, std::set<std::string>> podAddresses; // `namespace/pod`
    std::map<std::string, std::set<std::string>> nodeAddresses;
    std::map<std::pair<std::string, std::string>, std::uint32_t> impersonations;
    std::uint32_t withoutCredential = 0;
};

MicrosecondsUtc timeOf(const json &event)
{
    return parseTimestamp(event.at("requestReceivedTimestamp").get<std::string>()).value();
}

std::string peerOf(const json &event)
{
    return event.contains("sourceIPs") ? event["sourceIPs"].back().get<std::string>() : "";
}

std::string extra(const json &event, const std::string &key)
{
    const json all = event.at("user").value("extra", json::object());
    return all.contains(kAuthentication + key) ? all[kAuthentication + key][0].get<std::string>()
                                               : std::string();
}

bool isAllowed(const json &event)
{
    return event.contains("responseStatus") && event["responseStatus"].value("code", 0) < 300
        && event["requestURI"].get<std::string>().find("dryRun") == std::string::npos;
}

void readAddresses(const json &event, NaiveLog &log)
{
    const json object = event.value("objectRef", json::object());
    const std::string user = event.at("user").value("username", "");
    if (user.starts_with("system:node:"))
        log.nodeAddresses[user.substr(12)].insert(peerOf(event));
    if (object.value("subresource", "") != "status" || !isAllowed(event))
        return;
    for (const char *body : {"requestObject", "responseObject"}) {
        const json status = event.value(body, json::object()).value("status", json::object());
        if (!status.is_object())
            continue;
        if (object.value("resource", "") == "pods" && status.contains("podIP"))
            log.podAddresses[object.value("namespace", "") + "/" + object.value("name", "")].insert(
                status["podIP"].get<std::string>());
        if (object.value("resource", "") == "pods" && status.contains("hostIP"))
            log.nodeAddresses["*"].insert(status["hostIP"].get<std::string>());
    }
}

NaiveLog readLog(const EventSnapshot &snapshot)
{
    NaiveLog log;
    snapshot.representatives().forEach([&](Row row) {
        const json event = json::parse(snapshot.eventJson(row).value());
        const std::string user = event.at("user").value("username", "");
        const json annotations = event.value("annotations", json::object());
        std::string id = extra(event, "credential-id");
        const std::string secret =
            annotations.value("authentication.k8s.io/legacy-token-manual-secret", "");
        if (id.empty() && !secret.empty())
            id = "Secret " + secret;
        if (!id.empty()) {
            Naive &one = log.credentials[id];
            ++one.requests;
            ++one.users[user];
            one.addresses[peerOf(event)].push_back(timeOf(event));
            if (const std::string pod = extra(event, "pod-name"); !pod.empty())
                one.pods.insert(pod);
        } else if (user.starts_with("system:serviceaccount:")) {
            ++log.withoutCredential;
        }
        const std::string issued = annotations.value(kAuthentication + "issued-credential-id", "");
        if (!issued.empty())
            log.credentials[issued].issue = event;
        if (event.contains("impersonatedUser"))
            ++log.impersonations[{user, event["impersonatedUser"].value("username", "")}];
        readAddresses(event, log);
    });
    return log;
}

RowBitmap rowsOf(const EventSnapshot &log, const QString &kql)
{
    const auto filter = parseKql(kql.toStdString());
    if (!filter)
        qFatal("%s: %s", qPrintable(kql), qPrintable(filter.error().message));
    return CompiledFilter(filter->expression).evaluate(log, log.representatives())->matched;
}

const CredentialFinding *findingOf(const Credential &credential, Kind kind)
{
    const auto found = std::ranges::find(credential.findings, kind, &CredentialFinding::kind);
    return found == credential.findings.end() ? nullptr : &*found;
}

std::string naiveId(const Credential &credential)
{
    return credential.key.kind == CredentialKind::Secret ? "Secret " + credential.key.value
                                                         : credential.key.value;
}

} // namespace

class TestCredentialLineage : public QObject
{
    Q_OBJECT

private:
    static void checkUses(const Naive &naive, const CredentialUses &uses)
    {
        QCOMPARE(uses.requests, naive.requests);
        QCOMPARE(uses.userCount, naive.users.size());
        for (const ValueCount &user : uses.users)
            QCOMPARE(user.rows, naive.users.at(user.value));
        QCOMPARE(uses.addressCount, naive.addresses.size());
        for (const AddressUse &use : uses.addresses) {
            const auto &times = naive.addresses.at(use.address);
            QCOMPARE(std::size_t(use.requests), times.size());
            QCOMPARE(use.first, *std::ranges::min_element(times));
            QCOMPARE(use.last, *std::ranges::max_element(times));
        }
    }

    static void checkIssue(const json &issue, const Credential &credential)
    {
        const CredentialOrigin &origin = credential.origin;
        if (issue.is_null()) {
            QVERIFY(origin.kind != CredentialOrigin::Kind::TokenRequest);
            return;
        }
        QCOMPARE(origin.kind, CredentialOrigin::Kind::TokenRequest);
        QCOMPARE(origin.by, issue["user"]["username"].get<std::string>());
        QCOMPARE(origin.address, peerOf(issue));
        QCOMPARE(origin.time, timeOf(issue));
        QCOMPARE(origin.issuedFor,
                 "system:serviceaccount:" + issue["objectRef"]["namespace"].get<std::string>() + ':'
                     + issue["objectRef"]["name"].get<std::string>());
        QCOMPARE(origin.hasBody, issue.contains("requestObject"));
        if (!origin.hasBody)
            return;
        const json &spec = issue["requestObject"]["spec"];
        QCOMPARE(origin.expirationSeconds.value_or(-1), spec.value("expirationSeconds", -1));
        if (spec["boundObjectRef"].is_object())
            QCOMPARE(credential.bound.name, spec["boundObjectRef"]["name"].get<std::string>());
        const std::string asker = origin.by;
        QCOMPARE(findingOf(credential, Kind::RequestedByServiceAccount) != nullptr,
                 asker.starts_with("system:serviceaccount:"));
    }

    // Each pair of addresses, instead of a sweep.
    static void checkAtOnce(const Naive &naive, const Credential &credential)
    {
        std::set<std::string> expected;
        for (const auto &[a, times] : naive.addresses) {
            for (const auto &[b, others] : naive.addresses) {
                if (a == b)
                    continue;
                const auto [firstA, lastA] = std::ranges::minmax(times);
                const auto [firstB, lastB] = std::ranges::minmax(others);
                if (firstA <= lastB && firstB <= lastA)
                    expected.insert({a, b});
            }
        }
        const CredentialFinding *finding = findingOf(credential, Kind::SeveralAtOnce);
        QCOMPARE(finding != nullptr, !expected.empty());
        if (finding != nullptr)
            QCOMPARE(std::set<std::string>(finding->values.begin(), finding->values.end()),
                     expected);
    }

    static void checkOutside(const NaiveLog &log, const Naive &naive, const Credential &credential)
    {
        std::uint32_t outside = 0;
        if (credential.bound.kind == "Pod") {
            const auto pod =
                log.podAddresses.find(credential.bound.space + "/" + credential.bound.name);
            if (pod != log.podAddresses.end()) {
                std::set<std::string> known = pod->second;
                for (const char *node : {credential.bound.node.c_str(), "*"}) {
                    if (const auto at = log.nodeAddresses.find(node); at != log.nodeAddresses.end())
                        known.insert(at->second.begin(), at->second.end());
                }
                for (const auto &[address, times] : naive.addresses)
                    outside += known.contains(address) ? 0 : std::uint32_t(times.size());
            }
        }
        const CredentialFinding *finding = findingOf(credential, Kind::OutsideBinding);
        QCOMPARE(finding == nullptr ? 0U : finding->requests.count, outside);
    }

private slots:
    void readsRecordedLogs_data()
    {
        QTest::addColumn<QString>("log");
        for (const char *log :
             {"request-response", "metadata", "production-policy", "formats/ipv6-1.34",
              "formats/truncated-1.34", "formats/v1beta1-1.20"})
            QTest::newRow(log) << QString::fromLatin1(log);
    }

    void readsRecordedLogs()
    {
        QFETCH(QString, log);
        const SnapshotPtr snapshot = recordedLog(log);
        if (!snapshot)
            QSKIP("the shared data is not on this machine");
        const NaiveLog expected = readLog(*snapshot);
        const auto lineage = credentialLineage(*snapshot, snapshot->representatives());
        QVERIFY(lineage);
        std::size_t identified = 0;
        for (const Credential &credential : lineage->credentials) {
            if (credential.key.value.empty())
                continue; // a certificate that the log does not show
            const auto naive = expected.credentials.find(naiveId(credential));
            // A certificate may be in the log and not be used.
            if (naive == expected.credentials.end()) {
                QCOMPARE(credential.uses.requests, 0U);
                QCOMPARE(credential.origin.kind, CredentialOrigin::Kind::CertificateRequest);
                continue;
            }
            ++identified;
            checkUses(naive->second, credential.uses);
            checkIssue(naive->second.issue, credential);
            checkAtOnce(naive->second, credential);
            checkOutside(expected, naive->second, credential);
            QCOMPARE(findingOf(credential, Kind::NeverUsed) != nullptr,
                     naive->second.requests == 0);
            if (naive->second.pods.size() == 1)
                QCOMPARE(credential.bound.name, *naive->second.pods.begin());
            if (QTest::currentTestFailed())
                return;
        }
        QCOMPARE(identified, expected.credentials.size());
        std::map<std::pair<std::string, std::string>, std::uint32_t> impersonations;
        for (const Impersonation &one : lineage->impersonations)
            impersonations[{one.user, one.as}] = one.uses.requests;
        QCOMPARE(impersonations, expected.impersonations);
        QCOMPARE(lineage->anonymous.count, expected.withoutCredential);
    }

    void filtersAskForTheSameRequests_data() { readsRecordedLogs_data(); }

    void filtersAskForTheSameRequests()
    {
        QFETCH(QString, log);
        const SnapshotPtr snapshot = recordedLog(log);
        if (!snapshot)
            QSKIP("the shared data is not on this machine");
        const auto lineage = credentialLineage(*snapshot, snapshot->representatives());
        const auto check = [&](const Counted &counted) {
            QVERIFY2(
                rowsOf(*snapshot, counted.filter).count() == counted.count,
                qPrintable(QStringLiteral("%1 are not %2").arg(counted.count).arg(counted.filter)));
        };
        for (const Credential &credential : lineage->credentials) {
            if (!credential.key.value.empty())
                check({credential.kql, credential.uses.requests});
            if (credential.origin.kind != CredentialOrigin::Kind::Unknown)
                check(credential.origin.requests);
            for (const CredentialFinding &finding : credential.findings) {
                check(finding.requests);
                QVERIFY(finding.requests.count > 0 || finding.kind == Kind::NeverUsed);
            }
            if (QTest::currentTestFailed())
                return;
        }
        for (const Impersonation &one : lineage->impersonations)
            check({one.kql, one.uses.requests});
        check(lineage->untraceable);
        check(lineage->anonymous);
    }

    // The steps of the campaign that are about credentials.
    void findsWhatWasDone()
    {
        const SnapshotPtr snapshot = recordedLog(QStringLiteral("request-response"));
        if (!snapshot)
            QSKIP("the shared data is not on this machine");
        const auto lineage = credentialLineage(*snapshot, snapshot->representatives());
        std::map<std::string, const Credential *> byUser;
        for (const Credential &credential : lineage->credentials) {
            if (credential.uses.userCount == 1)
                byUser[credential.uses.users.front().value] = &credential;
        }
        const std::string opsAdmin = "system:serviceaccount:kube-system:ops-admin";
        const Credential &secret = *byUser.at(opsAdmin);
        QVERIFY(findingOf(secret, Kind::LongLivedSecret) != nullptr);
        QCOMPARE(secret.key.value, std::string("ops-admin-token"));
        QCOMPARE(secret.origin.by, std::string("kubernetes-admin"));

        const Credential &token = *byUser.at("system:serviceaccount:kube-system:metrics-helper");
        QCOMPARE(token.origin.by, opsAdmin);
        QCOMPARE(token.origin.expirationSeconds.value(), std::int64_t(315'360'000));

        const Credential &certificate = *byUser.at("kube-sysadm");
        QCOMPARE(certificate.origin.kind, CredentialOrigin::Kind::CertificateRequest);
        QCOMPARE(certificate.origin.tie, CredentialOrigin::Tie::Exact);
        QCOMPARE(certificate.origin.issuedFor, std::string("kube-sysadm"));
        QCOMPARE(certificate.origin.by, opsAdmin);
        QCOMPARE(certificate.origin.approvedBy, opsAdmin);
        QCOMPARE(certificate.origin.signedBy,
                 std::string("system:serviceaccount:kube-system:certificate-controller"));
        QCOMPARE(certificate.origin.requests.count, 3U);
        QVERIFY(findingOf(certificate, Kind::SelfApproved) != nullptr);
        // Taken from the pod shop/web-…, used from elsewhere.
        const Credential &stolen = *byUser.at("system:serviceaccount:shop:web");
        const CredentialFinding *outside = findingOf(stolen, Kind::OutsideBinding);
        QVERIFY(outside != nullptr);
        QCOMPARE(outside->values, std::vector<std::string> {"127.0.0.15"});
    }

    // Without bodies nothing ties certificate and request, and no pod has an address.
    void claimsNothingThatMetadataDoesNotSay()
    {
        const SnapshotPtr snapshot = recordedLog(QStringLiteral("metadata"));
        if (!snapshot)
            QSKIP("the shared data is not on this machine");
        const auto lineage = credentialLineage(*snapshot, snapshot->representatives());
        bool hasRequest = false;
        for (const Credential &credential : lineage->credentials) {
            QVERIFY(findingOf(credential, Kind::OutsideBinding) == nullptr);
            if (credential.key.kind != CredentialKind::Certificate)
                continue;
            const bool isRequest = credential.key.value.empty();
            QCOMPARE(credential.origin.kind == CredentialOrigin::Kind::CertificateRequest,
                     isRequest);
            hasRequest = hasRequest || isRequest;
        }
        QVERIFY(hasRequest);
    }

    // Rows choose credentials; what is said of them is about the whole log.
    void rowsChooseCredentials()
    {
        const SnapshotPtr snapshot = recordedLog(QStringLiteral("request-response"));
        if (!snapshot)
            QSKIP("the shared data is not on this machine");
        const auto all = credentialLineage(*snapshot, snapshot->representatives());
        const RowBitmap some =
            rowsOf(*snapshot, QStringLiteral("res: serviceaccounts/token and user: *ops-admin"));
        QVERIFY(some.count() > 0);
        const auto lineage = credentialLineage(*snapshot, some);
        // The Secret that was used, and the three tokens that were made with it.
        QCOMPARE(lineage->credentials.size(), std::size_t(4));
        for (const Credential &credential : lineage->credentials) {
            const auto whole =
                std::ranges::find(all->credentials, credential.key, &Credential::key);
            QVERIFY(whole != all->credentials.end());
            QCOMPARE(credential.uses.requests, whole->uses.requests);
            QCOMPARE(credential.findings.size(), whole->findings.size());
        }
        QVERIFY(lineage->impersonations.empty());
    }

    void stopsWhenCancelled()
    {
        const SnapshotPtr snapshot = recordedLog(QStringLiteral("metadata"));
        if (!snapshot)
            QSKIP("the shared data is not on this machine");
        int left = 0;
        EvaluationControl control;
        control.cancelled = [&left] { return left-- <= 0; };
        for (int allowed = 0; allowed < 3; ++allowed) {
            left = allowed;
            QVERIFY(!credentialLineage(*snapshot, snapshot->representatives(), control));
        }
    }
};

QTEST_GUILESS_MAIN(TestCredentialLineage)
#include "tst_credentiallineage.moc"
