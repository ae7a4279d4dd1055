// SPDX-License-Identifier: Apache-2.0
#include "tests/model/ingest/loadedevidence.h"
#include "tests/support/testdata.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QTest>

#include <algorithm>
#include <map>
#include <sstream>

using namespace kubewake;
using namespace kubewake::test;
using nlohmann::json;

namespace {

constexpr auto kBridge = "public/gke/sysdiglabs+stackdriver-webhook-bridge/converter/test_files/";
constexpr auto kAks = "public/aks/sysdiglabs+aks-audit-log/";
constexpr auto kFalco = "public/falco/leogr+falco/";

QString sharedFile(const char *folder, const char *name)
{
    return sharedData(QString::fromUtf8(folder) + QString::fromUtf8(name));
}

// JSON documents in a text, one behind the other, whatever their line breaks: what `jq` would
// count. A byte order mark is skipped.
std::vector<json> documentsOf(const QByteArray &bytes)
{
    std::string text = bytes.toStdString();
    if (text.starts_with("\xEF\xBB\xBF"))
        text.erase(0, 3);
    std::vector<json> documents;
    std::istringstream stream(text);
    while (stream >> std::ws && stream.peek() != EOF)
        stream >> documents.emplace_back(); // throws for what is no JSON
    return documents;
}

bool isEvent(const json &document)
{
    return document.is_object() && document.value("kind", json()) == "Event";
}

std::map<std::string, int> countsOf(const std::vector<RejectedLine> &lines)
{
    std::map<std::string, int> counts;
    for (const RejectedLine &line : lines)
        ++counts[line.reason];
    return counts;
}

} // namespace

// Logs that others published: every event is read, and every line that is refused has a reason
// that is written here.
class TestPublicLogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void plainLogs_data();
    void plainLogs();
    void samplesOfAks_data();
    void samplesOfAks();
    void eventsOfAks();
    void otherFilesOfAks();
    void falcoTraces();
    void otherFilesOfFalco();
    void gke_data();
    void gke();
    void folderOfEverything();
    void mustGather();
};

void TestPublicLogs::initTestCase()
{
    if (sharedData(QStringLiteral("public")).isEmpty())
        QSKIP("the shared data is not on this machine");
}

// `events`: zcat -f FILE | jq -c 'select(.kind=="Event")' | wc -l
void TestPublicLogs::plainLogs_data()
{
    QTest::addColumn<int>("events");
    QTest::addColumn<int>("requests"); // … | jq -r .auditID | sort -u | wc -l
    QTest::newRow("public/microk8s-1.25-metadata.jsonl.gz") << 2971 << 1484;
    QTest::newRow("public/openshift-request-response.jsonl.gz") << 100 << 100;
    QTest::newRow("public/audit2rbac-demo.jsonl") << 37 << 37;
}

void TestPublicLogs::plainLogs()
{
    QFETCH(int, events);
    QFETCH(int, requests);
    const QString path = sharedData(QString::fromUtf8(QTest::currentDataTag()));
    std::vector<json> documents = documentsOf(readAll(path));
    QCOMPARE(std::ranges::count_if(documents, isEvent), events);
    QCOMPARE(documents.size(), static_cast<std::size_t>(events));
    const LoadedEvidence loaded({path.toStdString()}, 2);
    QCOMPARE(loaded.report.eventCount(), static_cast<std::uint64_t>(events));
    QCOMPARE(loaded.report.rejectedCount(), std::uint64_t {0});
    QCOMPARE(loaded.source().noiseLines, std::uint64_t {0});
    QCOMPARE(loaded.source().others.total(), std::uint64_t {0});
    QCOMPARE(loaded.snapshot->requestCount(), static_cast<std::uint32_t>(requests));
    QCOMPARE(loaded.source().duplicates, std::uint64_t {0});
    for (Row row = 0; row < loaded.snapshot->eventCount(); ++row) {
        const auto shown = loaded.snapshot->eventJson(row);
        QVERIFY(shown && json::parse(*shown) == documents[static_cast<std::size_t>(row)]);
    }
}

void TestPublicLogs::samplesOfAks_data()
{
    QTest::addColumn<int>("events");
    QTest::addColumn<QByteArray>("cluster");
    QTest::newRow("samples/event.json") << 22 << QByteArray("KUBETEST"); // jq '.records|length'
    QTest::newRow("samples/sample_EventHubs_event.json")
        << 1 << QByteArray("KUBEAUDITLOGTESTCLUSTER");
    QTest::newRow("samples/sample_KubeAuditLog_event.json") << 1 << QByteArray();
}

void TestPublicLogs::samplesOfAks()
{
    QFETCH(int, events);
    QFETCH(QByteArray, cluster);
    const QString path = sharedFile(kAks, QTest::currentDataTag());
    const LoadedEvidence loaded({path.toStdString()});
    QCOMPARE(loaded.report.eventCount(), static_cast<std::uint64_t>(events));
    QCOMPARE(loaded.report.rejectedCount(), std::uint64_t {0});
    QCOMPARE(loaded.source().noiseLines, std::uint64_t {0});
    for (Row row = 0; row < loaded.snapshot->eventCount(); ++row)
        QCOMPARE(loaded.snapshot->source(loaded.snapshot->sourceIdOf(row)).cluster,
                 cluster.toLower().toStdString());
}

// Each is the text in properties.log.
void TestPublicLogs::eventsOfAks()
{
    const QString path = sharedFile(kAks, "samples/event.json");
    const json records = documentsOf(readAll(path)).at(0).at("records");
    const LoadedEvidence loaded({path.toStdString()});
    QCOMPARE(std::size_t {loaded.snapshot->eventCount()}, records.size());
    for (Row row = 0; row < loaded.snapshot->eventCount(); ++row) {
        const json &record = records.at(static_cast<std::size_t>(row));
        const json event = json::parse(record.at("properties").at("log").get<std::string>());
        QCOMPARE(loaded.snapshot->auditId(row), event.at("auditID").get<std::string>());
        QVERIFY(json::parse(loaded.snapshot->eventJson(row).value()) == event);
    }
}

// What is in the folder beside the samples is no log. Blocks of C# look like JSON to somebody who
// looks for braces; the command for curl has an event in it, but as a shell quotes it.
void TestPublicLogs::otherFilesOfAks()
{
    const std::string wrong =
        "invalid JSON: The JSON document has an improper structure: missing or "
        "superfluous commas, braces, missing keys, etc.";
    const std::map<std::string, std::map<std::string, int>> expected {
        {"samples/curl.txt", {{"a piece of JSON that is no whole event", 1}}},
        {"samples/nginx.yaml", {}},
        {"LICENSE.txt", {}},
        {"AKSKubeAuditReceiverSolution/AKSKubeAuditTests/WebhookPosterTest.cs", {{wrong, 1}}},
        {"AKSKubeAuditReceiverSolution/AKSKubeAuditTests/HubEventUnpackerTest.cs",
         {{wrong, 5},
          {"invalid JSON: a line break inside a string", 1},
          {"invalid JSON: a string is not closed (truncated, or a line break inside it)", 1}}},
        {"AKSKubeAuditReceiverSolution/AKSKubeAuditTests/AKSKubeAuditTests.csproj", {}},
    };
    for (const auto &[name, reasons] : expected) {
        const LoadedEvidence loaded({sharedFile(kAks, name.c_str()).toStdString()});
        QCOMPARE(loaded.report.eventCount(), std::uint64_t {0});
        QVERIFY2(countsOf(loaded.source().rejected) == reasons, name.c_str());
    }
}

// 47 files; one has 6 events and one has something else: {"kind": 0}.
void TestPublicLogs::falcoTraces()
{
    const QDir folder(sharedFile(kFalco, "test/trace_files/k8s_audit"));
    const QStringList files = folder.entryList({QStringLiteral("*.json")}, QDir::Files);
    QCOMPARE(files.size(), 47);
    std::int64_t total = 0;
    for (const QString &file : files) {
        const QString path = folder.filePath(file);
        const auto events = std::ranges::count_if(documentsOf(readAll(path)), isEvent);
        const LoadedEvidence loaded({path.toStdString()});
        QCOMPARE(static_cast<std::int64_t>(loaded.report.eventCount()), events);
        const std::map<std::string, int> reasons = file == QLatin1String("fal_01_003.json")
            ? std::map<std::string, int> {{"JSON, but no audit event", 1}}
            : std::map<std::string, int> {};
        QVERIFY2(countsOf(loaded.source().rejected) == reasons, qPrintable(file));
        QCOMPARE(loaded.source().noiseLines, std::uint64_t {0});
        total += events;
    }
    QCOMPARE(total, std::int64_t {51}); // cat *.json | jq -c 'select(.kind=="Event")' | wc -l
}

// Rules and licences are text; the list of what each rule should find is JSON.
void TestPublicLogs::otherFilesOfFalco()
{
    const LoadedEvidence rules(
        {sharedFile(kFalco, "rules").toStdString(), sharedFile(kFalco, "test/rules").toStdString(),
         sharedFile(kFalco, "COPYING").toStdString(),
         sharedFile(kFalco, "test/falco_k8s_audit_tests.yaml").toStdString()});
    QVERIFY(rules.report.sources.size() > 10);
    QCOMPARE(rules.report.eventCount(), std::uint64_t {0});
    QCOMPARE(rules.report.rejectedCount(), std::uint64_t {0});
    const LoadedEvidence expected({sharedFile("public/falco/", "expected.json").toStdString()});
    QCOMPARE(expected.report.eventCount(), std::uint64_t {0});
    const std::map<std::string, int> reasons {{"JSON, but no audit event", 1}};
    QVERIFY(countsOf(expected.source().rejected) == reasons);
}

void TestPublicLogs::gke_data()
{
    QTest::addColumn<int>("events"); // jq -s 'length', or of the array
    QTest::addColumn<int>("rejected");
    QTest::newRow("public/gke/gke_gcs_sink_S0.jsonl") << 25 << 0;
    QTest::newRow("public/gke/gke_logs_explorer_download.json") << 25 << 0;
    // What a bridge made of those entries.
    QTest::addRow("%sk8s_audit_events", kBridge) << 25 << 0;
    // Memory of a program in Go, from its tests: no export, so nobody has such files.
    QTest::addRow("%slog_entries", kBridge) << 0 << 25;
}

void TestPublicLogs::gke()
{
    QFETCH(int, events);
    QFETCH(int, rejected);
    const LoadedEvidence loaded(
        {sharedData(QString::fromUtf8(QTest::currentDataTag())).toStdString()});
    QCOMPARE(loaded.report.eventCount(), static_cast<std::uint64_t>(events));
    QCOMPARE(loaded.report.rejectedCount(), static_cast<std::uint64_t>(rejected));
    for (const SourceReport &source : loaded.report.sources) {
        QCOMPARE(source.noiseLines, std::uint64_t {0});
        for (const RejectedLine &line : source.rejected)
            QCOMPARE(line.reason, std::string("JSON, but no audit event"));
    }
}

// The sum of the above: 2971 + 100 + 37 + 22 + 1 + 1 + 51 + 3 * 25.
void TestPublicLogs::folderOfEverything()
{
    const std::string all = sharedData(QStringLiteral("public")).toStdString();
    const LoadedEvidence one({all}, 1);
    const LoadedEvidence two({all}, 2);
    for (const LoadedEvidence *loaded : {&one, &two}) {
        QCOMPARE(loaded->report.eventCount(), std::uint64_t {3258});
        // 25 of the bridge, 9 of the folder of AKS, 2 of Falco's.
        QCOMPARE(loaded->report.rejectedCount(), std::uint64_t {36});
        QVERIFY(!loaded->report.hasErrors());
    }
}

// Beside the logs, `oc adm must-gather` and `oc adm node-logs` bring lists of them.
void TestPublicLogs::mustGather()
{
    const EvidenceFolder folder;
    const QString name = QStringLiteral("audit_logs/kube-apiserver");
    QVERIFY(!folder.make(name + QStringLiteral("/node-audit.log"), madeLog(3)).empty());
    QVERIFY(!folder
                 .make(name + QStringLiteral(".audit_logs_listing"),
                       "node-1 audit-2026-11-23T09-40-39.152.log\nnode-1 audit.log\n")
                 .empty());
    QVERIFY(!folder
                 .make(QStringLiteral("listing.html"),
                       "<!doctype html>\n<pre>\n<a href=\"audit.log\">audit.log</a>\n</pre>\n")
                 .empty());
    // An OAuth server has no objects, but who tried to log in.
    QVERIFY(!folder
                 .make(QStringLiteral("audit_logs/oauth-server/node-audit.log"),
                       R"({"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata",)"
                       R"("auditID":"o","stage":"ResponseComplete","requestURI":"/login",)"
                       R"("verb":"post","user":{"username":"system:anonymous"},)"
                       R"("responseStatus":{"metadata":{},"code":302},"annotations":)"
                       R"({"authentication.openshift.io/decision":"deny",)"
                       R"("authentication.openshift.io/username":"ana"}})"
                       "\n")
                 .empty());
    const LoadedEvidence loaded({folder.path()});
    QCOMPARE(loaded.report.eventCount(), std::uint64_t {4});
    QCOMPARE(loaded.report.rejectedCount(), std::uint64_t {0});
    QVERIFY(!loaded.report.hasErrors());
}

QTEST_APPLESS_MAIN(TestPublicLogs)
#include "tst_publiclogs.moc"
