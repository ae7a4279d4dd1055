// SPDX-License-Identifier: Apache-2.0
#include "model/credentials/certificatefingerprint.h"
#include "model/credentials/credentiallabels.h"
#include "model/credentials/credentiallineage.h"
#include "model/query/kql.h"
#include "tests/support/eventlines.h"

#include <QCryptographicHash>
#include <QTest>

using namespace kubewake;
using namespace kubewake::test;
using Kind = CredentialFinding::Kind;

namespace {

const QByteArray kWeb = "system:serviceaccount:shop:web";

// With `credential` (a JTI) from `peer`.
EventLine use(int second, const QByteArray &user, const QByteArray &peer,
              const QByteArray &credential = "JTI=1", const QByteArray &extra = {})
{
    EventLine line;
    line.second = second;
    line.user = user + R"(","extra":{"authentication.kubernetes.io/credential-id":[")" + credential
        + R"("])" + extra + R"(},"uid":")";
    line.peer = peer;
    return line;
}

EventLine issue(int second, const QByteArray &user, const QByteArray &credential = "JTI=1",
                const QByteArray &body = {})
{
    EventLine line;
    line.second = second;
    line.user = user;
    line.verb = "create";
    line.resource = R"(serviceaccounts","subresource":"token)";
    line.name = "web";
    line.code = 201;
    line.more = R"(,"annotations":{"authentication.kubernetes.io/issued-credential-id":")"
        + credential + R"("})" + body;
    return line;
}

EventLine about(int second, const QByteArray &user, const QByteArray &verb,
                const QByteArray &resource, const QByteArray &name, const QByteArray &more = {})
{
    EventLine line;
    line.second = second;
    line.user = user;
    line.verb = verb;
    line.resource = resource;
    line.name = name;
    line.more = more;
    return line;
}

const QByteArray kBound =
    R"(,"requestObject":{"spec":{"audiences":["api","other"],"expirationSeconds":600,)"
    R"("boundObjectRef":{"kind":"Pod","name":"web-1","uid":"u1"}}})";

RowBitmap rowsOf(const EventSnapshot &log, const QString &kql)
{
    const auto filter = parseKql(kql.toStdString());
    if (!filter)
        qFatal("%s: %s", qPrintable(kql), qPrintable(filter.error().message));
    return CompiledFilter(filter->expression).evaluate(log, log.representatives())->matched;
}

CredentialLineage lineageOf(const std::vector<EventLine> &events)
{
    const SnapshotPtr log = snapshotOf(events);
    CredentialLineage lineage = credentialLineage(*log, log->representatives()).value();
    for (const Credential &credential : lineage.credentials) {
        for (const CredentialFinding &finding : credential.findings) {
            if (rowsOf(*log, finding.requests.filter).count() != finding.requests.count)
                qFatal("%u are not %s", finding.requests.count,
                       qPrintable(finding.requests.filter));
        }
    }
    return lineage;
}

std::vector<Kind> kinds(const Credential &credential)
{
    std::vector<Kind> all;
    for (const CredentialFinding &finding : credential.findings)
        all.push_back(finding.kind);
    return all;
}

// Of the only credential.
std::vector<Kind> kindsOf(const std::vector<EventLine> &events)
{
    const CredentialLineage lineage = lineageOf(events);
    return lineage.credentials.size() == 1 ? kinds(lineage.credentials.front())
                                           : std::vector<Kind> {Kind::TiedByNameOnly};
}

EventLine podStatus(int second, const QByteArray &address)
{
    const QByteArray host = R"("hostIP":"10.0.0.1")";
    return about(second, "system:node:n1", "patch", R"(pods","subresource":"status)", "web-1",
                 ",\"requestObject\":{\"status\":{" + host
                     + "}},\"responseObject\":{\"status\":{\"podIP\":\"" + address + "\"," + host
                     + "}}");
}

} // namespace

class TestCredentialChecks : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhereATokenCameFrom()
    {
        const CredentialLineage lineage =
            lineageOf({issue(1, R"(alice"},"impersonatedUser":{"username":"boss)", "JTI=1", kBound),
                       use(2, kWeb, "10.1.0.1")});
        QCOMPARE(lineage.credentials.size(), std::size_t(1));
        const Credential &token = lineage.credentials.front();
        QCOMPARE(madeByText(token.origin), QStringLiteral("alice as boss"));
        QCOMPARE(token.origin.audiences, (std::vector<std::string> {"api", "other"}));
        QCOMPARE(token.origin.expirationSeconds.value(), std::int64_t(600));
        QCOMPARE(boundText(token.bound), QStringLiteral("Pod shop/web-1"));
        QCOMPARE(kinds(token), std::vector<Kind> {Kind::RequestedByPerson});
        // And what the impersonation was good for.
        QCOMPARE(lineage.impersonations.size(), std::size_t(1));
        QCOMPARE(lineage.impersonations.front().as, std::string("boss"));
        QCOMPARE(lineage.impersonations.front().minted, std::vector<std::string> {"JTI=1"});
    }

    void refusedTokensAreNone()
    {
        EventLine refused = issue(1, "alice", "JTI=1");
        refused.code = 403;
        QVERIFY(lineageOf({refused}).credentials.empty());
    }

    void tokensWithoutIdAreCounted()
    {
        EventLine old = issue(1, "system:node:n1");
        old.more.clear();
        const CredentialLineage lineage = lineageOf({old, about(2, kWeb, "get", "pods", "x")});
        QVERIFY(lineage.credentials.empty());
        QCOMPARE(lineage.untraceable.count, 1U);
        QCOMPARE(lineage.anonymous.count, 1U);
    }

    void unusedTokens()
    {
        QCOMPARE(kindsOf({issue(1, "system:node:n1")}), std::vector<Kind> {Kind::NeverUsed});
        QCOMPARE(kindsOf({issue(1, "system:serviceaccount:ci:bot")}),
                 (std::vector<Kind> {Kind::RequestedByServiceAccount, Kind::NeverUsed}));
    }

    void severalAddresses_data()
    {
        QTest::addColumn<QList<int>>("first"); // seconds
        QTest::addColumn<QList<int>>("second");
        QTest::addColumn<int>("requests"); // at once; 0: no finding
        QTest::newRow("one after the other") << QList<int> {1, 2} << QList<int> {3, 4} << 0;
        QTest::newRow("touching") << QList<int> {1, 3} << QList<int> {3, 4} << 2;
        QTest::newRow("crossing") << QList<int> {1, 3} << QList<int> {2, 4} << 2;
        QTest::newRow("inside") << QList<int> {1, 9} << QList<int> {4, 5, 6} << 3;
        QTest::newRow("moved there and back") << QList<int> {1, 9} << QList<int> {5} << 1;
    }

    void severalAddresses()
    {
        QFETCH(QList<int>, first);
        QFETCH(QList<int>, second);
        QFETCH(int, requests);
        std::vector<EventLine> events;
        for (const int at : first)
            events.push_back(use(at, kWeb, "10.1.0.1"));
        for (const int at : second)
            events.push_back(use(at, kWeb, "10.1.0.2"));
        const CredentialLineage lineage = lineageOf(events);
        const auto &findings = lineage.credentials.front().findings;
        if (requests == 0) {
            QVERIFY(findings.empty());
            return;
        }
        QCOMPARE(findings.size(), std::size_t(1));
        QCOMPARE(findings.front().kind, Kind::SeveralAtOnce);
        QCOMPARE(findings.front().requests.count, std::uint32_t(requests));
        QCOMPARE(findings.front().values, (std::vector<std::string> {"10.1.0.1", "10.1.0.2"}));
    }

    void spellingsOfAnAddressAreOne()
    {
        const std::vector<EventLine> events {use(1, kWeb, "2001:db8::1"),
                                             use(2, kWeb, "2001:db8:0:0::1"),
                                             use(3, kWeb, "2001:db8::1")};
        QVERIFY(kindsOf(events).empty());
        QCOMPARE(lineageOf(events).credentials.front().uses.addressCount, std::size_t(1));
    }

    void outsideThePod()
    {
        const auto token = issue(1, "system:node:n1", "JTI=1", kBound);
        // The address of the pod is not in the log: nothing is said.
        QVERIFY(kindsOf({token, use(9, kWeb, "203.0.113.5")}).empty());
        // From the pod, and from its node.
        QVERIFY(kindsOf({token, podStatus(2, "10.1.0.1"), use(8, kWeb, "10.1.0.1"),
                         use(9, kWeb, "10.0.0.1", "JTI=1")})
                == std::vector<Kind> {});
        const CredentialLineage lineage =
            lineageOf({token, podStatus(2, "10.1.0.1"), use(8, kWeb, "10.1.0.1"),
                       use(9, kWeb, "203.0.113.5"), use(10, kWeb, "203.0.113.5")});
        const Credential &stolen = lineage.credentials.front();
        QCOMPARE(kinds(stolen), std::vector<Kind> {Kind::OutsideBinding});
        QCOMPARE(stolen.findings.front().requests.count, 2U);
        QCOMPARE(stolen.findings.front().values, std::vector<std::string> {"203.0.113.5"});
    }

    // A status that has only the node's address does not say which one the pod has.
    void addressOfTheNodeAlone()
    {
        const auto early = about(2, "system:node:n1", "patch", R"(pods","subresource":"status)",
                                 "web-1", R"(,"requestObject":{"status":{"hostIP":"10.0.0.1"}})");
        QVERIFY(
            kindsOf({issue(1, "system:node:n1", "JTI=1", kBound), early, use(9, kWeb, "10.1.0.1")})
                .empty());
    }

    void outsideTheNode()
    {
        const QByteArray node = R"(,"authentication.kubernetes.io/node-name":["n1"])";
        auto kubelet = about(1, "system:node:n1", "get", "nodes", "n1");
        kubelet.peer = "10.0.0.1";
        QVERIFY(kindsOf({kubelet, use(2, kWeb, "10.0.0.1", "JTI=1", node)}).empty());
        QCOMPARE(kindsOf({kubelet, use(2, kWeb, "10.0.0.9", "JTI=1", node)}),
                 std::vector<Kind> {Kind::OutsideBinding});
    }

    void afterDeletion_data()
    {
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<QByteArray>("resource");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("at");
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<bool>("found"); // uses are at 10 and 60
        const QByteArray node = "system:node:n1";
        QTest::newRow("pod") << node << QByteArray("pods") << QByteArray("web-1") << 20
                             << QByteArray() << true;
        QTest::newRow("pod after the last use")
            << node << QByteArray("pods") << QByteArray("web-1") << 70 << QByteArray() << false;
        QTest::newRow("pod that has time to end")
            << QByteArray("alice") << QByteArray("pods") << QByteArray("web-1") << 20
            << QByteArray() << false;
        QTest::newRow("another pod")
            << node << QByteArray("pods") << QByteArray("web-2") << 20 << QByteArray() << false;
        QTest::newRow("an older pod of the name")
            << node << QByteArray("pods") << QByteArray("web-1") << 20
            << QByteArray(R"(,"requestObject":{"preconditions":{"uid":"u0"}})") << false;
        QTest::newRow("this pod of the name")
            << node << QByteArray("pods") << QByteArray("web-1") << 20
            << QByteArray(R"(,"requestObject":{"preconditions":{"uid":"u1"}})") << true;
        QTest::newRow("its service account") << QByteArray("alice") << QByteArray("serviceaccounts")
                                             << QByteArray("web") << 20 << QByteArray() << true;
        QTest::newRow("before the token was made")
            << QByteArray("alice") << QByteArray("serviceaccounts") << QByteArray("web") << 2
            << QByteArray() << false;
    }

    void afterDeletion()
    {
        QFETCH(QByteArray, user);
        QFETCH(QByteArray, resource);
        QFETCH(QByteArray, name);
        QFETCH(int, at);
        QFETCH(QByteArray, more);
        QFETCH(bool, found);
        const CredentialLineage lineage =
            lineageOf({issue(5, "system:node:n1", "JTI=1", kBound), use(10, kWeb, "10.1.0.1"),
                       about(at, user, "delete", resource, name, more), use(60, kWeb, "10.1.0.1")});
        const Credential &token = lineage.credentials.front();
        QCOMPARE(kinds(token),
                 found ? std::vector<Kind> {Kind::AfterDeletion} : std::vector<Kind> {});
        if (found)
            QCOMPARE(token.findings.front().requests.count, 1U);
    }

    void otherIdentity()
    {
        const CredentialLineage made =
            lineageOf({issue(1, "system:node:n1"), use(2, kWeb, "10.1.0.1"),
                       use(3, "system:serviceaccount:shop:other", "10.1.0.1")});
        QCOMPARE(kinds(made.credentials.front()), std::vector<Kind> {Kind::OtherIdentity});
        QCOMPARE(made.credentials.front().findings.front().requests.count, 1U);
        QCOMPARE(kindsOf({use(2, "alice", "10.1.0.1"), use(3, "bob", "10.1.0.1")}),
                 std::vector<Kind> {Kind::OtherIdentity});
    }

    void secretsAreTheirOwnCredentials()
    {
        const QByteArray token = R"("authentication.k8s.io/legacy-token":"web")";
        const QByteArray secret = R"("authentication.k8s.io/legacy-token-autogenerated-secret")";
        const auto call = about(5, kWeb, "get", "pods", "x",
                                ",\"annotations\":{" + token + ',' + secret + ":\"web-t\"}");
        const auto old = about(6, kWeb, "get", "pods", "x", ",\"annotations\":{" + token + '}');
        const CredentialLineage lineage =
            lineageOf({about(1, "alice", "create", "secrets", "web-t"), call, old});
        QCOMPARE(lineage.credentials.size(), std::size_t(2));
        QStringList names;
        for (const Credential &credential : lineage.credentials) {
            names << credentialName(credential);
            QCOMPARE(kinds(credential), std::vector<Kind> {Kind::LongLivedSecret});
            QCOMPARE(credential.uses.requests, 1U);
        }
        names.sort();
        QCOMPARE(names,
                 (QStringList {QStringLiteral("Secret shop/web-t"),
                               QStringLiteral("token in some Secret of system:serviceaccount:"
                                              "shop:web")}));
        const auto named = std::ranges::find(lineage.credentials, "web-t",
                                             [](const Credential &one) { return one.key.value; });
        QCOMPARE(named->origin.by, std::string("alice"));
        QCOMPARE(lineage.anonymous.count, 0U);
    }

    void certificateTiedByNameAndTime()
    {
        // CN=eve, O=ops, made with openssl.
        const QByteArray request = certificateRequest();
        auto create =
            about(1, "alice", "create",
                  R"(certificatesigningrequests","apiGroup":"certificates.k8s.io)", "eve-csr",
                  R"(,"requestObject":{"spec":{"request":")" + request
                      + R"(","signerName":"kubernetes.io/kube-apiserver-client"}})");
        create.space.clear();
        auto approve = create;
        approve.second = 2;
        approve.user = "alice";
        approve.verb = "update";
        approve.resource += R"(","subresource":"approval)";
        approve.more.clear();
        const CredentialLineage lineage =
            lineageOf({create, approve, use(3, "eve", "203.0.113.5", "X509SHA256=ab")});
        QCOMPARE(lineage.credentials.size(), std::size_t(1));
        const Credential &certificate = lineage.credentials.front();
        QCOMPARE(kinds(certificate),
                 (std::vector<Kind> {Kind::SelfApproved, Kind::TiedByNameOnly}));
        QCOMPARE(certificate.origin.request, std::string("eve-csr"));
        QCOMPARE(certificate.origin.groups, std::vector<std::string> {"ops"});
        // Used before it was asked for: it is another one.
        const CredentialLineage earlier =
            lineageOf({use(0, "eve", "203.0.113.5", "X509SHA256=ab"), create, approve});
        QCOMPARE(earlier.credentials.size(), std::size_t(2));
    }

    // Hostile evidence has a credential in each row: what is not told apart is counted.
    void tooManyCredentials()
    {
        constexpr std::size_t kMaximum = CredentialLineage::kMaximumCredentials;
        std::vector<EventLine> events;
        for (std::size_t i = 0; i < kMaximum + 3; ++i)
            events.push_back(use(1, kWeb, "10.1.0.1", "JTI=" + QByteArray::number(qulonglong(i))));
        events.push_back(use(2, kWeb, "10.1.0.1", "JTI=0"));
        const SnapshotPtr log = snapshotOf(events);
        const CredentialLineage lineage = credentialLineage(*log, log->representatives()).value();
        QCOMPARE(lineage.credentials.size(), kMaximum);
        QCOMPARE(lineage.leftOutRequests, 3U);
        QCOMPARE(lineage.credentials.front().uses.requests, 2U);
    }

    void tooManyImpersonations()
    {
        constexpr std::size_t kMaximum = CredentialLineage::kMaximumImpersonations;
        std::vector<EventLine> events(kMaximum + 2);
        for (std::size_t i = 0; i < events.size(); ++i)
            events[i].more = ",\"impersonatedUser\":{\"username\":\"u"
                + QByteArray::number(qulonglong(i)) + "\"}";
        const SnapshotPtr log = snapshotOf(events);
        const CredentialLineage lineage = credentialLineage(*log, log->representatives()).value();
        QCOMPARE(lineage.impersonations.size(), kMaximum);
        QCOMPARE(lineage.leftOutImpersonations, 2U);
    }

    // Lists that are as long as a log end somewhere; the totals do not.
    void longLists()
    {
        std::vector<EventLine> events;
        const int many = int(CredentialUses::kMaximumListed) + 20;
        for (int i = 0; i < many; ++i)
            events.push_back(use(i, "user-" + QByteArray::number(i), {}));
        const CredentialLineage lineage = lineageOf(events);
        const CredentialUses &uses = lineage.credentials.front().uses;
        QCOMPARE(uses.users.size(), CredentialUses::kMaximumListed);
        QCOMPARE(uses.userCount, std::size_t(many));
        QCOMPARE(uses.addresses.size(), CredentialUses::kMaximumListed);
        QCOMPARE(uses.addressCount, std::size_t(many));
        QVERIFY(usersText(uses).endsWith(QStringLiteral("and %1 more").arg(many - 5)));
    }

    void fingerprints()
    {
        const QByteArray der("any bytes");
        const QByteArray pem = "-----BEGIN CERTIFICATE-----\n" + der.toBase64()
            + "\n-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END "
              "CERTIFICATE-----\n";
        QCOMPARE(
            QString::fromStdString(certificateFingerprint(pem.toBase64().toStdString()).value()),
            QStringLiteral("X509SHA256=")
                + QString::fromLatin1(
                    QCryptographicHash::hash(der, QCryptographicHash::Sha256).toHex()));
        for (const QByteArray &wrong :
             {QByteArray(), QByteArray("%%%"), der.toBase64(),
              QByteArray("-----BEGIN CERTIFICATE-----\n").toBase64(),
              QByteArray("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----").toBase64()})
            QVERIFY(!certificateFingerprint(wrong.toStdString()));
    }

private:
    // A PKCS#10 request as far as it is read: SEQUENCE { SEQUENCE { version, subject } }.
    static QByteArray certificateRequest()
    {
        const auto element = [](char tag, const QByteArray &content) -> QByteArray {
            return QByteArray(1, tag) + QByteArray(1, static_cast<char>(content.size())) + content;
        };
        const auto name = [&](char type, const QByteArray &value) -> QByteArray {
            return element(
                0x31,
                element(0x30,
                        element(0x06, QByteArray("\x55\x04", 2) + type) + element(0x0c, value)));
        };
        const QByteArray subject = element(0x30, name(0x0a, "ops") + name(0x03, "eve"));
        const QByteArray der =
            element(0x30, element(0x30, element(0x02, QByteArray(1, '\0')) + subject));
        const QByteArray pem = "-----BEGIN CERTIFICATE REQUEST-----\n" + der.toBase64()
            + "\n-----END CERTIFICATE REQUEST-----\n";
        return pem.toBase64();
    }
};

QTEST_GUILESS_MAIN(TestCredentialChecks)
#include "tst_credentialchecks.moc"
