// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/azureloganalyticsenvelope.h"

#include "tests/model/ingest/tablesupport.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

LoadedEvidence load(const EvidenceFolder &folder, const QByteArray &text)
{
    return LoadedEvidence({folder.make(QStringLiteral("a.txt"), text)});
}

const QByteArray kAksHeader =
    "TimeGenerated [UTC],AuditId,Stage,Verb,RequestUri,User,RequestObject,ResponseStatus,"
    "RequestReceivedTime [UTC],_ResourceId\r\n";

} // namespace

class TestAzureLogAnalyticsEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void samples_data();
    void samples();
    void otherCategories();
    void clusters();
    void row();
    void skippedBody();
    void cutColumn();
    void localTime();
    void hostileFields();
    void objects();
    void nearMisses();
};

void TestAzureLogAnalyticsEnvelope::samples_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArrayList>("lost");
    QTest::newRow("AzureDiagnostics")
        << QByteArray("23_aks_loganalytics_azurediagnostics.csv") << QByteArrayList();
    // The table has no column for the impersonated user. The sample has the bodies over the limit
    // replaced, and times of milliseconds (the received one is that of the stage).
    QTest::newRow("AKSAudit") << QByteArray("24_aks_loganalytics_aksaudit.csv")
                              << QByteArrayList {"/impersonatedUser", "/requestObject",
                                                 "/requestReceivedTimestamp", "/stageTimestamp"};
    QTest::newRow("az") << QByteArray("26_aks_az_cli.json") << QByteArrayList();
}

void TestAzureLogAnalyticsEnvelope::samples()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArrayList, lost);
    const QString path = sharedData(QStringLiteral("envelopes/") + QString::fromUtf8(file));
    if (path.isEmpty())
        QSKIP("the shared data is not on this machine");
    const LoadedEvidence loaded({path.toStdString()});
    QCOMPARE(differenceFromPlain(loaded, lost), QString());
    if (file.endsWith("csv"))
        QCOMPARE(loaded.source().clusters.counts().at("aks1"), 11U);
}

void TestAzureLogAnalyticsEnvelope::otherCategories()
{
    const EvidenceFolder folder;
    const LoadedEvidence loaded = load(
        folder,
        "Category,log_s\nkube-audit," + quotedField(madeEvent(1)) + "\nkube-audit-admin,"
            + quotedField(madeEvent(2)) + "\nkube-apiserver,I1123 text\nguard,\"{\"\"a\"\":1}\"\n,"
            + quotedField(madeEvent(3)) + "\n");
    QCOMPARE(loaded.snapshot->eventCount(), 3U);
    QCOMPARE(loaded.source().others.counts().at("kube-apiserver"), 1U);
    QCOMPARE(loaded.source().others.counts().at("guard"), 1U);
    QCOMPARE(loaded.source().rejected.size(), 0U);
}

void TestAzureLogAnalyticsEnvelope::clusters()
{
    const EvidenceFolder folder;
    const LoadedEvidence loaded =
        load(folder,
             "Category,log_s,ResourceId,_ResourceId\nkube-audit," + quotedField(madeEvent(1))
                 + ",/SUBSCRIPTIONS/0/MANAGEDCLUSTERS/A,\nkube-audit," + quotedField(madeEvent(2))
                 + ",,/subscriptions/0/managedclusters/a\nkube-audit," + quotedField(madeEvent(3))
                 + ",,/subscriptions/0/managedclusters/b/x\n");
    QCOMPARE(loaded.source().clusters.counts().at("a"), 2U);
    QCOMPARE(loaded.source().clusters.counts().at("b"), 1U);
}

void TestAzureLogAnalyticsEnvelope::row()
{
    const EvidenceFolder folder;
    const LoadedEvidence loaded =
        load(folder,
             kAksHeader
                 + R"("11/23/2026, 9:40:39.164 PM",id-1,ResponseComplete,create,/api/v1/pods,)"
                   R"("{""username"":""a \""b\""""}","{""kind"":""Pod""}","{""code"":201}",)"
                   R"("11/23/2026, 9:40:38.100 PM",/x/managedclusters/c)"
                   "\r\n");
    QCOMPARE(loaded.snapshot->eventCount(), 1U);
    QVERIFY(eventOf(loaded, 0)
            == jsonOf(R"({"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"id-1",)"
                      R"("stage":"ResponseComplete","verb":"create","requestURI":"/api/v1/pods",)"
                      R"("user":{"username":"a \"b\""},"requestObject":{"kind":"Pod"},)"
                      R"("responseStatus":{"code":201},)"
                      R"("requestReceivedTimestamp":"2026-11-23T21:40:38.100000Z"})"));
    QVERIFY(!loaded.snapshot->hasFlag(0, kTimeInferred));
    QVERIFY(!loaded.snapshot->hasFlag(0, kTruncatedBodies));
    std::string buffer;
    const auto raw = loaded.snapshot->rawText(0, buffer);
    QVERIFY(raw && raw->starts_with("\"11/23/2026") && raw->ends_with("/c"));
}

void TestAzureLogAnalyticsEnvelope::skippedBody()
{
    const EvidenceFolder folder;
    const LoadedEvidence loaded =
        load(folder,
             kAksHeader
                 + "\"11/23/2026, 9:40:39.164 PM\",id-1,ResponseComplete,create,/api,,"
                   "skipped-too-big-size-object,,,\r\n");
    QVERIFY(eventOf(loaded, 0)["requestObject"] == Json("skipped-too-big-size-object"));
    QVERIFY(loaded.snapshot->hasFlag(0, kTruncatedBodies));
    QVERIFY(loaded.snapshot->hasFlag(0, kTimeInferred)); // TimeGenerated
    QCOMPARE(formatTimestampUtc(loaded.snapshot->time(0)),
             std::string("2026-11-23T21:40:39.164000Z"));
}

void TestAzureLogAnalyticsEnvelope::cutColumn()
{
    const EvidenceFolder folder;
    const LoadedEvidence loaded = load(
        folder,
        kAksHeader + R"(,id-1,ResponseComplete,create,/api,,"{""kind"":""Pod"",""spec"":{""a",,,)"
            + "\r\n");
    QCOMPARE(loaded.snapshot->eventCount(), 1U);
    QVERIFY(eventOf(loaded, 0)["requestObject"]["kind"] == Json("Pod"));
    QVERIFY(loaded.snapshot->hasFlag(0, kTruncatedBodies));
}

void TestAzureLogAnalyticsEnvelope::localTime()
{
    const EvidenceFolder folder;
    QByteArray header = kAksHeader;
    header.replace("RequestReceivedTime [UTC]", "RequestReceivedTime [Local Time]");
    const LoadedEvidence loaded = load(
        folder, header + ",id-1,ResponseComplete,get,/api,,,,\"11/23/2026, 9:40:38.100 PM\",\r\n");
    QCOMPARE(loaded.snapshot->eventCount(), 1U);
    QVERIFY(loaded.snapshot->hasFlag(0, kTimeInferred));
}

// What is no JSON becomes a text; nothing ends an event early or adds members to it.
void TestAzureLogAnalyticsEnvelope::hostileFields()
{
    const EvidenceFolder folder;
    const QByteArray deep = QByteArray(5000, '[') + QByteArray(5000, ']');
    const LoadedEvidence loaded =
        load(folder,
             kAksHeader
                 + R"(,id-1,ResponseComplete,"get"",""user"":{""username"":""x""},""a"":""",/api,)"
                 + "\"{} ,\"\"verb\"\":\"\"delete\"\"\"," + deep + ",\xFF\xFE,,\r\n"
                 + ",,ResponseComplete,get,/api,,,,,\r\n");
    QCOMPARE(loaded.snapshot->eventCount(), 1U);
    const Json event = eventOf(loaded, 0);
    QVERIFY(event.is_object());
    QVERIFY(event["verb"] == Json("get\",\"user\":{\"username\":\"x\"},\"a\":\""));
    QVERIFY(event["user"].is_string());
    QVERIFY(!event.contains("a"));
    QCOMPARE(loaded.source().rejected.size(), 1U); // no AuditId
    QCOMPARE(loaded.source().rejected[0].line, 3U);
}

// az with the columns of AKSAudit; dynamic ones are text or JSON.
void TestAzureLogAnalyticsEnvelope::objects()
{
    const EvidenceFolder folder;
    const LoadedEvidence loaded =
        load(folder,
             R"([{"TableName":"PrimaryResult","AuditId":"id-1","Stage":"ResponseComplete",)"
             R"("Verb":"get","RequestUri":"/api","User":"{\"username\":\"a\"}",)"
             R"("SourceIps":["1.2.3.4"],"ResponseStatus":{"code":200},"RequestObject":null,)"
             R"("_ResourceId":"/x/managedclusters/c"}])");
    QCOMPARE(loaded.snapshot->eventCount(), 1U);
    QVERIFY(eventOf(loaded, 0)
            == jsonOf(R"({"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"id-1",)"
                      R"("stage":"ResponseComplete","verb":"get","requestURI":"/api",)"
                      R"("user":{"username":"a"},"sourceIPs":["1.2.3.4"],)"
                      R"("responseStatus":{"code":200}})"));
    QCOMPARE(loaded.source().clusters.counts().at("c"), 1U);
}

void TestAzureLogAnalyticsEnvelope::nearMisses()
{
    const EvidenceFolder folder;
    for (const QByteArray &text :
         {QByteArray(R"({"log_s":"{}"})"), QByteArray(R"({"AuditId":"x","Verb":"get"})"),
          QByteArray(R"({"auditId":"x","verb":"get","requestUri":"/","stage":"Panic"})")}) {
        const LoadedEvidence loaded = load(folder, text + "\n");
        QCOMPARE(loaded.snapshot->eventCount(), 0U);
        QCOMPARE(loaded.source().rejected.size(), 1U);
    }
    QVERIFY(AzureLogAnalyticsEnvelope().useOf(TableColumns({"AuditId", "Verb"}))
            == Envelope::TableUse::None);
}

QTEST_APPLESS_MAIN(TestAzureLogAnalyticsEnvelope)
#include "tst_azureloganalyticsenvelope.moc"
