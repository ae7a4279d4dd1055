// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/otlpvalue.h"

#include "tests/model/ingest/envelopes/unwrapped.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;

namespace {

// What a collector makes of a JSON value.
json anyValue(const json &value)
{
    if (value.is_string())
        return {{"stringValue", value}};
    if (value.is_boolean())
        return {{"boolValue", value}};
    if (value.is_number_integer())
        return {{"intValue", std::to_string(value.get<std::int64_t>())}};
    if (value.is_number())
        return {{"doubleValue", value}};
    if (value.is_null())
        return json::object();
    json values = json::array();
    for (const auto &[key, element] : value.items()) {
        if (value.is_object())
            values.push_back({{"key", key}, {"value", anyValue(element)}});
        else
            values.push_back(anyValue(element));
    }
    const char *kind = value.is_object() ? "kvlistValue" : "arrayValue";
    return {{kind, {{"values", values}}}};
}

json attributes(const json &members)
{
    return anyValue(members)["kvlistValue"]["values"];
}

json logRecord(const json &body)
{
    return {{"timeUnixNano", "1720030693259728306"}, {"severityNumber", 9}, {"body", body}};
}

QByteArray exported(const json &records, const json &resource)
{
    const json scope = {{"scope", json::object()}, {"logRecords", records}};
    const json logs = {{"resource", {{"attributes", attributes(resource)}}},
                       {"scopeLogs", json::array({scope})}};
    return QByteArray::fromStdString(json {{"resourceLogs", json::array({logs})}}.dump()) + '\n';
}

const json kEvent = json::parse(R"({"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"a",
    "stage":"ResponseComplete","verb":"create","user":{"username":"u","groups":["g","h"]},
    "sourceIPs":[],"responseStatus":{"metadata":{},"code":201},"annotations":{"a.b/c":"é\n\u0022"},
    "requestObject":{"on":true,"ratio":0.5,"items":[{"a":[1,-2]},null]},
    "requestReceivedTimestamp":"2026-11-23T09:40:39.152908Z"})");

} // namespace

class TestOtlpEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bodyIsAString();
    void bodyIsATree();
    void onlyAttributes();
    void withoutATime();
    void clusters_data();
    void clusters();
    void others();
    void damage();
    void nearMisses_data();
    void nearMisses();
    void deepValues();
};

void TestOtlpEnvelope::bodyIsAString()
{
    json other = kEvent;
    other["auditID"] = "b";
    const json records = json::array({logRecord({{"stringValue", kEvent.dump()}}),
                                      logRecord({{"stringValue", other.dump() + '\n'}})});
    const Unwrapped made(exported(records, {{"openshift.cluster.uid", "c"}}));
    QCOMPARE(made.reasons(), Texts {});
    QVERIFY(made.events == (std::vector<json> {kEvent, other}));
    QCOMPARE(made.cluster(1), std::string("c"));
    QCOMPARE(made.report().formats.counts().at("OpenTelemetry"), std::uint64_t {2});
    // The same, pretty-printed over many lines.
    const auto pretty = json::parse(exported(records, json::object()).toStdString()).dump(2);
    QVERIFY(Unwrapped(QByteArray::fromStdString(pretty)).events == made.events);
}

void TestOtlpEnvelope::bodyIsATree()
{
    json other = kEvent;
    other["auditID"] = "b";
    const json records = json::array({logRecord(anyValue(kEvent)), logRecord(anyValue(other))});
    const Unwrapped made(exported(records, {{"k8s.cluster.name", "c"}}));
    QCOMPARE(made.reasons(), Texts {});
    QVERIFY(made.events == (std::vector<json> {kEvent, other}));
    QCOMPARE(made.cluster(0), std::string("c"));
}

// Lost: the audit ID, the times (that of the record remains), addresses, bodies.
void TestOtlpEnvelope::onlyAttributes()
{
    json record = logRecord({{"stringValue", ""}});
    record["attributes"] = attributes({
        {"openshift.log.type", "audit"},
        {"k8s.audit.event.level", "default"}, // of the collector
        {"k8s.audit.event.stage", "ResponseComplete"},
        {"k8s.audit.event.request.uri", "/api/v1/namespaces/shop/pods?limit=5"},
        {"k8s.audit.event.request.verb", "list"},
        {"k8s.audit.event.user_agent", "kubectl/1"},
        {"k8s.audit.event.response.code", 403},
        {"k8s.audit.event.object_ref.resource", "pods"},
        {"k8s.audit.event.object_ref.namespace", "shop"},
        {"k8s.audit.event.object_ref.name", nullptr},
        {"k8s.audit.event.object_ref.api_version", "v1"},
        {"k8s.audit.event.annotation.authorization.k8s.io/decision", "forbid"},
        {"k8s.user.username", "ana"},
        {"k8s.user.groups", {"g", "h"}},
    });
    const Unwrapped made(exported(json::array({record}), json::object()));
    QCOMPARE(made.reasons(), Texts {});
    const json expected = json::parse(R"({"kind":"Event","apiVersion":"audit.k8s.io/v1",
        "stage":"ResponseComplete","requestURI":"/api/v1/namespaces/shop/pods?limit=5",
        "verb":"list","user":{"username":"ana","groups":["g","h"]},"userAgent":"kubectl/1",
        "objectRef":{"resource":"pods","namespace":"shop","apiVersion":"v1"},
        "responseStatus":{"code":403},"annotations":{"authorization.k8s.io/decision":"forbid"}})");
    QCOMPARE(made.events.at(0).dump(1), expected.dump(1));
    // 1720030693259728306 ns, but for the last digit.
    QCOMPARE(made.loaded.snapshot->time(0) / 10, std::int64_t {172003069325972});
    QCOMPARE(made.number(0, Column::Flags),
             static_cast<std::uint32_t>(kTimeInferred | kIncomplete));
    QCOMPARE(made.text(0, Column::Level), std::string("(absent)"));
}

// Read again from its place, a record is known by what holds the event, not by its time.
void TestOtlpEnvelope::withoutATime()
{
    const json told = {{"attributes", attributes({{"k8s.audit.event.request.uri", "/api"}})}};
    const json records = json::array({json::object({{"body", anyValue(kEvent)}}), told});
    const Unwrapped made(exported(records, json::object()));
    QCOMPARE(made.reasons(), Texts {});
    QCOMPARE(made.events.size(), std::size_t {2});
    QVERIFY(made.events[0] == kEvent);
    QVERIFY(made.events[1].at("requestURI") == "/api");
}

void TestOtlpEnvelope::clusters_data()
{
    QTest::addColumn<QString>("key");
    for (const char *key : {"k8s.cluster.name", "openshift.cluster.uid", "openshift.cluster_id",
                            "k8s.cluster.uid", "cluster.id"})
        QTest::newRow(key) << QString::fromUtf8(key);
}

void TestOtlpEnvelope::clusters()
{
    QFETCH(QString, key);
    const json records = json::array({logRecord({{"stringValue", kEvent.dump()}})});
    const Unwrapped made(exported(records, {{key.toStdString(), "the\"one"}}));
    QCOMPARE(made.cluster(0), std::string("the\"one"));
}

void TestOtlpEnvelope::others()
{
    const json text = json::array({logRecord({{"stringValue", "starting"}})});
    const Unwrapped made(
        exported(text, {{"service.name", "web"}})
        + exported(text, {{"openshift.log.source", "auditd"}}) + exported(text, json::object())
        + exported(json::array({json::object()}), json::object())
        + exported(json::array({logRecord(anyValue({{"a", 1}}))}), json::object()));
    QCOMPARE(made.reasons(), Texts {});
    QCOMPARE(made.others(),
             (Texts {"OpenTelemetry: auditd: 1", "OpenTelemetry: other log: 3",
                     "OpenTelemetry: web: 1"}));
    QCOMPARE(made.events.size(), std::size_t {0});
}

void TestOtlpEnvelope::damage()
{
    const json records = json::array({logRecord({{"stringValue", kEvent.dump().substr(1)}}),
                                      logRecord(anyValue({{"auditID", "a"}})),
                                      logRecord({{"stringValue", kEvent.dump()}})});
    const Unwrapped made(exported(records, json::object()));
    QCOMPARE(made.events.size(), std::size_t {1});
    QCOMPARE(made.reasons(),
             (Texts {"a piece of JSON that is no whole event", "JSON, but no audit event"}));
    const Unwrapped nothing(
        QByteArray(R"({"resourceLogs":[1,{"scopeLogs":7},{"scopeLogs":[{"logRecords":[)"
                   R"(2]}]}]})"
                   "\n"));
    QCOMPARE(nothing.reasons(), Texts {});
    QCOMPARE(nothing.others(), Texts {"OpenTelemetry: other log: 1"});
}

void TestOtlpEnvelope::nearMisses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("spans") << QByteArray(R"({"resourceSpans":[]})");
    QTest::newRow("no list") << QByteArray(R"({"resourceLogs":{}})");
}

void TestOtlpEnvelope::nearMisses()
{
    QFETCH(QByteArray, text);
    const Unwrapped made(text + '\n');
    QCOMPARE(made.reasons(), Texts {"JSON, but no audit event"});
}

void TestOtlpEnvelope::deepValues()
{
    const auto nested = [](int depth) {
        std::string text;
        for (int i = 0; i < depth; ++i)
            text += R"({"arrayValue":{"values":[)";
        text += R"({"boolValue":true})";
        for (int i = 0; i < depth; ++i)
            text += "]}}";
        std::string plain;
        return appendOtlpValue(JsonObjectView(text), plain) ? plain : std::string("none");
    };
    QCOMPARE(nested(2), std::string("[[true]]"));
    QVERIFY(nested(kMaximumOtlpDepth).find("true") != std::string::npos);
    QVERIFY(nested(kMaximumOtlpDepth + 1).find("true") == std::string::npos);
    QVERIFY(nested(kMaximumOtlpDepth + 1).find("null") != std::string::npos);
    QVERIFY(nested(100'000).find("null") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestOtlpEnvelope)
#include "tst_otlpenvelope.moc"
