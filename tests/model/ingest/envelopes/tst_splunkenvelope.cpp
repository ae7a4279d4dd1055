// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/splunkenvelope.h"

#include "tests/model/ingest/envelopes/wrappedfile.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;

class TestSplunkEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void samples_data();
    void samples();
    void records_data();
    void records();
    void fieldsOnly();
    void timeOfTheRow();
    void cluster();
};

void TestSplunkEnvelope::samples_data()
{
    QTest::addColumn<bool>("dummy");
    QTest::newRow("50_splunk_export.json") << true;
    QTest::newRow("51_splunk_results.json") << true;
    QTest::newRow("54_splunk_hec.jsonl") << true;
}

void TestSplunkEnvelope::samples()
{
    KUBEWAKE_SHARED_SAMPLE(path);
    const WrappedFile file(path.toStdString());
    QCOMPARE(differenceFromPlain(file), QByteArray());
    QCOMPARE(file.formats(), QByteArray("Splunk 11"));
    QCOMPARE(file.others(), QByteArray());
}

void TestSplunkEnvelope::records_data()
{
    const RecordRows row;
    const QByteArray event = madeEvent(1);
    const QByteArray raw =
        R"({"_raw":)" + quoted(event) + R"(,"_time":"2026-11-23T09:40:39.164+00:00"})";
    row("export",
        R"({"preview":false,"result":)" + raw + "}\n" + R"({"preview":false,"lastrow":true})", 1, 0,
        "end of a Splunk search 1");
    row("last row", R"({"preview":false,"offset":1,"lastrow":true,"result":)" + raw + '}', 1);
    row("preview", R"({"preview":true,"result":)" + raw + '}', 0, 0,
        "preview of a Splunk search 1");
    row("results", R"({"preview":false,"init_offset":0,"results":[)" + raw + ',' + raw + "]}", 2);
    row("results, preview", R"({"preview":true,"init_offset":0,"results":[)" + raw + "]}", 0, 0,
        "preview of a Splunk search 1");
    row("results of something else",
        R"({"preview":false,"init_offset":0,"results":[{"count":"3"}]})", 0, 0,
        "other event in Splunk 1");
    row("row", raw, 1);
    row("text in front", R"({"_raw":)" + quoted("<14>Nov 23 host k3s: " + event) + '}', 1);
    row("legacy text",
        R"({"_raw":"2026-11-23T09:50:54Z AUDIT: id=\"i\" stage=\"Panic\" ip=\"::1\" method=\"get\" user=\"u\" groups=\"<none>\" as=\"<self>\" asgroups=\"<lookup>\" user-agent=\"\" namespace=\"<none>\" uri=\"/\" response=\"500\""})",
        1);
    row("other text", R"({"_raw":"hello","sourcetype":"x"})", 0);
    row("other JSON", R"({"_raw":"{\"a\":1}","sourcetype":"x"})", 0, 0, "other event in Splunk 1");
    row("no text", R"({"_raw":3})", 0, 1);
    row("cut off", R"({"_raw":)" + quoted(event.chopped(30)) + "}\n", 1);
    row("collector, object", R"({"time":1795426839,"event":)" + event + '}', 1);
    row("collector, string", R"({"sourcetype":"x","event":)" + quoted(event) + '}', 1);
    row("collector, other text", R"({"host":"h","event":"hello"})", 0);
    row("collector, other object", R"({"host":"h","event":{"a":1}})", 0, 0,
        "other event in Splunk 1");
    row("an event alone in an object", R"({"event":{"a":1}})", 0, 1);
    row("more than the collector takes", R"({"host":"h","event":{"a":1},"more":1})", 0, 1);
}

void TestSplunkEnvelope::records()
{
    checkRecords();
}

// Rows without _raw are put together from their fields.
void TestSplunkEnvelope::fieldsOnly()
{
    const QByteArray fields =
        R"({"auditID":"a","stage":"ResponseComplete","verb":"list","user.username":"u",)"
        R"("user.groups{}":["g","h"],"sourceIPs{}":"192.0.2.1","index":"k8s",)"
        R"("responseStatus.code":"403","_time":"2026-11-23T09:40:39.164+00:00"})";
    const json expected = json::parse(R"({"auditID":"a","stage":"ResponseComplete","verb":"list",
        "user":{"username":"u","groups":["g","h"]},"sourceIPs":["192.0.2.1"],
        "responseStatus":{"code":403}})");
    const QByteArrayList texts {R"({"preview":false,"result":)" + fields + '}',
                                R"({"preview":false,"init_offset":0,"results":[)" + fields + "]}"};
    for (const QByteArray &text : texts) {
        const WrappedFile file = WrappedFile::of(text);
        QVERIFY2(file.events.size() == 1, file.reasons.constData());
        QCOMPARE(QByteArray::fromStdString(file.events[0].dump()),
                 QByteArray::fromStdString(expected.dump()));
        QCOMPARE(file.loaded.snapshot->code(Column::Outcome, 0),
                 static_cast<std::uint32_t>(Outcome::Denied));
        QCOMPARE(file.flags(0), std::uint32_t {kTimeInferred | kIncomplete});
    }
}

// Only for an event that has no time of its own.
void TestSplunkEnvelope::timeOfTheRow()
{
    const QByteArray row = R"({"_time":"1795426839.5","_raw":)"
        + quoted(R"({"auditID":"a","stage":"Panic","verb":"get"})") + '}';
    const WrappedFile file = WrappedFile::of(row);
    QCOMPARE(file.loaded.snapshot->time(0), MicrosecondsUtc {1795426839500000});
    QVERIFY((file.flags(0) & kTimeInferred) != 0);
}

void TestSplunkEnvelope::cluster()
{
    const QByteArray text = R"({"time":1795426839,"fields":{"k8s.cluster.name":"c1"},"event":)"
        + madeEvent(1) + "}\n" + R"({"_raw":)" + quoted(madeEvent(2)) + R"(,"cluster_name":"c2"})";
    QCOMPARE(WrappedFile::of(text).clusters(), QByteArray("c1 1, c2 1"));
}

QTEST_APPLESS_MAIN(TestSplunkEnvelope)
#include "tst_splunkenvelope.moc"
