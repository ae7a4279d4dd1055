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
    void tables();
    void rowsOfFields();
    void rowsOfFieldsOnly();
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
    const auto table = [](const char *fields, const QByteArray &key,
                          const QByteArray &values) -> QByteArray {
        return QByteArray(R"({"preview":false,"init_offset":0,"messages":[],"fields":)") + fields
            + R"(,")" + key + R"(":)" + values + '}';
    };
    const QByteArray text = quoted(event);
    row("rows",
        table(R"(["_time","_raw"])", "rows", R"([["1",)" + text + R"(],["2",)" + text + "]]"), 2);
    row("rows, fields as objects",
        table(R"([{"name":"_raw","rank":1},{"name":"host"}])", "rows", "[[" + text + R"(,"h"]])"),
        1);
    row("rows, nothing else", R"({"fields":["_raw"],"rows":[[)" + text + "]]}", 1);
    row("rows, other text", table(R"(["_raw"])", "rows", R"([["hello"],["{\"a\":1}"],[null]])"), 0,
        0, "other event in Splunk 2");
    row("rows, damaged",
        table(R"(["_raw","a"])", "rows",
              R"([["x"],{"_raw":1},)"
              "[" + text
                  + ",1]]"),
        1, 2);
    row("rows, none", table(R"(["_raw"])", "rows", "[]"), 0);
    row("rows of something else", table(R"(["count"])", "rows", R"([["3"]])"), 0, 0,
        "other event in Splunk 1");
    row("rows, preview", table(R"(["_raw"])", "rows", "[[" + text + "]]").replace("false", "true"),
        0, 0, "preview of a Splunk search 1");
    row("columns",
        table(R"(["_time","_raw"])", "columns", R"([["1","2"],[)" + text + "," + text + "]]"), 2);
    row("columns, one too few", table(R"(["_raw","a"])", "columns", "[[" + text + "]]"), 0, 1);
    row("columns, no list", table(R"(["_raw"])", "columns", "[" + text + "]"), 0, 1);
    row("columns of fields", table(R"(["auditID","verb"])", "columns", R"([["a"],["get"]])"), 0, 1);
    row("rows of nobody", R"({"fields":["a"],"rows":[["b"]]})", 0, 1);
    row("fields that are none", table("[1]", "rows", "[[" + text + "]]"), 0, 1);
    row("fields without end", R"({"fields":["_raw"],"rows":[[)" + text, 0, 1);
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

// The same events as everywhere, by rows and by columns, on one line and on many.
void TestSplunkEnvelope::tables()
{
    const WrappedFile plain(sharedData(QStringLiteral("envelopes/00_plain.jsonl")).toStdString());
    if (plain.events.empty())
        QSKIP("the shared data is not on this machine");
    json rows = {{"preview", false}, {"init_offset", 0}, {"fields", {"_raw", "_time"}}};
    json columns = rows;
    columns["fields"] = {{{"name", "_raw"}}, {{"name", "_time"}}};
    rows["rows"] = json::array();
    columns["columns"] = {json::array(), json::array()};
    for (const json &event : plain.events) {
        rows["rows"].push_back({event.dump(), "2026-11-23T09:40:39.164+00:00"});
        columns["columns"][0].push_back(event.dump());
        columns["columns"][1].push_back("2026-11-23T09:40:39.164+00:00");
    }
    for (const json &table : {rows, columns}) {
        for (const int indent : {-1, 2}) {
            const WrappedFile file = WrappedFile::of(QByteArray::fromStdString(table.dump(indent)));
            QCOMPARE(differenceFromPlain(file), QByteArray());
            QCOMPARE(file.formats(), QByteArray("Splunk 11"));
        }
    }
    const EvidenceFolder folder;
    const LoadedEvidence loaded(
        {folder.make(QStringLiteral("t"),
                     "{\n\"fields\":[\"_raw\"],\n\"rows\":[\n[" + quoted(madeEvent(1)) + "],\n["
                         + quoted(madeEvent(2)) + "]]}\n")});
    QCOMPARE(loaded.snapshot->eventCount(), 2U);
    QCOMPARE(loaded.snapshot->line(0), 4U);
    QCOMPARE(loaded.snapshot->line(1), 5U);
}

// Beside the text, fields only tell about it.
void TestSplunkEnvelope::rowsOfFields()
{
    const QByteArray event = quoted(R"({"auditID":"a","stage":"Panic","verb":"get"})");
    const WrappedFile file = WrappedFile::of(
        R"({"fields":["_time","_raw","cluster_name","verb","auditID"],"rows":[["1795426839.5",)"
        + event + R"(,"c1",["x","y"],null]]})");
    QCOMPARE(file.clusters(), QByteArray("c1 1"));
    QCOMPARE(file.loaded.snapshot->time(0), MicrosecondsUtc {1795426839500000});
    QCOMPARE(file.events[0].value("verb", ""), std::string("get"));
}

// They are put together as they are in objects.
void TestSplunkEnvelope::rowsOfFieldsOnly()
{
    const QByteArray head =
        R"({"preview":false,"init_offset":0,"messages":[],)"
        R"("fields":["auditID","stage","verb",{"name":"user.username"},)"
        R"("user.groups{}","sourceIPs{}","responseStatus.code","index","_time"],)"
        R"("rows":[)";
    const QByteArray row = R"(["a","ResponseComplete",["list","list"],"u",["g","h"],"192.0.2.1",)"
                           R"("403","k8s","2026-11-23T09:40:39.164+00:00"])";
    const json expected = json::parse(R"({"auditID":"a","stage":"ResponseComplete","verb":"list",
        "user":{"username":"u","groups":["g","h"]},"sourceIPs":["192.0.2.1"],
        "responseStatus":{"code":403}})");
    const WrappedFile file =
        WrappedFile::of(head + row + R"(,["b"],[null,"Panic","get",null,null,null,null,null,null],)"
                        + QByteArray(row).replace("\"a\"", "\"c\"") + "]}" + head + "]}");
    QCOMPARE(file.loaded.source().framing, std::string("Splunk (query response)"));
    QCOMPARE(static_cast<int>(file.events.size()), 2);
    QCOMPARE(QByteArray::fromStdString(file.events[0].dump()),
             QByteArray::fromStdString(expected.dump()));
    QCOMPARE(file.events[1].value("auditID", ""), std::string("c"));
    QCOMPARE(static_cast<int>(file.rejected()), 2);
    QCOMPARE(file.flags(0), std::uint32_t {kTimeInferred | kIncomplete});
    // What has the text of events may follow, and what is a preview is not read.
    const WrappedFile more = WrappedFile::of(
        head + row + "]}\n" + QByteArray(head).replace("false", "true") + row + "]}\n"
        + R"({"fields":["_raw"],"rows":[[)" + quoted(madeEvent(1)) + "]]}");
    QCOMPARE(static_cast<int>(more.events.size()), 2);
    QCOMPARE(static_cast<int>(more.rejected()), 0);
    QCOMPARE(more.others(), QByteArray("preview of a Splunk search 1"));
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
