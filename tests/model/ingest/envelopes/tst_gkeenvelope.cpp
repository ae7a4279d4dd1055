// SPDX-License-Identifier: Apache-2.0
#include "model/audit/requesturi.h"
#include "tests/model/ingest/envelopes/unwrapped.h"

#include <QTest>

#include <map>
#include <string>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;

namespace {

const QByteArray kEntry =
    R"({"insertId":"i-1","logName":"projects/p/logs/cloudaudit.googleapis.com%2Factivity",)"
    R"("protoPayload":{"serviceName":"k8s.io","methodName":"io.k8s.core.v1.pods.get",)"
    R"("resourceName":"core/v1/namespaces/shop/pods/web"},"timestamp":"2026-11-23T09:40:39Z",)"
    R"("resource":{"labels":{"cluster_name":"one"}}})";

QByteArray entryOf(const QByteArray &service)
{
    const QByteArray member = R"("serviceName":")" + service;
    return QByteArray(kEntry).replace(R"("serviceName":"k8s.io)", member);
}

QByteArray message(const QByteArray &text, QByteArray::Base64Options options = {})
{
    const QByteArray data = text.toBase64(options);
    return R"({"ackId":"x","message":{"data":")" + data
        + R"(","messageId":"1","publishTime":"2026-11-23T10:00:00Z"}})";
}

// What sysdiglabs/stackdriver-webhook-bridge makes of the same entries, by audit ID.
std::map<std::string, json> eventsOfTheBridge()
{
    std::map<std::string, json> events;
    const QDir folder(sharedData(QStringLiteral(
        "public/gke/sysdiglabs+stackdriver-webhook-bridge/converter/test_files/k8s_audit_events")));
    for (const QString &file : folder.entryList(QDir::Files)) {
        json event = json::parse(readAll(folder.filePath(file)).toStdString());
        const auto id = event["auditID"].get<std::string>();
        events[id] = std::move(event);
    }
    return events;
}

// The event of the bridge with its errors corrected, one by one; `ours` is asked only for what
// nobody but the log entry knows.
json corrected(json theirs, const json &ours)
{
    // It writes v1beta1, whose members are those of v1.
    theirs["apiVersion"] = "audit.k8s.io/v1";

    // It has the resource name in place of the URI. The API server itself tells the URI of an
    // object in metadata.selfLink of the response (uriOfObject()).
    theirs["requestURI"] = ours["requestURI"];

    // The group of pods, services, … is called core by Google and has no name in Kubernetes.
    if (theirs["objectRef"]["apiGroup"] == "core")
        theirs["objectRef"].erase("apiGroup");

    // The API server says that the request to delete a namespace is in that namespace
    // (RequestInfo.Namespace); to create one is not.
    if (theirs["objectRef"]["resource"] == "namespaces" && theirs["verb"] != "create")
        theirs["objectRef"]["namespace"] = theirs["objectRef"]["name"];

    // It says RequestResponse (Request for exec and attach) even where the entry has no body:
    // of ConfigMaps, exec and attach. What was recorded is metadata.
    if (!theirs.contains("requestObject") && !theirs.contains("responseObject"))
        theirs["level"] = "Metadata";

    // It takes every exec and attach for one that has started. That attach has ended: its entry
    // is the last of the operation.
    if (theirs["objectRef"].value("subresource", "") == "attach")
        theirs["stage"] = "ResponseComplete";

    // It makes up a message and a status that no API server writes.
    json &status = theirs["responseStatus"];
    for (const char *member : {"message", "status"}) {
        if (status.contains(member) && status[member].get<std::string>().ends_with("(inferred)"))
            status.erase(member);
    }
    // It passes over a Status that tells of success, which the API server copies too.
    const auto outcome = theirs.value(json::json_pointer("/responseObject/status"), json());
    if (theirs.value(json::json_pointer("/responseObject/kind"), "") == "Status")
        status["status"] = outcome;
    // For exec and attach, the entry does have a message: what gRPC calls a code that it does not
    // know, 101. The code is the same in both.
    if (status["code"] == 101)
        status["message"] = "UNKNOWN";
    // The API server copies only the bounded members of a Status to an event.
    for (const char *member : {"kind", "apiVersion", "details"})
        status.erase(member);

    // The bodies are told with the name of Google's message around them.
    for (const char *body : {"requestObject", "responseObject"}) {
        if (theirs.contains(body))
            theirs[body].erase("@type");
    }

    // The same instant: zeros at its end are left out by Google.
    const auto instant = [](const json &event) {
        return parseTimestamp(event["requestReceivedTimestamp"].get<std::string>());
    };
    if (instant(theirs) == instant(ours))
        theirs["requestReceivedTimestamp"] = ours["requestReceivedTimestamp"];
    // The entry has one time. To use it for both ends of the request is to say that it took 0 µs.
    theirs.erase("stageTimestamp");
    return theirs;
}

const json::json_pointer kCreatedName("/responseObject/metadata/name");

// Where the response tells no link: by hand.
const std::map<std::string, std::string> kUris {
    {"core/v1/namespaces/default/pods/nginx-deployment-9c6775499-hdq6z/attach/"
     "nginx-deployment-9c6775499-hdq6z",
     "/api/v1/namespaces/default/pods/nginx-deployment-9c6775499-hdq6z/attach"},
    {"core/v1/namespaces/default/pods/hostnetwork-deployment-5dc5447c47-6ssdf/exec/"
     "hostnetwork-deployment-5dc5447c47-6ssdf",
     "/api/v1/namespaces/default/pods/hostnetwork-deployment-5dc5447c47-6ssdf/exec"},
    {"core/v1/namespaces/default/configmaps/my-config",
     "/api/v1/namespaces/default/configmaps/my-config"},
    {"rbac.authorization.k8s.io/v1/clusterroles/some-reader",
     "/apis/rbac.authorization.k8s.io/v1/clusterroles/some-reader"},
    {"rbac.authorization.k8s.io/v1/clusterrolebindings/some-reader-binding",
     "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/some-reader-binding"},
    {"extensions/v1beta1/namespaces/default/deployments/vanilla-nginx-deployment",
     "/apis/extensions/v1beta1/namespaces/default/deployments/vanilla-nginx-deployment"},
    {"core/v1/namespaces/default/services/vanilla-clusterip-service",
     "/api/v1/namespaces/default/services/vanilla-clusterip-service"},
    {"core/v1/namespaces/default/services/vanilla-nginx-deployment",
     "/api/v1/namespaces/default/services/vanilla-nginx-deployment"},
};

// The URI of the object that a request is about.
std::string uriOfObject(const json &ours, const json &theirs)
{
    const std::string link =
        ours.value(json::json_pointer("/responseObject/metadata/selfLink"), "");
    return link.empty() ? kUris.at(theirs["requestURI"].get<std::string>())
                        : percentDecode(link, false);
}

} // namespace

class TestGkeEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sampleFiles_data();
    void sampleFiles();
    void againstTheBridge();
    void sameInEveryShape();
    void shapes_data();
    void shapes();
    void others_data();
    void others();
    void damage_data();
    void damage();
    void nearMisses_data();
    void nearMisses();
    void foldsAnOperation();
    void clusters();
    void auditEventInAMessage();
};

void TestGkeEnvelope::sampleFiles_data()
{
    QTest::addColumn<QString>("path");
    for (const char *file :
         {"envelopes/30_gke_logs_explorer.json", "envelopes/31_gke_gcs_S0.json",
          "envelopes/32_gke_pubsub_pull.json", "envelopes/33_gke_entries_list.json",
          "public/gke/gke_gcs_sink_S0.jsonl", "public/gke/gke_logs_explorer_download.json"})
        QTest::newRow(file) << sharedData(QString::fromUtf8(file));
}

void TestGkeEnvelope::sampleFiles()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        QSKIP("the shared data is not on this machine");
    const Unwrapped file(path);
    // 25 entries in each, as `jq length` counts those of gke_logs_explorer_download.json.
    QCOMPARE(file.events.size(), std::size_t {25});
    QCOMPARE(file.reasons(), Texts {});
    QCOMPARE(file.others(), Texts {});
    QCOMPARE(file.report().noiseLines, std::uint64_t {0});
    QCOMPARE(file.report().formats.counts().at("Google Cloud Logging"), std::uint64_t {25});
    // jq -r '.[].resource.labels|[.project_id,.location,.cluster_name]|join("/")' | sort | uniq -c
    const std::map<std::string, std::uint64_t, std::less<>> clusters {
        {"mstemm-gke-audit-logs/us-central1-a/standard-cluster-1", 24},
        {"mstemm-gke-audit-logs/us-central1-a/test-cluster-2", 1}};
    QVERIFY(file.report().clusters.counts() == clusters);
}

void TestGkeEnvelope::againstTheBridge()
{
    const QString path = sharedData(QStringLiteral("envelopes/31_gke_gcs_S0.json"));
    if (path.isEmpty())
        QSKIP("the shared data is not on this machine");
    const Unwrapped file(path);
    const auto bridge = eventsOfTheBridge();
    QCOMPARE(bridge.size(), std::size_t {25});
    QCOMPARE(file.events.size(), std::size_t {25});
    for (const json &ours : file.events) {
        const auto theirs = bridge.find(ours["auditID"].get<std::string>());
        QVERIFY(theirs != bridge.end());
        // Equal in every member.
        const json difference = json::diff(corrected(theirs->second, ours), ours);
        QVERIFY2(difference.empty(), difference.dump().c_str());
        // What is created has no URI yet: its name is in the body.
        std::string uri = ours["requestURI"].get<std::string>();
        const json &object = ours["objectRef"];
        if (ours["verb"] == "create" && !object.contains("subresource"))
            uri += '/' + object.value("name", ours.value(kCreatedName, ""));
        QCOMPARE(uri, uriOfObject(ours, theirs->second));
    }
}

void TestGkeEnvelope::sameInEveryShape()
{
    if (sharedData(QStringLiteral("envelopes")).isEmpty())
        QSKIP("the shared data is not on this machine");
    const Unwrapped array(sharedData(QStringLiteral("envelopes/30_gke_logs_explorer.json")));
    for (const char *name :
         {"31_gke_gcs_S0.json", "32_gke_pubsub_pull.json", "33_gke_entries_list.json"}) {
        const Unwrapped other(sharedData(QStringLiteral("envelopes/") + QString::fromUtf8(name)));
        QVERIFY(other.events == array.events);
        for (Row row = 0; row < 25; ++row) {
            QCOMPARE(other.cluster(row), array.cluster(row));
            QCOMPARE(other.loaded.snapshot->time(row), array.loaded.snapshot->time(row));
            for (const Column column : {Column::Flags, Column::StatusCode, Column::Outcome})
                QCOMPARE(other.number(row, column), array.number(row, column));
        }
    }
}

void TestGkeEnvelope::shapes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("line") << kEntry + '\n';
    QTest::newRow("array") << '[' + kEntry + "]\n";
    QTest::newRow("pretty") << QByteArray(kEntry).replace(",\"", ",\n  \"") + '\n';
    QTest::newRow("entries.list") << R"({"entries":[)" + kEntry + R"(],"nextPageToken":"t"})";
    QTest::newRow("pull") << '[' + message(kEntry) + "]\n";
    QTest::newRow("pull, alphabet of URLs")
        << message(kEntry + "   ", QByteArray::Base64UrlEncoding) + '\n';
    QTest::newRow("pull of the API") << R"({"receivedMessages":[)" + message(kEntry) + "]}\n";
    QTest::newRow("only the data") << R"({"message":{"data":")" + kEntry.toBase64() + "\"}}\n";
    QTest::newRow("push") << R"({"message":{"data":")" + kEntry.toBase64()
            + R"("},"subscription":"projects/p/subscriptions/s"})" + '\n';
    QTest::newRow("message alone")
        << R"({"data":")" + kEntry.toBase64() + R"(","attributes":{},"messageId":"1"})" + '\n';
    QTest::newRow("escaped slashes") << R"({"message":{"data":")"
            + QByteArray(kEntry + "\xC3\xBF\xC3\xBF").toBase64().replace("/", "\\/")
            + R"(","messageId":"1"}})" + '\n';
    QTest::newRow("in a string") << R"({"message":")" + QByteArray(kEntry).replace('"', "\\\"")
            + R"(","timestamp":1,"ingestionTime":2})" + '\n';
    QTest::newRow("after a prefix") << "pod/x " + kEntry + '\n';
}

void TestGkeEnvelope::shapes()
{
    QFETCH(QByteArray, text);
    const Unwrapped made(text);
    const Unwrapped plain(kEntry);
    QCOMPARE(made.reasons(), Texts {});
    QCOMPARE(made.events.size(), std::size_t {1});
    QCOMPARE(made.events.front().dump(), plain.events.front().dump());
    QCOMPARE(made.cluster(0), std::string("one"));
}

void TestGkeEnvelope::others_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("other");
    QTest::newRow("control plane of GKE")
        << entryOf("container.googleapis.com") << QByteArray("container.googleapis.com: 1");
    QTest::newRow("log of containers")
        << QByteArray(R"({"insertId":"i","logName":"projects/p/logs/stdout","textPayload":"x"})")
        << QByteArray("Cloud Logging: stdout: 1");
    QTest::newRow("message with another entry")
        << message(entryOf("iam.googleapis.com")) << QByteArray("iam.googleapis.com: 1");
    QTest::newRow("message with text") << message("hello") << QByteArray("message of Pub/Sub: 1");
    QTest::newRow("message without text") << message("") << QByteArray("message of Pub/Sub: 1");
    QTest::newRow("message with JSON")
        << message(R"({"a":1})") << QByteArray("message of Pub/Sub: 1");
}

void TestGkeEnvelope::others()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, other);
    const Unwrapped made(text + '\n' + kEntry + '\n');
    QCOMPARE(made.reasons(), Texts {});
    QCOMPARE(made.others(), Texts {other.toStdString()});
    QCOMPARE(made.events.size(), std::size_t {1});
}

void TestGkeEnvelope::damage_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("base64") << QByteArray(message(kEntry)).replace("\"data\":\"", "\"data\":\"*")
                            << QByteArray("damaged base64 in a message of Pub/Sub");
    QTest::newRow("cut message") << message(kEntry.left(kEntry.size() / 2))
                                 << QByteArray("a message of Pub/Sub with damaged JSON");
    QTest::newRow("no service") << QByteArray(kEntry).replace(R"("serviceName":"k8s.io",)", "")
                                << QByteArray("an entry of an audit log that says nothing");
    QTest::newRow("cut entry") << kEntry.left(kEntry.size() - 30) << QByteArray("invalid JSON: ");
    QTest::newRow("message with half an event")
        << message(R"({"auditID":"a"})") << QByteArray("JSON, but no audit event");
}

void TestGkeEnvelope::damage()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, reason);
    const Unwrapped made(kEntry + '\n' + text + '\n' + QByteArray(kEntry).replace("i-1", "i-2")
                         + '\n');
    QCOMPARE(made.events.size(), std::size_t {2});
    QCOMPARE(made.report().rejected.size(), std::size_t {1});
    QCOMPARE(made.report().rejected.front().line, std::uint64_t {2});
    QVERIFY2(made.reasons().front().starts_with(reason.toStdString()),
             made.reasons().front().c_str());
    QCOMPARE(made.others(), Texts {});
}

void TestGkeEnvelope::nearMisses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("payload alone") << QByteArray(R"({"protoPayload":{"serviceName":"k8s.io"}})");
    QTest::newRow("payload is no object")
        << QByteArray(R"({"protoPayload":"k8s.io","timestamp":"2026-11-23T09:40:39Z"})");
    QTest::newRow("log of another product") << QByteArray(R"({"insertId":"i","logName":"syslog"})");
    QTest::newRow("data") << QByteArray(R"({"data":"eyJhIjoxfQ=="})");
    QTest::newRow("message is text") << QByteArray(R"({"message":"data","messageId":"1"})");
}

void TestGkeEnvelope::nearMisses()
{
    QFETCH(QByteArray, text);
    const Unwrapped made(text + '\n');
    QCOMPARE(made.reasons(), Texts {"JSON, but no audit event"});
    QCOMPARE(made.others(), Texts {});
}

// Start and end of an exec are two events of one request.
void TestGkeEnvelope::foldsAnOperation()
{
    const QByteArray exec = QByteArray(kEntry).replace("pods.get", "pods.exec.create");
    const auto with = [&exec](const QByteArray &id, const QByteArray &operation) -> QByteArray {
        const QByteArray member = R"("operation":{"id":"op",)" + operation + R"(},"timestamp")";
        return QByteArray(exec).replace("i-1", id).replace(R"("timestamp")", member) + '\n';
    };
    const Unwrapped made(with("a", R"("first":true)") + with("b", R"("last":true)"));
    QCOMPARE(made.events.size(), std::size_t {2});
    QCOMPARE(made.loaded.snapshot->requestCount(), 1U);
    QCOMPARE(made.text(0, Column::Stage), std::string("ResponseStarted"));
    QCOMPARE(made.text(1, Column::Stage), std::string("ResponseComplete"));
}

void TestGkeEnvelope::clusters()
{
    const QByteArray two = QByteArray(kEntry).replace("\"one\"", "\"two\"").replace("i-1", "i-2");
    const Unwrapped made(kEntry + '\n' + two + '\n' + QByteArray(kEntry).replace("i-1", "i-3"));
    QCOMPARE(made.events.size(), std::size_t {3});
    QCOMPARE(made.cluster(0), std::string("one"));
    QCOMPARE(made.cluster(1), std::string("two"));
    QCOMPARE(made.cluster(2), std::string("one"));
}

// Whoever ships the log of an API server of their own through Pub/Sub.
void TestGkeEnvelope::auditEventInAMessage()
{
    const QByteArray event = madeEvent(1);
    const Unwrapped made(message("  " + event + '\n') + '\n');
    QCOMPARE(made.reasons(), Texts {});
    QCOMPARE(made.events.size(), std::size_t {1});
    QCOMPARE(made.events.front().dump(), json::parse(event.toStdString()).dump());
    QCOMPARE(made.number(0, Column::Flags), std::uint32_t {kIncomplete});
}

QTEST_APPLESS_MAIN(TestGkeEnvelope)
#include "tst_gkeenvelope.moc"
