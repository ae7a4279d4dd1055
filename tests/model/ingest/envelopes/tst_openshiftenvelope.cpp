// SPDX-License-Identifier: Apache-2.0
#include "tests/model/ingest/envelopes/unwrapped.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;

namespace {

// A record as cluster-logging-operator has it in hack/logsamples/viaq_audit_kubernetes.json.
const QByteArray kRecord =
    R"({"@timestamp":"2023-10-18T17:32:47.415928452Z","timestamp":"2023-10-18T17:32:47Z",)"
    R"("annotations":{"authorization.k8s.io/decision":"allow"},"apiVersion":"audit.k8s.io/v1",)"
    R"("auditID":"a-1","hostname":"h","k8s_audit_level":"Metadata","kind":"Event",)"
    R"("level":"default","log_type":"audit","log_source":"kubeAPI",)"
    R"("openshift":{"cluster_id":"d24a392b","sequence":1},)"
    R"("requestReceivedTimestamp":"2023-10-18T17:24:14.412707Z","requestURI":"/api/v1/pods",)"
    R"("stage":"ResponseComplete","user":{"username":"u"},"verb":"watch"})";

QByteArray record(const QByteArray &from, const QByteArray &to)
{
    return QByteArray(kRecord).replace(from, to);
}

} // namespace

class TestOpenShiftEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void level_data();
    void level();
    void clusters();
    void inAWrapper();
    void eventInAMember_data();
    void eventInAMember();
    void others();
    void nearMisses_data();
    void nearMisses();
};

void TestOpenShiftEnvelope::level_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("level");
    const QByteArray own = R"("k8s_audit_level":"Metadata",)";
    QTest::newRow("kube-apiserver") << kRecord << QByteArray("Metadata");
    QTest::newRow("openshift-apiserver")
        << record("k8s_audit_level", "openshift_audit_level") << QByteArray("Metadata");
    QTest::newRow("last member") << record(own, "").chopped(1) + R"(,"k8s_audit_level":"Request"})"
                                 << QByteArray("Request");
    QTest::newRow("no level") << record(R"("level":"default",)", "") << QByteArray("Metadata");
    QTest::newRow("level of Fluentd")
        << record(R"("default")", R"("info")") << QByteArray("Metadata");
    // An event that has a level is believed.
    QTest::newRow("two levels") << record(R"("default")", R"("Request")") << QByteArray("Request");
    QTest::newRow("no level of an event")
        << record(R"("Metadata")", R"("loud")") << QByteArray("default");
    QTest::newRow("no text") << record(R"("Metadata")", R"({"a":1})") << QByteArray("default");
    QTest::newRow("absent") << record(own, "") << QByteArray("default");
}

void TestOpenShiftEnvelope::level()
{
    QFETCH(QByteArray, text);
    const Unwrapped made(text + '\n');
    QCOMPARE(made.reasons(), Texts {});
    QCOMPARE(made.events.size(), std::size_t {1});
    QTEST(QByteArray::fromStdString(made.text(0, Column::Level)), "level");
    // What is shown is what was written.
    QCOMPARE(made.events.front().dump(), json::parse(text.toStdString()).dump());
}

void TestOpenShiftEnvelope::clusters()
{
    const Unwrapped made(kRecord + '\n' + madeEvent(1) + '\n'
                         + record("d24a392b", "e\\\"5").replace("a-1", "a-2") + '\n'
                         + record(R"({"cluster_id":"d24a392b","sequence":1})", "7") + '\n'
                         + record(R"("d24a392b")", "null") + '\n');
    QCOMPARE(made.events.size(), std::size_t {5});
    QCOMPARE(made.cluster(0), std::string("d24a392b"));
    QCOMPARE(made.cluster(1), std::string());
    QCOMPARE(made.cluster(2), std::string("e\"5"));
    QCOMPARE(made.cluster(3), std::string());
    QCOMPARE(made.cluster(4), std::string());
    QCOMPARE(made.report().clusters.counts().size(), std::size_t {2});
}

// The event knows its cluster better than what is around it.
void TestOpenShiftEnvelope::inAWrapper()
{
    const QByteArray text =
        R"({"messageType":"DATA_MESSAGE","logGroup":"/aws/eks/outer/cluster","logEvents":[)"
        R"({"id":"1","timestamp":1,"message":")"
        + QByteArray(kRecord).replace('"', "\\\"") + R"("}]})";
    const Unwrapped made(text);
    QCOMPARE(made.events.size(), std::size_t {1});
    QCOMPARE(made.cluster(0), std::string("d24a392b"));
    QCOMPARE(made.text(0, Column::Level), std::string("Metadata"));
}

void TestOpenShiftEnvelope::eventInAMember_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::newRow("structured") << R"("structured":)" + madeEvent(1);
    QTest::newRow("message") << R"("message":")" + madeEvent(1).replace('"', "\\\"") + R"(\n")";
}

void TestOpenShiftEnvelope::eventInAMember()
{
    QFETCH(QByteArray, member);
    const Unwrapped made(R"({"@timestamp":"2023-10-18T17:32:47Z","log_type":"audit",)"
                         R"("openshift":{"cluster_id":"c"},)"
                         + member + "}\n");
    QCOMPARE(made.reasons(), Texts {});
    QCOMPARE(made.events.size(), std::size_t {1});
    QCOMPARE(made.events.front().dump(), json::parse(madeEvent(1).toStdString()).dump());
    QCOMPARE(made.cluster(0), std::string("c"));
}

void TestOpenShiftEnvelope::others()
{
    const QByteArray head =
        R"({"@timestamp":"2024-07-01T15:53:19Z","openshift":{"cluster_id":"c"},)";
    const Unwrapped made(head + R"("log_type":"audit","log_source":"auditd","message":"type=BPF"})"
                         + '\n' + kRecord + '\n' + head
                         + R"("log_type":"application","message":"\"auditID\""})" + '\n');
    QCOMPARE(made.reasons(), Texts {});
    QCOMPARE(made.others(),
             (Texts {"OpenShift Logging: application: 1", "OpenShift Logging: auditd: 1"}));
    QCOMPARE(made.events.size(), std::size_t {1});
}

void TestOpenShiftEnvelope::nearMisses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no openshift") << QByteArray(R"({"@timestamp":"t","log_type":"audit"})");
    QTest::newRow("no time") << QByteArray(R"({"openshift":{},"log_type":"audit"})");
    QTest::newRow("no type") << QByteArray(R"({"openshift":{},"@timestamp":"t"})");
}

void TestOpenShiftEnvelope::nearMisses()
{
    QFETCH(QByteArray, text);
    const Unwrapped made(text + '\n');
    QCOMPARE(made.reasons(), Texts {"JSON, but no audit event"});
    QCOMPARE(made.others(), Texts {});
}

QTEST_APPLESS_MAIN(TestOpenShiftEnvelope)
#include "tst_openshiftenvelope.moc"
