// SPDX-License-Identifier: Apache-2.0
#include "tests/model/ingest/envelopes/unwrapped.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;

namespace {

QByteArray recordOf(const QByteArray &log, const QByteArray &category = "kube-audit",
                    const QByteArray &cluster = "AKS1")
{
    return R"({"operationName":"Microsoft.ContainerService/managedClusters/diagnosticLogs/Read",)"
           R"("category":")"
        + category
        + R"(","resourceId":"/SUBSCRIPTIONS/0/RESOURCEGROUPS/RG/PROVIDERS/MICROSOFT.CONTAINERSERVICE/MANAGEDCLUSTERS/)"
        + cluster + R"(","properties":{"log":)" + log
        + R"(,"stream":"stdout","pod":"kube-apiserver-1"},"time":"2026-11-23T09:40:39.1645730Z"})";
}

QByteArray quoted(QByteArray text)
{
    return '"' + text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n") + '"';
}

} // namespace

class TestAzureMonitorEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sampleFiles_data();
    void sampleFiles();
    void shapes_data();
    void shapes();
    void otherCategories();
    void damage_data();
    void damage();
    void nearMisses_data();
    void nearMisses();
    void cutEvent();
    void clusters();
    void timeOfTheRecord();
};

void TestAzureMonitorEnvelope::sampleFiles_data()
{
    QTest::addColumn<QString>("path");
    for (const char *file :
         {"20_aks_eventhub_records.json", "21_aks_PT1H.json", "22_aks_records_log_object.jsonl"})
        QTest::newRow(file) << sharedData(QStringLiteral("envelopes/") + QString::fromUtf8(file));
}

// These shapes lose nothing.
void TestAzureMonitorEnvelope::sampleFiles()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        QSKIP("the shared data is not on this machine");
    const Unwrapped file(path);
    QCOMPARE(file.reasons(), Texts {});
    QCOMPARE(file.report().noiseLines, std::uint64_t {0});
    QVERIFY(file.events == plainEvents());
    QCOMPARE(file.report().formats.counts().at("Azure Monitor"), std::uint64_t {11});
    QCOMPARE(file.report().clusters.counts().at("aks1"), std::uint64_t {11});
}

void TestAzureMonitorEnvelope::shapes_data()
{
    const QByteArray event = madeEvent(1);
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("string") << recordOf(quoted(event + '\n'));
    QTest::newRow("object") << recordOf(event);
    QTest::newRow("CRLF") << recordOf(quoted(event)) + "\r\n";
    QTest::newRow("admin") << recordOf(quoted(event), "kube-audit-admin");
    QTest::newRow("records") << R"({"records":[)" + recordOf(quoted(event)) + "]}";
    QTest::newRow("array of batches") << R"([{"records":[)" + recordOf(quoted(event)) + "]}]";
    QTest::newRow("array of records") << '[' + recordOf(quoted(event)) + ']';
    QTest::newRow("pretty") << recordOf(event).replace(",\"", ",\n  \"");
    QTest::newRow("in a string") << R"({"message":)" + quoted(recordOf(quoted(event)))
            + R"(,"timestamp":1,"ingestionTime":2})";
}

void TestAzureMonitorEnvelope::shapes()
{
    QFETCH(QByteArray, text);
    const Unwrapped made(text);
    QCOMPARE(made.reasons(), Texts {});
    QCOMPARE(made.events.size(), std::size_t {1});
    QCOMPARE(made.events.front().dump(), json::parse(madeEvent(1).toStdString()).dump());
    QCOMPARE(made.cluster(0), std::string("aks1"));
}

// Text of other programs, even if it looks like an event.
void TestAzureMonitorEnvelope::otherCategories()
{
    const Unwrapped made(recordOf(quoted("I1123 starting"), "kube-controller-manager") + '\n'
                         + recordOf(quoted(madeEvent(1)), "guard") + '\n'
                         + recordOf(quoted("x"), "guard") + '\n' + recordOf(madeEvent(2)) + '\n');
    QCOMPARE(made.reasons(), Texts {});
    QCOMPARE(made.others(), (Texts {"guard: 2", "kube-controller-manager: 1"}));
    QCOMPARE(made.events.size(), std::size_t {1});
    QCOMPARE(made.report().noiseLines, std::uint64_t {0});
}

void TestAzureMonitorEnvelope::damage_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("no log") << QByteArray(R"({"category":"kube-audit","properties":{"pod":"x"}})")
                            << QByteArray("a record of Azure Monitor without properties.log");
    QTest::newRow("number") << recordOf("1") << QByteArray("there is no event in its place");
    QTest::newRow("no event") << recordOf(quoted(R"({"a":1})"))
                              << QByteArray("JSON, but no audit event");
}

void TestAzureMonitorEnvelope::damage()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, reason);
    const Unwrapped made(recordOf(madeEvent(1)) + '\n' + text + '\n' + recordOf(madeEvent(2)));
    QCOMPARE(made.events.size(), std::size_t {2});
    QCOMPARE(made.reasons(), Texts {reason.toStdString()});
    QCOMPARE(made.report().rejected.front().line, std::uint64_t {2});
}

void TestAzureMonitorEnvelope::nearMisses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no properties") << QByteArray(R"({"category":"kube-audit","log":"x"})");
    QTest::newRow("no category") << QByteArray(
        R"({"properties":{"log":"x"},"time":"t","resourceId":"r"})");
    QTest::newRow("another product's category")
        << QByteArray(R"({"category":"books","properties":{"log":"x"}})");
}

void TestAzureMonitorEnvelope::nearMisses()
{
    QFETCH(QByteArray, text);
    const Unwrapped made(text + '\n');
    QCOMPARE(made.reasons(), Texts {"JSON, but no audit event"});
    QCOMPARE(made.others(), Texts {});
}

void TestAzureMonitorEnvelope::cutEvent()
{
    const QByteArray event = madeEvent(1);
    const Unwrapped made(recordOf(quoted(event.left(event.size() - 60))) + '\n');
    QCOMPARE(made.events.size(), std::size_t {1});
    QCOMPARE(made.report().salvaged, std::uint64_t {1});
    QVERIFY((made.number(0, Column::Flags) & kTruncatedBodies) != 0);
}

void TestAzureMonitorEnvelope::clusters()
{
    const Unwrapped made(recordOf(madeEvent(1), "kube-audit", "A") + '\n'
                         + recordOf(madeEvent(2), "kube-audit", "b") + '\n' + madeEvent(3) + '\n'
                         + recordOf(madeEvent(4), "kube-audit", "C\\/agentPools\\/d") + '\n'
                         + recordOf(madeEvent(5), "kube-audit", "a") + '\n');
    QCOMPARE(made.events.size(), std::size_t {5});
    QCOMPARE(made.cluster(0), std::string("a")); // resource IDs have no case
    QCOMPARE(made.cluster(1), std::string("b"));
    QCOMPARE(made.cluster(2), std::string());
    QCOMPARE(made.cluster(3), std::string("c"));
    QCOMPARE(made.report().clusters.counts().at("a"), std::uint64_t {2});
}

// For an event that lost its own.
void TestAzureMonitorEnvelope::timeOfTheRecord()
{
    const QByteArray event = R"({"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"a"})";
    const Unwrapped made(recordOf(event) + '\n');
    QCOMPARE(made.loaded.snapshot->time(0), parseTimestamp("2026-11-23T09:40:39.164573Z").value());
    QVERIFY((made.number(0, Column::Flags) & kTimeInferred) != 0);
}

QTEST_APPLESS_MAIN(TestAzureMonitorEnvelope)
#include "tst_azuremonitorenvelope.moc"
