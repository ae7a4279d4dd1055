// SPDX-License-Identifier: Apache-2.0
// Rules over exports that leave out members of the events.
#include "detections/evidencegaps.h"

#include "detections/detection.h"
#include "tests/model/ingest/loadedevidence.h"
#include "tests/support/rules.h"
#include "tests/support/testdata.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

const QByteArray kHeader = "auditID,verb,stage,objectRef.resource,objectRef.subresource";
const QByteArray kExecs =
    "a,create,ResponseComplete,pods,exec\nb,create,ResponseComplete,pods,exec\n"
    "c,get,ResponseComplete,pods,\n";
const QByteArray kSh = "  s: {verb: create, requestURI|contains: 'command=sh'}\n  condition: s\n";

struct Run
{
    explicit Run(const QByteArray &detection, const QByteArray &csv, const QByteArray &log = {},
                 int workers = 1)
    {
        std::vector<std::string> paths {folder.make(QStringLiteral("k.csv"), csv)};
        if (!log.isEmpty())
            paths.push_back(folder.make(QStringLiteral("n.jsonl"), log));
        const LoadedEvidence loaded(paths);
        DetectionOptions options;
        options.workers = workers;
        result = detect(rulesOf(ruleWith(detection)), loaded.snapshot, options);
        for (const SignalPtr &signal : result.signalList)
            matches += signal->count();
    }
    [[nodiscard]] const RuleCoverage &coverage() const { return result.coverage.at(0); }
    [[nodiscard]] bool says(const QByteArray &text) const
    {
        return coverage().reason.find(text.toStdString()) != std::string::npos;
    }

    EvidenceFolder folder;
    DetectionResult result;
    std::size_t matches = 0;
};

QByteArray nativeExec(const QByteArray &id, const QByteArray &command)
{
    return R"({"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":")" + id
        + R"(","stage":"ResponseComplete","requestURI":"/api/v1/namespaces/a/pods/b/exec?command=)"
        + command
        + R"(","verb":"create","user":{"username":"eve","groups":["g"]},"sourceIPs":["10.0.0.9"],)"
          R"("userAgent":"kubectl","objectRef":{"resource":"pods","subresource":"exec","name":"b"},)"
          R"("responseStatus":{"code":101},"requestReceivedTimestamp":"2026-11-23T09:46:52Z"})"
        + "\n";
}

} // namespace

class TestEvidenceGaps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatNoEventHasIsNotEvaluable();
    void whatSomeEventsHaveIsPartly();
    void whatOneWordDecidesIsEvaluated_data();
    void whatOneWordDecidesIsEvaluated();
    void namesWhatIsMissing_data();
    void namesWhatIsMissing();
    void exceptionsDoNotHideSignals();
    void correlationsRestOnIt();
    void workersMakeNoDifference();
    void inferredLevelIsBlindForBodies();
};

void TestEvidenceGaps::whatNoEventHasIsNotEvaluable()
{
    const Run run(kSh, kHeader + '\n' + kExecs);
    QCOMPARE(run.coverage().state, RuleCoverage::State::NotEvaluable);
    QCOMPARE(run.coverage().unknownRows, 2U); // the get is none in any case
    QVERIFY(run.says("2 events"));
    QVERIFY(run.says("requestURI"));
    QCOMPARE(run.matches, 0U);
}

void TestEvidenceGaps::whatSomeEventsHaveIsPartly()
{
    const Run none(kSh, kHeader + '\n' + kExecs, nativeExec("x", "ls"));
    QCOMPARE(none.coverage().state, RuleCoverage::State::Partly);
    QCOMPARE(none.coverage().unknownRows, 2U);
    const Run one(kSh, kHeader + '\n' + kExecs, nativeExec("x", "sh"));
    QCOMPARE(one.coverage().state, RuleCoverage::State::Partly);
    QCOMPARE(one.matches, 1U);
}

void TestEvidenceGaps::whatOneWordDecidesIsEvaluated_data()
{
    QTest::addColumn<QByteArray>("detection");
    // A request may have no namespace, no subresource, no annotation: that says nothing.
    QTest::newRow("namespace") << QByteArray("  s: {objectRef.namespace: a}\n  condition: s\n");
    QTest::newRow("annotation") << QByteArray(
        "  s: {annotations.authorization.k8s.io/decision: forbid}\n  condition: s\n");
    QTest::newRow("false without it")
        << QByteArray("  s: {verb: delete, requestURI|contains: 'x'}\n  condition: s\n");
    QTest::newRow("nothing missing") << QByteArray("  s: {verb: create}\n  condition: s\n");
}

void TestEvidenceGaps::whatOneWordDecidesIsEvaluated()
{
    QFETCH(QByteArray, detection);
    const Run run(detection, kHeader + '\n' + kExecs);
    QCOMPARE(run.coverage().reason, std::string());
    QCOMPARE(run.coverage().state, RuleCoverage::State::Evaluated);
}

void TestEvidenceGaps::namesWhatIsMissing_data()
{
    QTest::addColumn<QByteArray>("test");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("level") << QByteArray("level: Request") << QByteArray("level");
    QTest::newRow("code") << QByteArray("responseStatus.code: 403")
                          << QByteArray("responseStatus.code");
    QTest::newRow("outcome") << QByteArray("outcome: denied") << QByteArray("responseStatus.code");
    QTest::newRow("groups") << QByteArray("user.groups: system:masters")
                            << QByteArray("user.groups");
    QTest::newRow("user") << QByteArray("user.username: eve") << QByteArray("user.username");
    QTest::newRow("class") << QByteArray("actorClass: human") << QByteArray("user.username");
    QTest::newRow("agent") << QByteArray("userAgent|startswith: curl") << QByteArray("userAgent");
    QTest::newRow("ips") << QByteArray("sourceIPs|cidr: 10.0.0.0/8") << QByteArray("sourceIPs");
    QTest::newRow("command") << QByteArray("command|contains: sh")
                             << QByteArray("the query of requestURI");
}

void TestEvidenceGaps::namesWhatIsMissing()
{
    QFETCH(QByteArray, test);
    QFETCH(QByteArray, name);
    const Run run("  s:\n    verb: create\n    " + test + "\n  condition: s\n",
                  kHeader + '\n' + kExecs);
    QCOMPARE(run.coverage().state, RuleCoverage::State::NotEvaluable);
    QVERIFY2(run.says("depends on " + name + ","), run.coverage().reason.c_str());
}

void TestEvidenceGaps::exceptionsDoNotHideSignals()
{
    const Run run("  s: {verb: create}\n  f: {user.groups: system:masters}\n"
                  "  condition: s and not f\n",
                  kHeader + '\n' + kExecs);
    QCOMPARE(run.matches, 2U);
    QCOMPARE(run.coverage().state, RuleCoverage::State::Partly);
    QVERIFY(run.says("exception"));
    QVERIFY(run.says("user.groups"));
}

void TestEvidenceGaps::correlationsRestOnIt()
{
    EvidenceFolder folder;
    const LoadedEvidence loaded({folder.make(QStringLiteral("k.csv"), kHeader + '\n' + kExecs)});
    const QByteArray correlation =
        "---\ntitle: Often\nid: 22222222-2222-4222-8222-222222222222\nlevel: high\n"
        "correlation: {type: event_count, rules: [11111111-1111-4111-8111-111111111111],\n"
        "  group-by: [objectRef.resource], timespan: 5m, condition: {gte: 2}}\n";
    const DetectionResult result = detect(rulesOf(ruleWith(kSh) + correlation), loaded.snapshot);
    QCOMPARE(result.coverage.size(), 2U);
    for (const RuleCoverage &coverage : result.coverage)
        QCOMPARE(coverage.state, RuleCoverage::State::NotEvaluable);
}

void TestEvidenceGaps::workersMakeNoDifference()
{
    QByteArray csv = kHeader + '\n';
    for (int i = 0; i < 150'000; ++i) // three chunks
        csv += "i" + QByteArray::number(i)
            + (i % 2 == 0 ? ",create,ResponseComplete,pods,exec\n"
                          : ",get,ResponseComplete,pods,\n");
    const Run one(kSh, csv, {}, 1);
    const Run four(kSh, csv, {}, 4);
    QCOMPARE(one.coverage().unknownRows, 75'000U);
    QCOMPARE(four.coverage().unknownRows, 75'000U);
    QCOMPARE(one.coverage().reason, four.coverage().reason);
}

// Cloud Logging has no audit levels: where an entry has no bodies, the level is taken for Metadata.
void TestEvidenceGaps::inferredLevelIsBlindForBodies()
{
    const QString path = sharedData(QStringLiteral("envelopes/30_gke_logs_explorer.json"));
    if (path.isEmpty())
        QSKIP("the shared data is not on this machine");
    const LoadedEvidence loaded({path.toStdString()});
    Row blind = 0;
    for (Row row = 0; row < loaded.snapshot->eventCount(); ++row) {
        QVERIFY(loaded.snapshot->hasFlag(row, kLevelInferred));
        const bool metadata = loaded.snapshot->code(Column::Level, row)
            == static_cast<std::uint32_t>(Level::Metadata);
        QCOMPARE(metadata,
                 !loaded.snapshot->hasFlag(row, kHasRequestObject)
                     && !loaded.snapshot->hasFlag(row, kHasResponseObject));
        blind += metadata ? 1 : 0;
    }
    QVERIFY(blind > 0);
    const RuleSet rules =
        rulesOf(ruleWith("  s: {responseObject.metadata.labels.made: nowhere}\n  condition: s\n"));
    const DetectionResult result = detect(rules, loaded.snapshot);
    QVERIFY(result.coverage.at(0).state != RuleCoverage::State::Evaluated);
    QVERIFY(result.coverage.at(0).unknownRows > 0);
}

QTEST_APPLESS_MAIN(TestEvidenceGaps)
#include "tst_evidencegaps.moc"
