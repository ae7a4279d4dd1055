// SPDX-License-Identifier: Apache-2.0
// What a person chose for a source counts more than what its contents say.
#include "model/ingest/sourcechoice.h"

#include "model/ingest/envelopes.h"
#include "tests/model/ingest/tablesupport.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace kubewake;
using namespace kubewake::test;

namespace {

QByteArray jsonString(QByteArray text)
{
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
}

// A line of what CloudWatch's GetLogEvents gives, and of what Splunk exports.
QByteArray ofCloudWatch(int number)
{
    return R"({"logStreamName":"kube-apiserver-audit-1","timestamp":1764000000000,"message":)"
        + jsonString(madeEvent(number)) + R"(,"ingestionTime":1764000000001})";
}
QByteArray ofSplunk(int number)
{
    return R"({"preview":false,"result":{"_raw":)" + jsonString(madeEvent(number)) + "}}";
}

LoadedEvidence load(const std::vector<std::string> &paths, const SourceChoices &choices,
                    int workers = 1, const std::string &label = {})
{
    LoadOptions options = LoadedEvidence::optionsFor(paths, workers);
    options.choices = choices;
    options.cluster = label;
    return LoadedEvidence(LoadedEvidence::WithOptions {}, options);
}

SourceChoices forAll(const std::string &format, const std::string &cluster = {})
{
    return {{format, cluster}, {}};
}

std::string clusterOf(const LoadedEvidence &loaded, Row row)
{
    return loaded.snapshot->source(loaded.snapshot->sourceIdOf(row)).cluster;
}

} // namespace

class TestSourceChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names();
    void whatIsSaidOfOneSourceCountsMore();
    void recordFormatsAreRestricted();
    void restrictionDoesNotDependOnWorkers();
    void rawTextUnderARestriction();
    void framing();
    void tables();
    void unknownFormat();
    void cluster();
};

void TestSourceChoice::names()
{
    const std::vector<std::string> &names = formatNames();
    QCOMPARE(std::set<std::string>(names.begin(), names.end()).size(), names.size());
    for (const char *name :
         {"audit.k8s.io JSON Lines", "audit.k8s.io JSON documents", "legacy text",
          "container log (CRI)", "Docker json-file", "Amazon CloudWatch Logs", "Splunk",
          "Google Cloud Logging", "Kibana (CSV)", "Splunk (CSV)", "Amazon CloudWatch Logs (CSV)"}) {
        QVERIFY2(isFormatName(name), name);
        QCOMPARE(std::ranges::count(names, std::string(name)), 1);
    }
    QVERIFY(!isFormatName(""));
    QVERIFY(!isFormatName("splunk"));
    // Each can be chosen: for a table, one has to be there.
    for (const std::string &name : names)
        QVERIFY2(formatFor("{}\n", name).has_value() == !QByteArray(name.c_str()).contains("CSV"),
                 name.c_str());
}

void TestSourceChoice::whatIsSaidOfOneSourceCountsMore()
{
    SourceChoices choices = forAll("Splunk", "all");
    choices.ofSource["a"] = {"legacy text", ""};
    choices.ofSource["b"] = {"", "one"};
    QCOMPARE(choices.of("a"), (SourceChoice {"legacy text", "all"}));
    QCOMPARE(choices.of("b"), (SourceChoice {"Splunk", "one"}));
    QCOMPARE(choices.of("c"), choices.ofAll);
}

void TestSourceChoice::recordFormatsAreRestricted()
{
    const EvidenceFolder folder;
    const std::string path = folder.make(QStringLiteral("both.jsonl"),
                                         ofCloudWatch(1) + '\n' + ofSplunk(2) + '\n' + madeEvent(3)
                                             + '\n' + ofSplunk(4) + '\n');
    QCOMPARE(load({path}, {}).source().events, 4U);
    const LoadedEvidence splunk = load({path}, forAll("Splunk"));
    QCOMPARE(splunk.source().events, 3U); // what is wrapped in nothing is an event in any case
    QCOMPARE(splunk.source().formats.counts().at("Splunk"), 2U);
    QCOMPARE(splunk.source().rejected.size(), 1U);
    QCOMPARE(splunk.source().rejected[0].line, 1U);
    QCOMPARE(splunk.source().choice.format, std::string("Splunk"));
    QCOMPARE(load({path}, forAll("Amazon CloudWatch Logs")).source().events, 2U);
    QCOMPARE(load({path}, forAll("Datadog")).source().events, 1U);
}

// The sinks of the workers read blocks of one source and then of another.
void TestSourceChoice::restrictionDoesNotDependOnWorkers()
{
    const EvidenceFolder folder;
    QByteArray text;
    for (int i = 0; i < 8'000; ++i)
        text += (i % 3 == 0 ? ofCloudWatch(i) : ofSplunk(i)) + '\n';
    const std::vector<std::string> paths {folder.make(QStringLiteral("a"), text),
                                          folder.make(QStringLiteral("b"), text),
                                          folder.make(QStringLiteral("c"), text)};
    SourceChoices choices;
    choices.ofSource[paths[0]] = {"Splunk", "x"};
    choices.ofSource[paths[2]] = {"Amazon CloudWatch Logs", ""};
    const LoadedEvidence one = load(paths, choices, 1);
    const LoadedEvidence four = load(paths, choices, 4);
    for (const LoadedEvidence *loaded : {&one, &four}) {
        QCOMPARE(loaded->source(0).events, 5333U);
        QCOMPARE(loaded->source(1).events, 8000U);
        QCOMPARE(loaded->source(2).events, 2667U);
    }
    QCOMPARE(one.snapshot->eventCount(), four.snapshot->eventCount());
    for (Row row = 0; row < one.snapshot->eventCount(); row += 101) {
        QCOMPARE(one.snapshot->offset(row), four.snapshot->offset(row));
        QCOMPARE(clusterOf(one, row), clusterOf(four, row));
    }
}

// What is read again is converted by the same envelope.
void TestSourceChoice::rawTextUnderARestriction()
{
    const QString path = sharedData(QStringLiteral("envelopes/30_gke_logs_explorer.json"));
    if (path.isEmpty())
        QSKIP("the shared data is not on this machine");
    const LoadedEvidence free({path.toStdString()});
    const LoadedEvidence chosen = load({path.toStdString()}, forAll("Google Cloud Logging"));
    QVERIFY(free.snapshot->eventCount() > 0);
    QCOMPARE(chosen.snapshot->eventCount(), free.snapshot->eventCount());
    for (Row row = 0; row < free.snapshot->eventCount(); ++row) {
        QVERIFY(!eventOf(chosen, row).is_null());
        QVERIFY(eventOf(chosen, row) == eventOf(free, row));
    }
    QCOMPARE(load({path.toStdString()}, forAll("Splunk")).source().events, 0U);
}

void TestSourceChoice::framing()
{
    const EvidenceFolder folder;
    const std::string path = folder.make(QStringLiteral("a.jsonl"), madeLog(3));
    QCOMPARE(load({path}, {}).source().framing, std::string("audit.k8s.io JSON Lines"));
    const LoadedEvidence documents = load({path}, forAll("audit.k8s.io JSON documents"));
    QCOMPARE(documents.source().framing, std::string("audit.k8s.io JSON documents"));
    QCOMPARE(documents.source().events, 3U);
    for (Row row = 0; row < 3; ++row)
        QVERIFY(eventOf(documents, row) == jsonOf(madeEvent(static_cast<int>(row))));
}

void TestSourceChoice::tables()
{
    const EvidenceFolder folder;
    const std::string table =
        folder.make(QStringLiteral("t.csv"), "_raw,host\n" + quotedField(madeEvent(1)) + ",h\n");
    const std::string log = folder.make(QStringLiteral("t.jsonl"), madeLog(2));
    QCOMPARE(load({table}, forAll("Splunk (CSV)")).source().events, 1U);
    SourceChoices choices;
    choices.ofSource[table] = {"Kibana (CSV)", ""};
    const LoadedEvidence wrong = load({table, log}, choices);
    QCOMPARE(wrong.source(0).events, 0U);
    QVERIFY(wrong.source(0).error.find("Kibana (CSV)") != std::string::npos);
    QVERIFY(wrong.report.hasErrors());
    QCOMPARE(wrong.source(1).events, 2U); // the next one is read
}

void TestSourceChoice::unknownFormat()
{
    const auto format = formatFor("{}\n", "Spelunk");
    QVERIFY(!format);
    QVERIFY(format.error().message.contains(QStringLiteral("Spelunk")));
    const EvidenceFolder folder;
    const LoadedEvidence loaded =
        load({folder.make(QStringLiteral("a.jsonl"), madeLog(2))}, forAll("Spelunk"));
    QCOMPARE(loaded.source().events, 0U);
    QVERIFY(!loaded.source().error.empty());
}

void TestSourceChoice::cluster()
{
    const EvidenceFolder folder;
    const QByteArray csv = "@timestamp,@log,@logStream,@message\n"
                           "2026-11-23 09:40:39.164,1:/aws/eks/prod/cluster,kube-apiserver-audit-1,"
        + quotedField(madeEvent(1)) + '\n';
    const std::string labelled = folder.make(QStringLiteral("l.csv"), csv);
    const std::string ofPath = folder.make(QStringLiteral("aws/eks/dev/cluster/a"), madeLog(1, 5));
    const std::string plain = folder.make(QStringLiteral("plain"), madeLog(1, 9));
    const std::vector<std::string> paths {labelled, ofPath, plain};
    const LoadedEvidence free = load(paths, {}, 1, "label");
    QCOMPARE(clusterOf(free, 0), std::string("prod"));
    QCOMPARE(clusterOf(free, 1), std::string("dev"));
    QCOMPARE(clusterOf(free, 2), std::string("label"));
    SourceChoices choices;
    choices.ofSource[labelled].cluster = "mine";
    choices.ofSource[ofPath].cluster = "yours";
    const LoadedEvidence chosen = load(paths, choices, 4, "label");
    QCOMPARE(clusterOf(chosen, 0), std::string("mine"));
    QCOMPARE(clusterOf(chosen, 1), std::string("yours"));
    QCOMPARE(clusterOf(chosen, 2), std::string("label"));
    QCOMPARE(chosen.source(0).clusterText(), std::string("mine"));
}

QTEST_APPLESS_MAIN(TestSourceChoice)
#include "tst_sourcechoice.moc"
