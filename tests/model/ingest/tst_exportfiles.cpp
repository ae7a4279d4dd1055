// SPDX-License-Identifier: Apache-2.0
// Every shape in which the same eleven events are exported: how many come back, and what of them.
#include "tests/model/ingest/loadedevidence.h"
#include "tests/support/testdata.h"

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <map>
#include <set>

using namespace kubewake;
using namespace kubewake::test;
using Json = nlohmann::json;

namespace {

using Differences = std::set<std::string>;

Json indexOfShapes()
{
    const QString path = sharedData(QStringLiteral("envelopes/INDEX.json"));
    return path.isEmpty() ? Json() : Json::parse(readAll(path).toStdString());
}

// By audit ID: it is the same in all of them.
std::map<std::string, Json> plainEvents()
{
    std::map<std::string, Json> events;
    for (const QByteArray &line :
         readAll(sharedData(QStringLiteral("envelopes/00_plain.jsonl"))).split('\n')) {
        if (line.isEmpty())
            continue;
        Json event = Json::parse(line.toStdString());
        std::string id = event["auditID"];
        events.emplace(std::move(id), std::move(event));
    }
    return events;
}

// `-/user/uid`: the export has it no more; `+/x`: it has it only there; `~/x`: it has another.
void compare(const Json &expected, const Json &actual, const std::string &path, Differences &found)
{
    constexpr int kComparedDepth = 3; // what is in bodies counts as one
    const auto depth = std::count(path.begin(), path.end(), '/');
    if (!expected.is_object() || !actual.is_object() || depth >= kComparedDepth) {
        if (expected != actual)
            found.insert('~' + path);
        return;
    }
    for (const auto &[key, value] : expected.items()) {
        if (actual.contains(key))
            compare(value, actual[key], path + '/' + key, found);
        else
            found.insert('-' + path + '/' + key);
    }
    for (const auto &[key, value] : actual.items()) {
        if (!expected.contains(key))
            found.insert('+' + path + '/' + key);
    }
}

// What shapes lose, add or change; those that are not here give the very same events.
const std::map<std::string, Differences> &knownDifferences()
{
    static const std::map<std::string, Differences> known {
        // The items of a list need none.
        {"02_eventlist.json", {"-/apiVersion", "-/kind"}},
        // A line of text: no bodies, no annotations, one address; the object is what the URI
        // names, which a `create` does not.
        {"08_legacy_format.log",
         {"-/annotations", "-/level", "-/objectRef/name", "-/requestObject", "-/responseObject",
          "-/responseStatus/details", "-/responseStatus/message", "-/responseStatus/metadata",
          "-/responseStatus/reason", "-/responseStatus/status", "-/stageTimestamp", "-/user/extra",
          "-/user/uid", "~/sourceIPs"}},
        // The table has no column for the impersonated user; the portal cuts times to
        // milliseconds; a body that was too big is a word.
        {"24_aks_loganalytics_aksaudit.csv",
         {"+/requestObject", "-/impersonatedUser", "~/requestReceivedTimestamp",
          "~/stageTimestamp"}},
        {"25_aks_la_query_api.json", {"-/impersonatedUser"}},
        {"27_defender_xdr_cloudauditevents.jsonl",
         {"+/eventID", "+/timestamp", "-/impersonatedUser"}},
        // Only the columns that were chosen in Discover.
        {"43_kibana_discover.csv",
         {"-/annotations/authentication.k8s.io/legacy-token",
          "-/annotations/authentication.k8s.io/legacy-token-manual-secret",
          "-/annotations/authentication.kubernetes.io/issued-credential-id",
          "-/annotations/authorization.k8s.io/reason",
          "-/annotations/pod-security.kubernetes.io/enforce-policy",
          "-/impersonatedUser",
          "-/level",
          "-/objectRef/apiGroup",
          "-/objectRef/apiVersion",
          "-/requestObject",
          "-/requestReceivedTimestamp",
          "-/responseObject",
          "-/responseStatus/details",
          "-/responseStatus/message",
          "-/responseStatus/metadata",
          "-/responseStatus/reason",
          "-/responseStatus/status",
          "-/stageTimestamp",
          "-/user/extra",
          "-/user/uid"}},
        // What the collector put beside the members of the event.
        {"90_fluentd_flat.jsonl", {"+/@timestamp", "+/hostname", "+/tag"}},
    };
    return known;
}

// Lines that are no event: the end of a file that was cut, and a Status among the noise.
const std::map<std::string, std::size_t> kRejected {{"07_truncated_tail.jsonl", 1},
                                                    {"93_mixed_with_noise.log", 1}};

// Of other events than the eleven (see tst_gkeenvelope and tst_logstashtable).
bool isOfOtherEvents(const std::string &file)
{
    return file.starts_with("3") || file.starts_with("91_");
}

std::string joined(const Differences &differences)
{
    std::string text;
    for (const std::string &one : differences)
        text += '"' + one + "\", ";
    return text;
}

} // namespace

class TestExportFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void files_data();
    void files();
    void copiesInOtherFormats();
    void archiveOfArchives();
};

void TestExportFiles::files_data()
{
    QTest::addColumn<int>("events");
    const Json index = indexOfShapes();
    for (const auto &[file, shape] : index.items())
        QTest::newRow(file.c_str()) << shape["events"].get<int>();
    if (index.empty())
        QTest::newRow("none") << 0;
}

void TestExportFiles::files()
{
    QFETCH(int, events);
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    const QString path = sharedData(QStringLiteral("envelopes/") + name);
    if (path.isEmpty())
        QSKIP("the file is not on this machine");
    const std::string file = name.toStdString();
    const LoadedEvidence loaded({path.toStdString()});
    QCOMPARE(static_cast<int>(loaded.source().events), events);
    QCOMPARE(static_cast<int>(loaded.snapshot->eventCount()), events);
    const auto rejected = kRejected.find(file);
    QCOMPARE(loaded.source().rejected.size(), rejected == kRejected.end() ? 0 : rejected->second);
    if (isOfOtherEvents(file))
        return;

    const std::map<std::string, Json> plain = plainEvents();
    Differences found;
    std::set<std::string> ids;
    for (Row row = 0; row < loaded.snapshot->eventCount(); ++row) {
        const auto text = loaded.snapshot->eventJson(row);
        QVERIFY(text);
        const Json event = Json::parse(*text, nullptr, false);
        QVERIFY2(event.is_object(), text->c_str());
        const std::string id = loaded.snapshot->auditId(row);
        const auto expected = plain.find(id);
        if (expected == plain.end())
            continue; // one more, to be long
        ids.insert(id);
        compare(expected->second, event, "", found);
    }
    QCOMPARE(ids.size(), std::min(static_cast<std::size_t>(events), plain.size()));
    const auto known = knownDifferences().find(file);
    const Differences expected = known == knownDifferences().end() ? Differences() : known->second;
    QVERIFY2(found == expected, joined(found).c_str());
}

// Overlapping exports of different tools: an event is one event.
void TestExportFiles::copiesInOtherFormats()
{
    std::vector<std::string> paths;
    for (const char *file : {"00_plain.jsonl", "10_eks_filter_log_events.json", "52_splunk.csv",
                             "82_docker_json_file.log", "75_grafana_inspector_excel.csv"})
        paths.push_back(
            sharedData(QStringLiteral("envelopes/") + QLatin1String(file)).toStdString());
    if (paths.front().empty())
        QSKIP("the shared data is not on this machine");
    const LoadedEvidence loaded(paths, 2);
    QCOMPARE(loaded.report.eventCount(), std::uint64_t {55});
    QCOMPARE(loaded.snapshot->eventCount(), 11U);
    QCOMPARE(loaded.snapshot->duplicateCount(), 44U);
}

// As they are handed over: a tar.gz of a folder of gzipped exports. Nothing but contents counts.
void TestExportFiles::archiveOfArchives()
{
    const Json index = indexOfShapes();
    if (index.empty())
        QSKIP("the shared data is not on this machine");
    if (QStandardPaths::findExecutable(QStringLiteral("tar")).isEmpty()
        || QStandardPaths::findExecutable(QStringLiteral("gzip")).isEmpty())
        QSKIP("tar or gzip is not on this machine");
    const EvidenceFolder folder;
    std::map<std::string, std::uint64_t> expected;
    int number = 0;
    for (const auto &[file, shape] : index.items()) {
        const QString path =
            sharedData(QStringLiteral("envelopes/") + QString::fromStdString(file));
        if (path.isEmpty())
            continue;
        const QString name = QStringLiteral("%1.bin").arg(++number);
        QVERIFY(!folder.make(QStringLiteral("case/export/") + name, readAll(path)).empty());
        expected["case/export/" + name.toStdString()] = shape["events"].get<std::uint64_t>();
    }
    const auto run = [&folder](const QString &program, const QStringList &arguments) {
        QProcess process;
        process.setWorkingDirectory(folder.path(QString()));
        process.start(program, arguments);
        return process.waitForFinished() && process.exitCode() == 0;
    };
    QVERIFY(run(QStringLiteral("gzip"), {QStringLiteral("-r"), QStringLiteral("case")}));
    QVERIFY(run(QStringLiteral("tar"),
                {QStringLiteral("-czf"), QStringLiteral("case.tar.gz"), QStringLiteral("case")}));
    const LoadedEvidence loaded({folder.path(QStringLiteral("case.tar.gz")).toStdString()}, 2);
    QCOMPARE(loaded.report.sources.size(), expected.size());
    for (const SourceReport &source : loaded.report.sources) {
        const auto found = std::ranges::find_if(expected, [&source](const auto &entry) {
            return source.member.starts_with(entry.first);
        });
        QVERIFY2(found != expected.end(), source.member.c_str());
        QVERIFY2(source.events == found->second, source.displayName().c_str());
    }
}

QTEST_APPLESS_MAIN(TestExportFiles)
#include "tst_exportfiles.moc"
