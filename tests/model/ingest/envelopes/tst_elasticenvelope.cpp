// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/elasticenvelope.h"

#include "tests/model/ingest/envelopes/wrappedfile.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;

class TestElasticEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void samples_data();
    void samples();
    void records_data();
    void records();
    void fieldsAlone();
    void lostMetadata();
    void flattenedFields();
    void contradictions();
    void wholeFieldsBeforeCutText();
    void cluster();
};

void TestElasticEnvelope::samples_data()
{
    QTest::addColumn<bool>("dummy");
    QTest::newRow("40_elastic_search_response.json") << true;
    QTest::newRow("41_elasticdump.jsonl") << true;
    QTest::newRow("42_elastic_event_original_only.jsonl") << true;
}

void TestElasticEnvelope::samples()
{
    KUBEWAKE_SHARED_SAMPLE(path);
    const WrappedFile file(path.toStdString());
    QCOMPARE(differenceFromPlain(file), QByteArray());
    QCOMPARE(file.formats(), QByteArray("Elasticsearch 11"));
    QCOMPARE(file.others(), QByteArray());
}

void TestElasticEnvelope::records_data()
{
    const RecordRows row;
    const QByteArray event = madeEvent(1);
    const QByteArray source = R"({"event":{"original":)" + quoted(event) + "}}";
    const QByteArray hit = R"({"_index":"i","_id":"1","_source":)" + source + '}';
    row("hit", hit, 1);
    row("hits", hit + '\n' + hit.chopped(3) + R"(},"x":1}})", 2);
    row("bulk file",
        R"({"index":{"_index":"i","_id":"1"}})"
        "\n" + source
            + "\n{\"create\":{}}\n",
        1, 0, "action of a bulk file of Elasticsearch 2");
    row("search", R"({"took":1,"hits":{"hits":[)" + hit + ",\n" + hit + "]}}", 2);
    row("search without hits", R"({"took":1,"hits":{"hits":[]}})", 0);
    row("search with something else", R"({"took":1,"hits":{"hits":[3,)" + hit + "]}}", 1, 1);
    row("other index", R"({"_index":"i","_source":{"message":"hello"}})", 0, 0,
        "other document in Elasticsearch 1");
    row("message of another program",
        R"({"@timestamp":"2026-11-23T09:46:00Z","agent":{},"message":"{\"a\":1}"})", 0, 0,
        "other document in Elasticsearch 1");
    row("event as the document", R"({"_id":"1","_source":)" + event + '}', 1);
    row("document of Fluent Bit",
        R"({"_id":"1","_source":{"@timestamp":"2026-11-23T09:46:00Z","log":)" + quoted(event)
            + "}}",
        1);
    row("flattened key", R"({"_source":{"event.original":)" + quoted(event) + R"(},"_id":"1"})", 1);
    row("cut off",
        R"({"@timestamp":"2026-11-23T09:46:00Z","agent":{},"message":)" + quoted(event.chopped(30))
            + "}\n",
        1);
    row("no index", R"({"_source":)" + source + '}', 0, 1);
    row("no document", R"({"_index":"i","_id":"1"})", 0, 1);
    row("no hits", R"({"took":1,"hits":{"hits":{}}})", 0, 1);
    row("without auditID",
        R"({"_id":"1","_source":{"kubernetes":{"audit":{"stage":"Panic","verb":"get"}}}})", 0, 0,
        "other document in Elasticsearch 1");
    row("flattened without a stage",
        R"({"_id":"1","_source":{"kubernetes.audit.auditID":"a","kubernetes.audit.verb":"get"}})",
        0, 1);
}

void TestElasticEnvelope::records()
{
    checkRecords();
}

// What the document has only in `kubernetes.audit`: the event, but for dots in annotation keys,
// which are put back.
void TestElasticEnvelope::fieldsAlone()
{
    const QString path = sharedData(QStringLiteral("envelopes/41_elasticdump.jsonl"));
    if (path.isEmpty())
        QSKIP("the shared data is not on this machine");
    QByteArray text;
    json response = {{"took", 1}, {"hits", {{"hits", json::array()}}}};
    for (const QByteArray &line : readAll(path).split('\n')) {
        if (line.isEmpty())
            continue;
        json hit = json::parse(line.toStdString());
        hit["_source"]["event"].erase("original");
        text += QByteArray::fromStdString(hit.dump()) + '\n';
        response["hits"]["hits"].push_back(hit);
    }
    const WrappedFile lines = WrappedFile::of(text);
    QCOMPARE(differenceFromPlain(lines), QByteArray());
    QCOMPARE(lines.formats(), QByteArray("Elasticsearch 11"));
    QCOMPARE(differenceFromPlain(WrappedFile::of(QByteArray::fromStdString(response.dump(1)))),
             QByteArray());
}

// The integration leaves out the metadata of bodies: that is no whole body.
void TestElasticEnvelope::lostMetadata()
{
    const QByteArray begin =
        R"({"kubernetes":{"audit":{"auditID":"a","stage":"Panic","verb":"create",)";
    const WrappedFile lost =
        WrappedFile::of(begin + R"("requestObject":{"kind":"Pod","spec":{}}}}})");
    QCOMPARE(lost.flags(0) & kTruncatedBodies, std::uint32_t {kTruncatedBodies});
    for (const char *body : {R"({"kind":"Pod","metadata":{}})", R"({"spec":{}})", "null"}) {
        const WrappedFile whole = WrappedFile::of(begin + R"("requestObject":)" + body + "}}}");
        QCOMPARE(whole.events.size(), std::size_t {1});
        QCOMPARE(whole.flags(0) & kTruncatedBodies, 0U);
    }
}

void TestElasticEnvelope::flattenedFields()
{
    const WrappedFile file = WrappedFile::of(
        R"({"_index":"i","_id":"1","fields":{"kubernetes.audit.auditID":["a"],"kubernetes.audit.verb":["get"],)"
        R"("kubernetes.audit.verb.keyword":["get"],"kubernetes.audit.stage":["ResponseComplete"],)"
        R"("kubernetes.audit.user.username":["u"],"kubernetes.audit.user.groups":["g"],)"
        R"("kubernetes.audit.user.extra.a.b/c":["x"],"kubernetes.audit.sourceIPs":["192.0.2.1","::1"],)"
        R"("kubernetes.audit.responseStatus.code":[200],"kubernetes.audit.objectRef.resource":["pods"],)"
        R"("kubernetes.audit.annotations.authorization_k8s_io/decision":["allow"],)"
        R"("kubernetes.audit.annotations.no_domain":["x"],)"
        R"("kubernetes.audit.requestObject.spec.containers.image":["a","b"],)"
        R"("user.name":["u"],"@timestamp":["2026-11-23T09:46:00Z"]}})");
    QVERIFY2(file.events.size() == 1, file.reasons.constData());
    QCOMPARE(QByteArray::fromStdString(file.events[0].dump()),
             QByteArray::fromStdString(json::parse(R"({"auditID":"a","verb":"get",
        "stage":"ResponseComplete","user":{"username":"u","groups":["g"],"extra":{"a.b/c":["x"]}},
        "sourceIPs":["192.0.2.1","::1"],"responseStatus":{"code":200},
        "objectRef":{"resource":"pods"},
        "annotations":{"authorization.k8s.io/decision":"allow","no_domain":"x"},
        "requestObject":{"spec":{"containers":{"image":["a","b"]}}}})")
                                           .dump()));
    QCOMPARE(file.flags(0) & kTruncatedBodies, std::uint32_t {kTruncatedBodies});
    // Half nested.
    const WrappedFile half = WrappedFile::of(
        R"({"kubernetes":{"audit":{"auditID":"a","stage":"Panic","verb":"get","user.username":"u"}}})");
    QVERIFY2(half.events.size() == 1, half.reasons.constData());
    QVERIFY(half.events[0]["user"]["username"] == "u");
}

void TestElasticEnvelope::contradictions()
{
    const QByteArray begin = R"({"kubernetes.audit.auditID":"a","kubernetes.audit.stage":"Panic",)"
                             R"("kubernetes.audit.verb":)";
    const WrappedFile several = WrappedFile::of(begin + R"(["get","list"]})");
    QCOMPARE(several.rejected(), std::size_t {1});
    QVERIFY(several.reasons.contains("several values for one member (verb)"));
    const WrappedFile both = WrappedFile::of(begin + R"("get","kubernetes.audit.verb.x":1})");
    QVERIFY(both.reasons.contains("contradict each other (verb.x)"));
}

void TestElasticEnvelope::wholeFieldsBeforeCutText()
{
    const QByteArray cut = madeEvent(1).chopped(30);
    const WrappedFile file = WrappedFile::of(R"({"event":{"original":)" + quoted(cut)
                                             + R"(},"kubernetes":{"audit":)" + madeEvent(2) + "}}");
    QCOMPARE(file.events.size(), std::size_t {1});
    QVERIFY(file.events[0]["auditID"] == "id-2");
    QCOMPARE(file.loaded.source().salvaged, std::uint64_t {0});
}

void TestElasticEnvelope::cluster()
{
    const QByteArray hit =
        R"({"_id":"1","_source":{"orchestrator":{"cluster":{"name":"c1"}},"message":)"
        + quoted(madeEvent(1))
        + R"(}})"
          "\n";
    QCOMPARE(WrappedFile::of(hit + QByteArray(hit).replace("c1", "c2")).clusters(),
             QByteArray("c1 1, c2 1"));
}

QTEST_APPLESS_MAIN(TestElasticEnvelope)
#include "tst_elasticenvelope.moc"
