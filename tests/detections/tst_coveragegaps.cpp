// SPDX-License-Identifier: Apache-2.0
#include "detections/coveragegaps.h"
#include "detections/detection.h"
#include "tests/support/rules.h"
#include "tests/support/snapshots.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;
using State = RuleCoverage::State;

namespace {

struct Made
{
    QByteArray verb;
    QByteArray resource = "pods";
    QByteArray subresource {};
    QByteArray stage = "ResponseComplete";
    int code = 200;
    bool cut = false;
};

// As many requests as are enough to miss something, made of these in turn.
SnapshotPtr evidence(const QList<Made> &kinds, int count = 120)
{
    QByteArray lines;
    for (int i = 0; i < count; ++i) {
        const Made &made = kinds[i % kinds.size()];
        const QByteArray time = "2026-11-23T09:00:00." + QByteArray::number(100'000 + i) + "Z";
        lines += "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\","
                 "\"auditID\":\"id-"
            + QByteArray::number(i) + "\",\"stage\":\"" + made.stage
            + "\",\"requestURI\":\"/x\",\"verb\":\"" + made.verb
            + "\",\"user\":{\"username\":\"alice\",\"groups\":[\"g\"]},\"sourceIPs\":[\"1.2.3.4\"],"
              "\"objectRef\":{\"resource\":\""
            + made.resource + "\",\"subresource\":\"" + made.subresource
            + "\",\"namespace\":\"a\"},\"responseStatus\":{\"code\":"
            + QByteArray::number(made.code) + "},\"requestReceivedTimestamp\":\"" + time
            + "\",\"stageTimestamp\":\"" + time + "\",\"annotations\":{"
            + QByteArray(made.cut ? "\"audit.k8s.io/truncated\":\"true\"" : "") + "}}\n";
    }
    return snapshotFromJsonLines(lines);
}

const QByteArray kReads = "  s: {verb: [get, list], resourcePath: secrets}\n  condition: s\n";
const QByteArray kWrites = "  s: {verb: create, resourcePath: secrets}\n  condition: s\n";
const QByteArray kBoth = "  s: {resourcePath: secrets}\n  condition: s\n";
const QByteArray kDenied = "  s: {responseStatus.code: 403}\n  condition: s\n";
const QByteArray kLogin = "  s: {responseStatus.code: 401}\n  condition: s\n";
const QByteArray kExec = "  s: {resourcePath: pods/exec}\n  condition: s\n";

RuleCoverage coverageIn(const SnapshotPtr &snapshot, const QByteArray &detection)
{
    return detect(rulesOf(ruleWith(detection)), snapshot).coverage.at(0);
}

} // namespace

class CoverageGapsTest : public QObject
{
    Q_OBJECT

private slots:
    void states_data()
    {
        QTest::addColumn<QByteArray>("detection");
        QTest::addColumn<int>("noReads"); // state where no get and list is logged
        QTest::addColumn<int>("noWrites");
        QTest::addColumn<int>("noStarts");
        const auto row = [](const char *name, const QByteArray &detection, State noReads,
                            State noWrites, State noStarts) {
            QTest::newRow(name) << detection << static_cast<int>(noReads)
                                << static_cast<int>(noWrites) << static_cast<int>(noStarts);
        };
        row("reads", kReads, State::NotEvaluable, State::Evaluated, State::Evaluated);
        row("writes", kWrites, State::Evaluated, State::NotEvaluable, State::Evaluated);
        row("both", kBoth, State::Partly, State::Partly, State::Evaluated);
        row("any resource", kDenied, State::Partly, State::Partly, State::Evaluated);
        row("logins", kLogin, State::Evaluated, State::Evaluated, State::NotEvaluable);
        // SPDY clients create an exec, WebSocket clients get it.
        row("sessions", kExec, State::Partly, State::Partly, State::Partly);
    }

    void states()
    {
        QFETCH(QByteArray, detection);
        QFETCH(int, noReads);
        QFETCH(int, noWrites);
        QFETCH(int, noStarts);
        const Made started {"watch", "pods", {}, "ResponseStarted"};
        const auto check = [&](const SnapshotPtr &snapshot, int state) {
            const RuleCoverage coverage = coverageIn(snapshot, detection);
            QCOMPARE(static_cast<int>(coverage.state), state);
            QCOMPARE(coverage.reason.empty(), coverage.state == State::Evaluated);
        };
        check(evidence({{"create"}, {"patch"}, started}), noReads);
        check(evidence({{"get"}, {"list"}, started}), noWrites);
        check(evidence({{"get"}, {"create"}, {"watch"}}), noStarts);
        const int evaluated = static_cast<int>(State::Evaluated);
        check(evidence({{"get"}, {"create"}, started}), evaluated);
        // Too little to miss anything.
        check(evidence({{"create"}}, 99), evaluated);
        check(evidence({{"watch"}}, 99), evaluated);
        // Without anything long-running there is no such stage.
        check(evidence({{"get"}, {"create"}}), evaluated);
    }

    void sentences()
    {
        const std::string reads = coverageIn(evidence({{"create"}}), kReads).reason;
        QVERIFY2(reads.find("kube-audit-admin") != std::string::npos
                     && reads.find("120 requests") != std::string::npos,
                 reads.c_str());
        const std::string login =
            coverageIn(evidence({{"get"}, {"create"}, {"watch"}}), kLogin).reason;
        QVERIFY2(login.find("401") != std::string::npos, login.c_str());
    }

    // Not blind: it has found something.
    void matchesAreNoBlindness()
    {
        const RuleCoverage coverage =
            coverageIn(evidence({{"get"}, {"watch", "pods", {}, "ResponseComplete", 401}}), kLogin);
        QCOMPARE(coverage.state, State::Partly);
    }

    void absentResourcesAreOnlyNoted()
    {
        const SnapshotPtr pods = evidence({{"get"}, {"create"}}, 4);
        QCOMPARE(coverageIn(pods, kBoth).state, State::Evaluated);
        QVERIFY(coverageIn(pods, kBoth).reason.empty());
        QCOMPARE(coverageIn(pods, kBoth).note,
                 std::string("No event of secrets is in the evidence."));
        QVERIFY(coverageIn(evidence({{"get", "secrets"}}, 1), kBoth).note.empty());
        QVERIFY(coverageIn(pods, kDenied).note.empty());
        const QByteArray many = "  s: {verb: update, resourcePath: [secrets, configmaps, nodes, "
                                "services]}\n  condition: s\n";
        QCOMPARE(coverageIn(pods, many).note,
                 std::string("No event of configmaps, nodes, secrets or 1 more that the rule is "
                             "about is in the evidence."));
        const RuleSet rules =
            rulesOf(ruleWith(kBoth, "name: base\n")
                    + "---\ntitle: Many\ncorrelation: {type: event_count, rules: [base], group-by: "
                      "[effectiveUser], timespan: 5m, condition: {gte: 1}}\n");
        QVERIFY(!detect(rules, pods).coverage.at(1).note.empty());
    }

    void missingBodiesAreNamed()
    {
        const QByteArray body = "  s: {verb: create, objectRef.resource: [pods, services], "
                                "requestObject.a: b}\n  condition: s\n";
        const RuleCoverage coverage =
            coverageIn(evidence({{"create"},
                                 {"create"},
                                 {"create", "services"},
                                 {"get"},
                                 {"create", "services", {}, "ResponseComplete", 200, true}},
                                10),
                       body);
        QCOMPARE(coverage.state, State::NotEvaluable);
        QCOMPARE(coverage.unknownRows, 8U);
        QVERIFY2(coverage.reason.ends_with(
                     "4 of pods at Metadata, 2 of services at Metadata, 2 of services cut."),
                 coverage.reason.c_str());
    }

    void correlationsInheritIt()
    {
        const RuleSet rules =
            rulesOf(ruleWith(kReads, "name: base\n")
                    + "---\ntitle: Many\ncorrelation: {type: event_count, rules: [base], group-by: "
                      "[effectiveUser], timespan: 5m, condition: {gte: 1}}\n");
        const DetectionResult result = detect(rules, evidence({{"create"}}));
        QCOMPARE(result.coverage.at(1).state, State::NotEvaluable);
        QVERIFY(result.coverage.at(1).reason.find("kube-audit-admin") != std::string::npos);
    }

    // What was not asked for is not missing from the evidence.
    void candidatesDoNotCount()
    {
        const SnapshotPtr snapshot = evidence({{"create"}, {"get"}});
        DetectionOptions options;
        options.candidates = RowBitmap(snapshot->eventCount());
        options.candidates->set(0);
        const DetectionResult result = detect(rulesOf(ruleWith(kReads)), snapshot, options);
        QCOMPARE(result.coverage.at(0).state, State::Evaluated);
    }
};

QTEST_APPLESS_MAIN(CoverageGapsTest)
#include "tst_coveragegaps.moc"
