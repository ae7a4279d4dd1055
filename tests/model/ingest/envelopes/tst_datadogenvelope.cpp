// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/datadogenvelope.h"

#include "tests/model/ingest/envelopes/wrappedfile.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;

class TestDatadogEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void samples_data();
    void samples();
    void records_data();
    void records();
    void firstApi();
    void movedMembers();
    void keptMembers();
    void pathForUri();
    void clusters();
};

void TestDatadogEnvelope::samples_data()
{
    QTest::addColumn<bool>("dummy");
    QTest::newRow("60_datadog_archive.jsonl") << true;
    QTest::newRow("61_datadog_api_v2.json") << true;
}

// Nothing is lost in the samples: what the pipeline moved is put back, what it added left out. Lost
// would be the order of members, and all but one of several source addresses where only
// network.client.ip is left.
void TestDatadogEnvelope::samples()
{
    KUBEWAKE_SHARED_SAMPLE(path);
    const WrappedFile file(path.toStdString());
    QCOMPARE(differenceFromPlain(file), QByteArray());
    QCOMPARE(file.formats(), QByteArray("Datadog 11"));
    QCOMPARE(file.others(), QByteArray());
}

void TestDatadogEnvelope::records_data()
{
    const RecordRows row;
    const QByteArray event = madeEvent(1);
    const QByteArray archive =
        R"({"_id":"1","date":"2026-11-23T09:40:39Z","service":"k","attributes":)";
    const QByteArray api = R"({"data":[{"id":"1","type":"log","attributes":{"attributes":)";
    row("archive", archive + event + '}', 1);
    row("API", api + event + "}}]}", 1);
    row("in the message", archive + R"({},"message":)" + quoted(event) + '}', 1);
    row("in the message, API", api + R"({},"message":)" + quoted(event) + "}}]}", 1);
    row("cut off in the message", archive + R"({},"message":)" + quoted(event.chopped(30)) + "}\n",
        1);
    row("other log", archive + R"({"a":1},"message":"hello"})", 0, 0, "other log in Datadog 1");
    row("other log, API", api + "{}}}]}", 0, 0, "other log in Datadog 1");
    const QByteArray first = R"({"logs":[{"id":"1","content":{"timestamp":"2026-11-23T09:40:39Z",)"
                             R"("tags":["a:b"],"host":"h","service":"k",)";
    row("first API", first + R"("message":"","attributes":)" + event + "}}]}", 1);
    row("first API, its other members before",
        R"({"nextLogId":null,"status":"done",)" + first.mid(1) + R"("attributes":)" + event
            + "}}]}",
        1);
    row("first API, in the message", first + R"("message":)" + quoted(event) + "}}]}", 1);
    row("first API, other log", first + R"("message":"hello","attributes":{"a":1}}}]})", 0, 0,
        "other log in Datadog 1");
    row("first API, no event", first + R"("attributes":{"auditID":"a"}}}]})", 0, 1);
    row("first API, none", R"({"logs":[],"nextLogId":null,"status":"done"})", 0);
    row("first API, cut off", first + R"("attributes":)" + event.chopped(5), 0, 1);
    row("content of somebody else", R"({"id":"1","content":{"text":"x"}})", 0, 1);
    row("content that is text", R"({"logs":[{"id":"1","content":"x"},{"id":1,"content":{}}]})", 0,
        2);
    row("damaged",
        archive
            + R"({"auditID":"a","stage":"Panic","verb":tru}})"
              "\n",
        0, 1);
    row("no event", archive + R"({"auditID":"a"}})", 0, 1);
    row("no attributes", R"({"_id":"1","date":"2026-11-23T09:40:39Z","service":"k"})", 0, 1);
    row("attributes of OpenTelemetry", R"({"attributes":{"a":"b"},"body":"x"})", 0, 1);
}

void TestDatadogEnvelope::records()
{
    checkRecords();
}

// The records of the second API, as the first one wraps them, over pages and over lines.
void TestDatadogEnvelope::firstApi()
{
    const QString path = sharedData(QStringLiteral("envelopes/61_datadog_api_v2.json"));
    if (path.isEmpty())
        QSKIP("the shared data is not on this machine");
    const json second = json::parse(readAll(path).toStdString());
    json pages[2] = {{{"logs", json::array()}, {"nextLogId", "x"}, {"status", "done"}},
                     {{"logs", json::array()}, {"nextLogId", nullptr}, {"status", "done"}}};
    std::size_t number = 0;
    for (const json &log : second["data"]) {
        json content = log["attributes"];
        content["tags"].push_back("kube_cluster_name:c1");
        pages[number++ / 6]["logs"].push_back({{"id", log["id"]}, {"content", content}});
    }
    for (const int indent : {-1, 2}) {
        const WrappedFile file = WrappedFile::of(
            QByteArray::fromStdString(pages[0].dump(indent) + "\n" + pages[1].dump(indent) + "\n"));
        QCOMPARE(differenceFromPlain(file), QByteArray());
        QCOMPARE(file.formats(), QByteArray("Datadog 11"));
        QCOMPARE(file.clusters(), QByteArray("c1 11"));
    }
}

// All that the pipeline moves, from wherever it puts it.
void TestDatadogEnvelope::movedMembers()
{
    const WrappedFile file = WrappedFile::of(
        R"({"_id":"1","attributes":{"auditID":"a","stage":"ResponseComplete","user":{"groups":["g"]},)"
        R"("http":{"method":"list","status_code":"403","useragent":"k \"x\"","url":"/api?x=1",)"
        R"("url_details":{"path":"/api"}},"usr":{"id":"u","name":"n"},)"
        R"("network":{"client":{"ip":"192.0.2.1"}}}})"
        "\n"
        R"({"_id":"2","attributes":{"auditID":"b","stage":"Panic","requestURI":"/","responseStatus":{"reason":"x"},)"
        R"("http":{"status_code":500},"usr":{"name":"n"},"network":{"client":{"ip":["::1","::2"]}}}})");
    QVERIFY2(file.events.size() == 2, file.reasons.constData());
    QCOMPARE(QByteArray::fromStdString(file.events[0].dump()),
             QByteArray::fromStdString(json::parse(R"({"auditID":"a","stage":"ResponseComplete",
        "user":{"username":"u","groups":["g"]},"responseStatus":{"code":403},"verb":"list",
        "userAgent":"k \"x\"","requestURI":"/api?x=1","sourceIPs":["192.0.2.1"]})")
                                           .dump()));
    QCOMPARE(
        QByteArray::fromStdString(file.events[1].dump()),
        QByteArray::fromStdString(json::parse(R"({"auditID":"b","stage":"Panic","requestURI":"/",
        "user":{"username":"n"},"responseStatus":{"code":500,"reason":"x"},
        "sourceIPs":["::1","::2"]})")
                                      .dump()));
    QCOMPARE(file.flags(0), std::uint32_t {kIncomplete});
}

// What the event still has counts more than what the pipeline made of it.
void TestDatadogEnvelope::keptMembers()
{
    const WrappedFile file = WrappedFile::of(
        R"({"_id":"1","attributes":{"auditID":"a","stage":"Panic","verb":"get","requestURI":"/x",)"
        R"("user":{"username":"u"},"responseStatus":null,"userAgent":"","sourceIPs":[],"unknown":1,)"
        R"("http":{"method":"GET","status_code":200,"useragent":"z","url_details":{"path":"/"}},)"
        R"("usr":{"id":"z"},"network":{"client":{"ip":"::9"}}}})");
    QVERIFY2(file.events.size() == 1, file.reasons.constData());
    QCOMPARE(QByteArray::fromStdString(file.events[0].dump()),
             QByteArray::fromStdString(json::parse(R"({"auditID":"a","stage":"Panic","verb":"get",
        "requestURI":"/x","user":{"username":"u"},"responseStatus":null,"userAgent":"",
        "sourceIPs":[],"unknown":1})")
                                           .dump()));
}

void TestDatadogEnvelope::pathForUri()
{
    const WrappedFile file =
        WrappedFile::of(R"({"_id":"1","attributes":{"auditID":"a","stage":"Panic","verb":"get",)"
                        R"("http":{"url_details":{"path":"/api/v1/pods"}}}})");
    QVERIFY2(file.events.size() == 1, file.reasons.constData());
    QVERIFY(file.events[0]["requestURI"] == "/api/v1/pods");
    QVERIFY((file.flags(0) & kUriInferred) != 0);
}

void TestDatadogEnvelope::clusters()
{
    const QByteArray text = R"({"_id":"1","tags":["env:x","kube_cluster_name:c1"],"attributes":)"
        + madeEvent(1) + "}\n"
        + R"({"type":"log","attributes":{"tags":["cluster_name:c2"],"attributes":)" + madeEvent(2)
        + "}}\n";
    QCOMPARE(WrappedFile::of(text).clusters(), QByteArray("c1 1, c2 1"));
}

QTEST_APPLESS_MAIN(TestDatadogEnvelope)
#include "tst_datadogenvelope.moc"
