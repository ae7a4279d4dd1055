// SPDX-License-Identifier: Apache-2.0
#include "tests/model/ingest/envelopes/unwrapped.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;

namespace {

QByteArray recordOf(const QByteArray &rawEventData,
                    const QByteArray &category = "AdvancedHunting-CloudAuditEvents")
{
    return R"({"time":"2026-11-23T09:40:39Z","category":")" + category
        + R"(","operationName":"Publish","properties":{"DataSource":"Azure Kubernetes Service",)"
          R"("ResourceId":"/s/managedClusters/prod","RawEventData":)"
        + rawEventData + "}}";
}

} // namespace

class TestDefenderEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sampleFile();
    void names();
    void rawEventInAString();
    void others_data();
    void others();
    void damage();
};

// What the shape loses: `kind`, which an event needs not, and the impersonated user. What it adds:
// Timestamp, EventID, and null for what is not there, which is left out.
void TestDefenderEnvelope::sampleFile()
{
    const QString path =
        sharedData(QStringLiteral("envelopes/27_defender_xdr_cloudauditevents.jsonl"));
    if (path.isEmpty())
        QSKIP("the shared data is not on this machine");
    const Unwrapped file(path);
    QCOMPARE(file.reasons(), Texts {});
    std::vector<json> plain = plainEvents();
    QCOMPARE(file.events.size(), plain.size());
    for (std::size_t i = 0; i < plain.size(); ++i) {
        json event = file.events[i];
        QCOMPARE(event["eventID"].get<std::string>(), std::string("AKSAuditLog"));
        QVERIFY(event["timestamp"] == event["stageTimestamp"]);
        event.erase("eventID");
        event.erase("timestamp");
        plain[i].erase("impersonatedUser");
        QCOMPARE(event.dump(1), plain[i].dump(1));
    }
    QCOMPARE(file.report().formats.counts().at("Microsoft Defender XDR"), std::uint64_t {11});
}

void TestDefenderEnvelope::names()
{
    const Unwrapped made(
        recordOf(
            R"({"AuditID":"a","RequestURI":"/x","SourceIPs":["::1"],)"
            R"("Stage":"Panic","ApiVersion":"audit.k8s.io/v1beta1","Verb":"get","NewField":1,)"
            R"("User":{"Username":"u","UID":"1","Groups":["G"],"Extra":{"Key":["V"]}},)"
            R"("ImpersonatedUser":{"Username":"i","Uid":"2"},)"
            R"("ObjectRef":{"Resource":"pods","APIGroup":"g","ApiVersion":"v1","UID":"3","Name":"n",)"
            R"("Namespace":"ns","ResourceVersion":"4","Subresource":"exec"},)"
            R"("ResponseStatus":{"Metadata":{},"Code":200,"Reason":"R"},)"
            R"("RequestObject":{"Kind":"Data","metadata":{"Labels":{"App":"x"}}},)"
            R"("Annotations":{"Authorization.k8s.io/Decision":"allow"}})")
        + '\n');
    QCOMPARE(made.reasons(), Texts {});
    const json expected = json::parse(R"({"kind":"Event","apiVersion":"audit.k8s.io/v1beta1",
        "auditID":"a","requestURI":"/x","sourceIPs":["::1"],"stage":"Panic","verb":"get",
        "newField":1,
        "user":{"username":"u","uid":"1","groups":["G"],"extra":{"Key":["V"]}},
        "impersonatedUser":{"username":"i","uid":"2"},
        "objectRef":{"resource":"pods","apiGroup":"g","apiVersion":"v1","uid":"3","name":"n",
                     "namespace":"ns","resourceVersion":"4","subresource":"exec"},
        "responseStatus":{"metadata":{},"code":200,"reason":"R"},
        "requestObject":{"Kind":"Data","metadata":{"Labels":{"App":"x"}}},
        "annotations":{"Authorization.k8s.io/Decision":"allow"}})");
    QCOMPARE(made.events.at(0).dump(1), expected.dump(1));
    QCOMPARE(made.cluster(0), std::string("prod"));
    QCOMPARE(made.number(0, Column::Flags),
             static_cast<std::uint32_t>(kHasRequestObject | kTimeInferred | kIncomplete));
}

void TestDefenderEnvelope::rawEventInAString()
{
    const Unwrapped made(
        recordOf(R"("{\"AuditID\":\"a\",\"Stage\":\"Panic\",\"UserAgent\":\"x\\\"y\"}")") + '\n');
    QCOMPARE(made.reasons(), Texts {});
    QCOMPARE(made.events.at(0).dump(),
             json::parse(R"({"kind":"Event","stage":"Panic",
        "apiVersion":"audit.k8s.io/v1","auditID":"a","userAgent":"x\"y"})")
                 .dump());
}

void TestDefenderEnvelope::others_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("other");
    const QByteArray event = R"({"AuditID":"a","Stage":"Panic"})";
    QTest::newRow("another table") << recordOf(event, "AdvancedHunting-DeviceEvents")
                                   << QByteArray("AdvancedHunting-DeviceEvents: 1");
    QTest::newRow("another source")
        << recordOf(R"({"Caller":"x"})") << QByteArray("AdvancedHunting-CloudAuditEvents: 1");
    QTest::newRow("no raw event") << recordOf("null")
                                  << QByteArray("AdvancedHunting-CloudAuditEvents: 1");
}

void TestDefenderEnvelope::others()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, other);
    const Unwrapped made(text + '\n');
    QCOMPARE(made.reasons(), Texts {});
    QCOMPARE(made.others(), Texts {other.toStdString()});
    QCOMPARE(made.events.size(), std::size_t {0});
}

void TestDefenderEnvelope::damage()
{
    const QByteArray good = recordOf(R"({"AuditID":"a","Stage":"Panic"})") + '\n';
    const Unwrapped made(good + recordOf(R"("{\"AuditID\":\"a\",\"Ver")") + '\n');
    QCOMPARE(made.reasons(), Texts {"damaged JSON in RawEventData"});
    QCOMPARE(made.events.size(), std::size_t {1});
    QCOMPARE(made.report().rejected.size(), std::size_t {1});
    QCOMPARE(made.report().rejected.front().line, std::uint64_t {2});
    QCOMPARE(made.others(), Texts {});
}

QTEST_APPLESS_MAIN(TestDefenderEnvelope)
#include "tst_defenderenvelope.moc"
