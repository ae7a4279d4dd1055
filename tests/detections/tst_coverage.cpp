// SPDX-License-Identifier: Apache-2.0
#include "detections/detection.h"
#include "tests/support/memorysnapshot.h"
#include "tests/support/rules.h"
#include "tests/support/snapshots.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

// A create of a pod; `body` is its spec, or empty if the level left the body out.
QByteArray podLine(int number, const QByteArray &body, const QByteArray &verb = "create",
                   const QByteArray &time = "2026-11-23T09:00:00.000000Z")
{
    QByteArray line = "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\""
        + QByteArray(body.isEmpty() ? "Metadata" : "Request") + "\",\"auditID\":\"id-"
        + QByteArray::number(number)
        + "\",\"stage\":\"ResponseComplete\",\"requestURI\":\"/api/v1/namespaces/shop/pods\","
          "\"verb\":\""
        + verb
        + "\",\"user\":{\"username\":\"alice\",\"groups\":[\"g\"]},\"sourceIPs\":[\"192.0.2.1\"],"
          "\"objectRef\":{\"resource\":\"pods\","
        + "\"namespace\":\"shop\"},\"responseStatus\":{\"code\":201}";
    if (!time.isEmpty())
        line += ",\"requestReceivedTimestamp\":\"" + time + "\"";
    if (!body.isEmpty())
        line += ",\"requestObject\":{\"spec\":" + body + "}";
    return line + "}\n";
}

const QByteArray kHostNetwork =
    "  s: {verb: create, res: pods, requestObject.spec.hostNetwork: true}\n  condition: s\n";
const QByteArray kYes = "{\"hostNetwork\":true}";
const QByteArray kNo = "{\"hostNetwork\":false}";

} // namespace

class CoverageTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatTheEvidenceCouldShow_data()
    {
        QTest::addColumn<QByteArray>("events");
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("unknown");
        QTest::addColumn<int>("matches");
        const auto add = [](const char *name, const QByteArray &events, RuleCoverage::State state,
                            int unknown, int matches) {
            QTest::newRow(name) << events << static_cast<int>(state) << unknown << matches;
        };
        using State = RuleCoverage::State;
        add("nothing", {}, State::Evaluated, 0, 0);
        add("all bodies", podLine(1, kYes) + podLine(2, kNo), State::Evaluated, 0, 1);
        add("some bodies", podLine(1, kYes) + podLine(2, {}) + podLine(3, {}), State::Partly, 2, 1);
        add("a body without a match", podLine(1, kNo) + podLine(2, {}), State::Partly, 1, 0);
        add("no bodies", podLine(1, {}) + podLine(2, {}), State::NotEvaluable, 2, 0);
        // Events that the rule is not about do not count.
        add("other events", podLine(1, {}, "get") + podLine(2, kYes), State::Evaluated, 0, 1);
        add("other bodies", podLine(1, kNo, "update") + podLine(2, {}), State::NotEvaluable, 1, 0);
    }

    void tellsWhatTheEvidenceCouldShow()
    {
        QFETCH(QByteArray, events);
        QFETCH(int, state);
        QFETCH(int, unknown);
        QFETCH(int, matches);
        const RuleSet rules = rulesOf(ruleWith(kHostNetwork));
        const DetectionResult result = detect(rules, snapshotFromJsonLines(events));
        const RuleCoverage &coverage = result.coverage.at(0);
        QCOMPARE(static_cast<int>(coverage.state), state);
        QCOMPARE(static_cast<int>(coverage.unknownRows), unknown);
        QCOMPARE(coverage.reason.empty(), coverage.state == RuleCoverage::State::Evaluated);
        QCOMPARE(coverage.rule->title, std::string("Test rule"));
        std::size_t count = 0;
        for (const SignalPtr &signal : result.signalList)
            count += signal->count();
        QCOMPARE(static_cast<int>(count), matches);
    }

    void needsSettings()
    {
        const QByteArray yaml =
            ruleWith("  s: {verb: create}\n  known: {sourceIPs|cidr|expand: '%known_networks%'}\n"
                     "  condition: s and not known\n",
                     "kubewake: {requires: [known_networks]}\n");
        const SnapshotPtr snapshot = snapshotFromJsonLines(podLine(1, kYes));
        const DetectionResult without = detect(rulesOf(yaml), snapshot);
        QCOMPARE(without.coverage[0].state, RuleCoverage::State::NotEvaluable);
        QVERIFY(without.coverage[0].reason.find("known_networks") != std::string::npos);
        QVERIFY(without.signalList.empty());

        DetectionSettings settings;
        settings.knownNetworks = {"10.0.0.0/8"};
        const DetectionResult with = detect(rulesOf(yaml, settings), snapshot);
        QCOMPARE(with.coverage[0].state, RuleCoverage::State::Evaluated);
        QCOMPARE(with.signalList.size(), 1U);
    }

    void passesOnToCorrelations()
    {
        const QByteArray correlation =
            "---\ntitle: Many\ncorrelation: {type: event_count, rules: [base], group-by: "
            "[effectiveUser], timespan: 5m, condition: {gte: 1}}\n";
        const RuleSet rules = rulesOf(ruleWith(kHostNetwork, "name: base\n") + correlation);
        const DetectionResult none = detect(rules, snapshotFromJsonLines(podLine(1, {})));
        QCOMPARE(none.coverage[1].state, RuleCoverage::State::NotEvaluable);
        QCOMPARE(none.coverage[1].unknownRows, 1U);
        const DetectionResult some =
            detect(rules, snapshotFromJsonLines(podLine(1, {}) + podLine(2, kYes)));
        QCOMPARE(some.coverage[1].state, RuleCoverage::State::Partly);
        QCOMPARE(some.signalList.size(), 1U);

        // Without a time an event cannot be in a window.
        const DetectionResult timeless =
            detect(rules, snapshotFromJsonLines(podLine(1, kYes, "create", {})));
        QCOMPARE(timeless.coverage[1].state, RuleCoverage::State::Partly);
        QVERIFY(timeless.coverage[1].reason.find("without a time") != std::string::npos);
        QVERIFY(timeless.signalList.empty());
    }

    void countsWhatCannotBeRead()
    {
        const QByteArray first = podLine(1, kYes);
        const SnapshotPtr cut =
            cutSnapshot(first + podLine(2, kYes), static_cast<std::size_t>(first.size()));
        const DetectionResult result = detect(rulesOf(ruleWith(kHostNetwork)), cut);
        QCOMPARE(result.signalList.size(), 1U);
        QCOMPARE(result.coverage[0].state, RuleCoverage::State::Partly);
        QVERIFY(result.coverage[0].reason.find("1 event could not be read") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(CoverageTest)
#include "tst_coverage.moc"
