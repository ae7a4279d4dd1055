// SPDX-License-Identifier: Apache-2.0
// CloudWatchEnvelope, as far as tables are concerned.
#include "model/ingest/envelopes/cloudwatchenvelope.h"

#include "tests/model/ingest/tablesupport.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

class TestCloudWatchTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sample();
    void messages();
    void fields();
    void fieldsOfOtherStreams();
    void tableUse();
};

void TestCloudWatchTable::sample()
{
    const QString path = sharedData(QStringLiteral("envelopes/13_eks_insights.csv"));
    if (path.isEmpty())
        QSKIP("the shared data is not on this machine");
    const LoadedEvidence loaded({path.toStdString()});
    QCOMPARE(loaded.source().framing, std::string("Amazon CloudWatch Logs (CSV)"));
    QCOMPARE(differenceFromPlain(loaded), QString());
}

void TestCloudWatchTable::messages()
{
    QByteArray noTime = madeEvent(3);
    noTime.replace(R"(,"requestReceivedTimestamp":"2026-11-23T09:46:13.000000Z")", "");
    const QByteArray text =
        "@timestamp,@log,@logStream,@message\n"
        "2026-11-23 09:40:39.164,1:/aws/eks/prod/cluster,kube-apiserver-audit-1,"
        + quotedField(madeEvent(1))
        + "\n2026-11-23 09:40:39.164,1:/aws/eks/dev/cluster,kube-apiserver-audit-1,"
        + quotedField(noTime)
        + "\n2026-11-23 09:40:39.164,1:/aws/eks/dev/cluster,authenticator-1,x\n";
    const EvidenceFolder folder;
    const LoadedEvidence loaded({folder.make(QStringLiteral("i.csv"), text)});
    QCOMPARE(loaded.snapshot->eventCount(), 2U);
    QCOMPARE(loaded.source().clusters.counts().at("prod"), 1U);
    QCOMPARE(loaded.source().clusters.counts().at("dev"), 1U);
    QCOMPARE(loaded.source().others.counts().at("authenticator"), 1U);
    QVERIFY(loaded.snapshot->hasFlag(1, kTimeInferred));
    QCOMPARE(formatTimestampUtc(loaded.snapshot->time(1)),
             std::string("2026-11-23T09:40:39.164000Z"));
}

void TestCloudWatchTable::fields()
{
    const QByteArray text =
        "@timestamp,@logStream,@log,auditID,verb,user.username,user.groups.0,user.groups.1,"
        "sourceIPs.0,responseStatus.code,user.extra.canonicalArn.0,objectRef.resource,"
        "`annotations.authorization.k8s.io/decision`,requestObject.spec.containers.0.image\n"
        "2026-11-23 09:40:39.164,kube-apiserver-audit-1,1:/aws/eks/prod/cluster,id-1,create,a,g1,"
        "\"g,2\",1.2.3.4,201,arn:x,pods,allow,nginx\n"
        "2026-11-23 09:40:39.164,kube-apiserver-audit-1,,,,,,,,,,,,\n";
    const EvidenceFolder folder;
    const LoadedEvidence loaded({folder.make(QStringLiteral("i.csv"), text)});
    QCOMPARE(loaded.source().framing, std::string("Amazon CloudWatch Logs (CSV)"));
    QCOMPARE(loaded.snapshot->eventCount(), 1U);
    QVERIFY(eventOf(loaded, 0)
            == jsonOf(R"({"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"id-1",)"
                      R"("stage":"ResponseComplete","verb":"create","user":{"username":"a",)"
                      R"("groups":["g1","g,2"],"extra":{"canonicalArn":["arn:x"]}},)"
                      R"("sourceIPs":["1.2.3.4"],"responseStatus":{"code":201},)"
                      R"("objectRef":{"resource":"pods"},)"
                      R"("annotations":{"authorization.k8s.io/decision":"allow"},)"
                      R"("requestObject":{"spec":{"containers":[{"image":"nginx"}]}}})"));
    QVERIFY(loaded.snapshot->hasFlag(0, kStageInferred));
    QVERIFY(loaded.snapshot->hasFlag(0, kTimeInferred));
    QVERIFY(loaded.snapshot->hasFlag(0, kTruncatedBodies));
    QCOMPARE(loaded.source().clusters.counts().at("prod"), 1U);
    QCOMPARE(loaded.source().rejected.size(), 1U);
}

void TestCloudWatchTable::fieldsOfOtherStreams()
{
    const QByteArray text = "@logStream,auditID,verb\nkube-scheduler-1,,\n"
                            "kube-apiserver-audit-1,id-1,get\n";
    const EvidenceFolder folder;
    const LoadedEvidence loaded({folder.make(QStringLiteral("i.csv"), text)});
    QCOMPARE(loaded.snapshot->eventCount(), 1U);
    QCOMPARE(loaded.source().others.counts().at("kube-scheduler"), 1U);
    QCOMPARE(loaded.source().rejected.size(), 0U);
    QVERIFY(!loaded.snapshot->hasFlag(0, kStageInferred)); // no code, so no stage
}

void TestCloudWatchTable::tableUse()
{
    const CloudWatchEnvelope envelope;
    using Use = Envelope::TableUse;
    QVERIFY(envelope.useOf(TableColumns({"@message"})) == Use::Texts);
    QVERIFY(envelope.useOf(TableColumns({"@logStream", "auditID", "verb"})) == Use::Rows);
    QVERIFY(envelope.useOf(TableColumns({"@logStream", "verb"})) == Use::None);
    QVERIFY(envelope.useOf(TableColumns({"@timestamp", "message"})) == Use::None);
}

QTEST_APPLESS_MAIN(TestCloudWatchTable)
#include "tst_cloudwatchtable.moc"
