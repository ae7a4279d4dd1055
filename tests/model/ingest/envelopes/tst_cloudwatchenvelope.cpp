// SPDX-License-Identifier: Apache-2.0
// CloudWatchEnvelope, as far as records are concerned (tables: tst_cloudwatchtable).
#include "model/ingest/envelopes/cloudwatchenvelope.h"

#include "tests/model/ingest/envelopes/wrappedfile.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

// An event of filter-log-events or get-log-events.
QByteArray logEvent(const QByteArray &message, const QByteArray &stream = "kube-apiserver-audit-1a")
{
    return R"({"logStreamName":")" + stream + R"(","timestamp":1795427192064,"message":)"
        + quoted(message) + R"(,"ingestionTime":1795427193000,"eventId":"3"})";
}

QByteArray subscription(const QByteArray &type, const QByteArray &events,
                        const QByteArray &stream = "kube-apiserver-audit-1a")
{
    return R"({"messageType":")" + type
        + R"(","owner":"1","logGroup":"/aws/eks/prod/cluster","logStream":")" + stream
        + R"(","subscriptionFilters":["f"],"logEvents":[)" + events + "]}";
}

QByteArray subscribed(const QByteArray &message)
{
    return R"({"id":"1","timestamp":1795427192064,"message":)" + quoted(message) + "}";
}

QByteArray row(const QByteArrayList &fields)
{
    QByteArrayList parts;
    for (qsizetype i = 0; i + 1 < fields.size(); i += 2)
        parts += R"({"field":)" + quoted(fields[i]) + R"(,"value":)" + quoted(fields[i + 1]) + "}";
    return "[" + parts.join(',') + "]";
}

QByteArray withoutTime(int number)
{
    QByteArray event = madeEvent(number);
    event.truncate(event.indexOf(",\"requestReceivedTimestamp\""));
    return event + '}';
}

const std::string kTime = "2026-11-23T09:46:32.064000Z";

} // namespace

class TestCloudWatchEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void samples_data();
    void samples();
    void logEvents();
    void otherStreams();
    void auditInAnotherStream();
    void subscriptions();
    void insights();
    void queryResults();
    void damagedMessages();
    void lookalikes_data();
    void lookalikes();
};

void TestCloudWatchEnvelope::samples_data()
{
    QTest::addColumn<QByteArray>("clusters");
    QTest::newRow("10_eks_filter_log_events.json") << QByteArray();
    QTest::newRow("11_eks_get_log_events.json") << QByteArray();
    QTest::newRow("15_eks_get_query_results.json") << QByteArray();
    QTest::newRow("16_eks_subscription_data_message.json") << QByteArray("prod 11");
    QTest::newRow("17_eks_firehose_concat.json") << QByteArray("prod 11");
}

void TestCloudWatchEnvelope::samples()
{
    KUBEWAKE_SHARED_SAMPLE(path);
    const WrappedFile file(path.toStdString());
    QCOMPARE(differenceFromPlain(file), QByteArray());
    QCOMPARE(file.formats(), QByteArray("Amazon CloudWatch Logs 11"));
    if (!file.clusters().isEmpty())
        QTEST(file.clusters(), "clusters");
}

void TestCloudWatchEnvelope::logEvents()
{
    const WrappedFile file =
        WrappedFile::of(R"({"events":[)" + logEvent(madeEvent(1)) + ","
                        + logEvent(withoutTime(2) + "\n") + R"(],"searchedLogStreams":[]})");
    QCOMPARE(file.reasons, QByteArray());
    QCOMPARE(file.events.size(), std::size_t {2});
    QVERIFY(file.events[0] == nlohmann::json::parse(madeEvent(1).toStdString()));
    QCOMPARE(file.flags(0), std::uint32_t {kIncomplete});
    QCOMPARE(formatTimestampUtc(file.loaded.snapshot->time(1)), kTime); // of the record
    QVERIFY((file.flags(1) & kTimeInferred) != 0);
}

void TestCloudWatchEnvelope::otherStreams()
{
    const WrappedFile file =
        WrappedFile::of(R"({"events":[)" + logEvent("time=x level=info", "authenticator-0a1b") + ","
                        + logEvent("{\"a\":1}", "authenticator-0a1b") + ","
                        + logEvent("I1123 klog", "kube-scheduler-1") + ","
                        + logEvent("I1123 klog", "plain") + "]}");
    QCOMPARE(file.reasons, QByteArray());
    QCOMPARE(file.events.size(), std::size_t {0});
    QCOMPARE(file.others(), QByteArray("authenticator 2, kube-scheduler 1, plain 1"));
}

// Whoever forwards logs may mix them.
void TestCloudWatchEnvelope::auditInAnotherStream()
{
    const WrappedFile file =
        WrappedFile::of(R"({"events":[)" + logEvent(madeEvent(1), "everything") + "]}");
    QCOMPARE(file.events.size(), std::size_t {1});
    QCOMPARE(file.others(), QByteArray());
}

void TestCloudWatchEnvelope::subscriptions()
{
    const WrappedFile file = WrappedFile::of(
        subscription("CONTROL_MESSAGE", subscribed("CWL CONTROL MESSAGE: checking")) + "\n"
        + subscription("DATA_MESSAGE", subscribed(madeEvent(1)) + "," + subscribed(withoutTime(2)))
        + subscription("DATA_MESSAGE", subscribed("klog"), "kube-controller-manager-1"));
    QCOMPARE(file.reasons, QByteArray());
    QCOMPARE(file.events.size(), std::size_t {2});
    QCOMPARE(file.clusters(), QByteArray("prod 2"));
    QCOMPARE(file.others(), QByteArray("CloudWatch control message 1, kube-controller-manager 1"));
    QCOMPARE(formatTimestampUtc(file.loaded.snapshot->time(1)), kTime);
}

void TestCloudWatchEnvelope::insights()
{
    const auto record = [](const QByteArray &log, const QByteArray &stream,
                           const QByteArray &text) -> QByteArray {
        return R"({"@timestamp":"2026-11-23 09:46:32.064","@log":")" + log + R"(","@logStream":")"
            + stream + R"(","@message":)" + text + "}";
    };
    const WrappedFile file = WrappedFile::of(
        "[" + record("1:/aws/eks/a/cluster", "kube-apiserver-audit-1", quoted(withoutTime(1))) + ","
        + record("/aws/eks/b/cluster", "kube-apiserver-audit-1", madeEvent(2)) + ","
        + record("/aws/eks//cluster", "kube-apiserver-audit-1", madeEvent(3)) + ","
        + record("/aws/lambda/x", "kube-apiserver-audit-1", madeEvent(4)) + ","
        + record("/aws/eks/a/cluster", "authenticator-1", quoted("x")) + "]");
    QCOMPARE(file.reasons, QByteArray());
    QCOMPARE(file.events.size(), std::size_t {4});
    QCOMPARE(file.clusters(), QByteArray("a 1, b 1"));
    QCOMPARE(file.others(), QByteArray("authenticator 1"));
    QCOMPARE(formatTimestampUtc(file.loaded.snapshot->time(0)), kTime);
}

void TestCloudWatchEnvelope::queryResults()
{
    const WrappedFile file = WrappedFile::of(
        R"({"results":[)"
        + row({"@timestamp", "2026-11-23 09:46:32.064", "@log", "1:/aws/eks/a/cluster", "@message",
               withoutTime(1), "@ptr", "x"})
        + "," + row({"@message", madeEvent(2), "@logStream", "kube-apiserver-audit-1"}) + ","
        + row({"@message", "hello", "@logStream", "authenticator-1"})
        + R"(],"statistics":{"recordsMatched":3.0},"status":"Complete"})");
    QCOMPARE(file.reasons, QByteArray());
    QCOMPARE(file.events.size(), std::size_t {2});
    QCOMPARE(file.clusters(), QByteArray("a 1"));
    QCOMPARE(file.others(), QByteArray("authenticator 1"));
    QCOMPARE(formatTimestampUtc(file.loaded.snapshot->time(0)), kTime);
    QCOMPARE(file.formats(), QByteArray("Amazon CloudWatch Logs 2"));
}

void TestCloudWatchEnvelope::damagedMessages()
{
    const WrappedFile file =
        WrappedFile::of(R"({"events":[)" + logEvent(madeEvent(1).left(60)) + ","
                        + logEvent(madeEvent(2).left(madeEvent(2).size() - 20)) + "," + logEvent("")
                        + "," + logEvent("{\"a\":1}") + "," + logEvent(madeEvent(3)) + "]}");
    QCOMPARE(file.events.size(), std::size_t {2}); // the second is salvaged
    QCOMPARE(file.loaded.source().salvaged, std::uint64_t {1});
    QCOMPARE(file.loaded.snapshot->auditId(1), std::string("id-3"));
    QCOMPARE(file.rejected(), std::size_t {2}); // an empty message is none
}

void TestCloudWatchEnvelope::lookalikes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a message of something else") << QByteArray(R"({"message":"x","timestamp":1})");
    QTest::newRow("fields without values") << QByteArray(R"([{"field":"@message"}])");
    QTest::newRow("other fields") << QByteArray(R"([{"field":"a","value":"b"}])");
    QTest::newRow("no objects") << QByteArray(R"([1,"@message"])");
    QTest::newRow("a list in a list") << QByteArray(R"([[{"field":"@message","value":1}]])");
}

// Are told as what they are: no audit events.
void TestCloudWatchEnvelope::lookalikes()
{
    QFETCH(QByteArray, text);
    const WrappedFile file = WrappedFile::of(text + "\n" + madeEvent(1) + "\n");
    QCOMPARE(file.events.size(), std::size_t {1});
    QVERIFY(file.rejected() + file.noise() > 0);
    QCOMPARE(file.formats(), QByteArray());
}

QTEST_APPLESS_MAIN(TestCloudWatchEnvelope)
#include "tst_cloudwatchenvelope.moc"
