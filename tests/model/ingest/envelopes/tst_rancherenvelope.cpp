// SPDX-License-Identifier: Apache-2.0
#include "tests/model/ingest/envelopes/unwrapped.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

class TestRancherEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counted();
    void nearMisses_data();
    void nearMisses();
    void eventsStayEvents_data();
    void eventsStayEvents();
};

// `request` is as the documentation of Rancher 2.5 and 2.6 shows it; no real record of the newer
// form was at hand.
void TestRancherEnvelope::counted()
{
    const QByteArray request =
        R"({"auditID":"30022177-9e2e-43d1-b0d0-06ef9d3db183","requestURI":"/v3/schemas",)"
        R"("sourceIPs":["::1"],"user":{"name":"user-f4tt2","group":["system:authenticated"]},)"
        R"("verb":"GET","stage":"RequestReceived","stageTimestamp":"2018-07-20 10:22:43 +0800"})";
    const QByteArray newer =
        R"({"auditID":"30022177-9e2e-43d1-b0d0-06ef9d3db183","requestURI":"/v3/schemas",)"
        R"("user":{"name":"user-f4tt2","group":["system:authenticated"]},"method":"GET",)"
        R"("remoteAddr":"10.0.0.1:1","requestTimestamp":"2024-07-22T14:22:43Z",)"
        R"("responseTimestamp":"2024-07-22T14:22:44Z","responseCode":200})";
    const Unwrapped made(newer + '\n' + madeEvent(1) + '\n' + newer + '\n' + request + '\n' + newer
                         + '\n');
    QCOMPARE(made.reasons(), Texts {});
    QCOMPARE(made.others(), Texts {"Rancher API audit log: 4"});
    QCOMPARE(made.events.size(), std::size_t {1});
}

void TestRancherEnvelope::nearMisses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no method") << QByteArray(
        R"({"auditID":"a","requestURI":"/v3","user":{"name":"u"}})");
    QTest::newRow("verb") << QByteArray(
        R"({"auditID":"a","requestURI":"/v3","user":{"username":"u"},"verb":"get",)"
        R"("method":"GET"})");
    QTest::newRow("kind") << QByteArray(R"({"kind":"Event","apiVersion":"v2","auditID":"a",)"
                                        R"("requestURI":"/x","method":"GET","responseCode":1})");
    QTest::newRow("no URI") << QByteArray(R"({"auditID":"a","method":"GET","user":{"name":"u"}})");
    QTest::newRow("only members that others have too")
        << QByteArray(R"({"auditID":"a","requestURI":"/x","method":"GET"})");
}

void TestRancherEnvelope::nearMisses()
{
    QFETCH(QByteArray, text);
    const Unwrapped made(text + '\n');
    QCOMPARE(made.report().rejected.size(), std::size_t {1});
    QVERIFY(made.reasons().front().starts_with("JSON, but no audit event"));
    QCOMPARE(made.others(), Texts {});
}

// An event without a kind is one all the same, unless all of it is as Rancher writes it. Users
// that were read before change nothing.
void TestRancherEnvelope::eventsStayEvents_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("head");
    const QByteArray kind = R"("kind":"Event","apiVersion":"audit.k8s.io/v1",)";
    QTest::newRow("no kind") << QByteArray(R"({"username":"u"})") << QByteArray();
    QTest::newRow("both names") << QByteArray(R"({"name":"n","username":"u"})") << QByteArray();
    QTest::newRow("no user") << QByteArray("{}") << QByteArray();
    QTest::newRow("a kind") << QByteArray(R"({"name":"n","group":[]})") << kind;
    QTest::newRow("only an API version")
        << QByteArray(R"({"name":"n"})") << QByteArray(R"("apiVersion":"audit.k8s.io/v1",)");
}

void TestRancherEnvelope::eventsStayEvents()
{
    QFETCH(QByteArray, user);
    QFETCH(QByteArray, head);
    const auto line = [](const QByteArray &front, const QByteArray &who) {
        return QByteArray('{' + front
                          + R"("auditID":"a","stage":"Panic","verb":"get",)"
                            R"("requestURI":"/x","user":)"
                          + who + "}\n");
    };
    const QByteArray ofRancher = line({}, R"({"name":"n","group":[]})");
    const Unwrapped made(ofRancher + line(head, user) + ofRancher + line(head, user));
    QCOMPARE(made.reasons(), Texts {});
    QCOMPARE(made.report().events, std::uint64_t {2});
    QCOMPARE(made.others(), Texts {"Rancher API audit log: 2"});
}

QTEST_APPLESS_MAIN(TestRancherEnvelope)
#include "tst_rancherenvelope.moc"
