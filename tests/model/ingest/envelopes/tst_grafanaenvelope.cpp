// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/grafanaenvelope.h"

#include "tests/model/ingest/envelopes/wrappedfile.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;

class TestGrafanaEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void samples_data();
    void samples();
    void records_data();
    void records();
    void textDownload();
    void clusters();
};

void TestGrafanaEnvelope::samples_data()
{
    QTest::addColumn<bool>("dummy");
    QTest::newRow("70_grafana_explore.json") << true;
    QTest::newRow("72_logcli.jsonl") << true;
    QTest::newRow("73_loki_query_range.json") << true;
}

void TestGrafanaEnvelope::samples()
{
    KUBEWAKE_SHARED_SAMPLE(path);
    const WrappedFile file(path.toStdString());
    QCOMPARE(differenceFromPlain(file), QByteArray());
    QCOMPARE(file.formats(), QByteArray("Grafana Loki 11"));
    QCOMPARE(file.others(), QByteArray());
}

void TestGrafanaEnvelope::records_data()
{
    const RecordRows row;
    const QByteArray event = madeEvent(1);
    const QByteArray line =
        R"({"line":)" + quoted(event) + R"(,"timestamp":"1795426839164573000",)";
    const QByteArray streams = R"({"status":"success","data":{"resultType":"streams","result":[)";
    const QByteArray stream =
        R"({"stream":{"a":"b"},"values":[["1795426839164573000",)" + quoted(event) + "]";
    row("explore", '[' + line + R"("fields":{}}])", 1);
    row("logcli", line + R"("labels":{}})", 1);
    row("no labels", line + R"("labels":3})", 1); // by AnyWrapperEnvelope
    row("streams", streams + stream + "]}," + stream + "]}]}}", 2);
    row("pushed streams", R"({"streams":[)" + stream + "]}]}", 0, 1);
    row("text in front", R"({"line":)" + quoted("x " + event) + R"(,"timestamp":"1","fields":{}})",
        1);
    row("other text", R"({"line":"hello","timestamp":"1","fields":{}})", 0);
    row("other JSON", R"({"line":"{\"a\":1}","timestamp":"1","fields":{}})", 0, 0,
        "other line in Loki 1");
    row("metadata of a line", streams + stream.chopped(1) + R"(,{"x":"y"}]]}]}})", 1);
    row("no line", streams + stream + R"(,["1"],3,["1",{}]]}]}})", 1, 3);
    row("no stream", streams + "3]}}", 0, 1);
    row("matrix",
        R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"2"]]}]}})",
        0, 0, "metrics in Loki or Prometheus 1");
    row("cut off",
        R"({"line":)" + quoted(event.chopped(30))
            + R"(,"timestamp":"1","fields":{}})"
              "\n",
        1);
    row("no timestamp", R"({"line":"{\"a\":1}","fields":{}})", 0, 1);
}

void TestGrafanaEnvelope::records()
{
    checkRecords();
}

// Lines with times in front of the events; what is over them is no damage.
void TestGrafanaEnvelope::textDownload()
{
    const WrappedFile made = WrappedFile::of("Common labels: {\"job\":\"audit\"}\nLine limit: "
                                             "1000\n\n\n1795426839164\t2026-11-23T09:40:39.164Z\t"
                                             + madeEvent(1) + '\n');
    QCOMPARE(made.events.size(), std::size_t {1});
    QCOMPARE(made.noise(), std::size_t {2});
    QCOMPARE(made.reasons, QByteArray());
    // Not any text before JSON.
    QCOMPARE(WrappedFile::of("Labels: {\"job\":\"audit\"}\n").rejected(), std::size_t {1});
    QCOMPARE(WrappedFile::of("Common labels: " + madeEvent(1) + '\n').events.size(),
             std::size_t {1});
    const QString path = sharedData(QStringLiteral("envelopes/71_grafana_explore.txt"));
    if (path.isEmpty())
        QSKIP("the shared data is not on this machine");
    QCOMPARE(differenceFromPlain(WrappedFile(path.toStdString())), QByteArray());
}

void TestGrafanaEnvelope::clusters()
{
    const QByteArray text = R"({"line":)" + quoted(madeEvent(1))
        + R"(,"timestamp":"1","fields":{"cluster":"c1"}})"
          "\n"
        + R"({"data":{"resultType":"streams","result":[)"
        + R"({"stream":{"k8s_cluster_name":"c2"},"values":[["1",)" + quoted(madeEvent(2))
        + "]]}]}}";
    QCOMPARE(WrappedFile::of(text).clusters(), QByteArray("c1 1, c2 1"));
}

QTEST_APPLESS_MAIN(TestGrafanaEnvelope)
#include "tst_grafanaenvelope.moc"
