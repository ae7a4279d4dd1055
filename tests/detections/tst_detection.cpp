// SPDX-License-Identifier: Apache-2.0
#include "detections/detection.h"
#include "tests/support/eventlines.h"
#include "tests/support/rules.h"
#include "tests/support/snapshots.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <map>
#include <random>
#include <set>
#include <thread>

using namespace kubewake;
using namespace kubewake::test;

namespace {

// What must be equal whatever the number of workers.
std::string textOf(const DetectionResult &result)
{
    std::string text;
    for (const SignalPtr &signal : result.signalList) {
        text +=
            signal->id + " " + signal->rule->title + " " + signal->entity + " " + signal->summary;
        for (const Row row : signal->rows)
            text += " " + std::to_string(row);
        text += "\n";
    }
    for (const RuleCoverage &coverage : result.coverage)
        text += coverage.rule->title + std::to_string(static_cast<int>(coverage.state))
            + std::to_string(coverage.unknownRows) + coverage.reason + "\n";
    return text;
}

QByteArray correlationOf(const QByteArray &body)
{
    return "---\ntitle: Correlation\nid: 22222222-2222-4222-8222-222222222222\ncorrelation: {"
        + body + "}\nkubewake: {window: 1s}\n";
}

// Slow and simple: every window that ends at an event, straight from the definition.
std::map<std::string, std::set<Row>> rowsByBruteForce(const std::vector<EventLine> &lines,
                                                      int timespan, bool byValue,
                                                      const std::function<bool(int)> &holds)
{
    std::map<std::string, std::set<Row>> found;
    for (const EventLine &end : lines) {
        if (end.verb != "get")
            continue;
        std::set<Row> window;
        std::set<QByteArray> values;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const EventLine &line = lines[i];
            if (line.verb != "get" || line.user != end.user || line.second > end.second
                || line.second < end.second - timespan)
                continue;
            window.insert(static_cast<Row>(i));
            values.insert(line.space);
        }
        if (holds(static_cast<int>(byValue ? values.size() : window.size())))
            found[end.user.toStdString()].insert(window.begin(), window.end());
    }
    return found;
}

std::vector<EventLine> randomLines(unsigned seed, int count, int seconds)
{
    std::mt19937 random(seed);
    std::vector<EventLine> lines;
    for (int i = 0; i < count; ++i) {
        EventLine line;
        line.second = static_cast<int>(random() % static_cast<unsigned>(seconds));
        line.user = "user-" + QByteArray::number(random() % 3);
        line.space = "space-" + QByteArray::number(random() % 5);
        line.verb = random() % 4 == 0 ? "list" : "get";
        lines.push_back(line);
    }
    return lines;
}

const QByteArray kReads = "  s: {verb: get}\n  condition: s\n";

} // namespace

class DetectionTest : public QObject
{
    Q_OBJECT

private slots:
    void groupsByEntityAndWindow()
    {
        const RuleSet rules = rulesOf(ruleWith(kReads, "kubewake: {window: 1h}\n"));
        QVERIFY(rules.errors().empty());
        const SnapshotPtr snapshot = snapshotOf({{.second = 0},
                                                 {.second = 3599},
                                                 {.second = 7199}, // 1h later: a new signal
                                                 {.second = 10, .user = "bob"},
                                                 {.second = 20, .verb = "list"}});
        const DetectionResult result = detect(rules, snapshot);
        QCOMPARE(result.signalList.size(), 3U);
        QCOMPARE(result.signalList[0]->rows, (std::vector<Row> {0, 1}));
        QCOMPARE(result.signalList[0]->entity, std::string("alice"));
        QCOMPARE(result.signalList[1]->rows, (std::vector<Row> {3}));
        QCOMPARE(result.signalList[1]->entity, std::string("bob"));
        QCOMPARE(result.signalList[2]->rows, (std::vector<Row> {2}));
        QCOMPARE(result.signalList[0]->matchedFields, (std::vector<std::string> {"verb"}));
        QCOMPARE(result.coverage.size(), 1U);
        QCOMPARE(result.coverage[0].state, RuleCoverage::State::Evaluated);
    }

    void groupsByTheEntityOfTheRule()
    {
        const RuleSet rules = rulesOf(ruleWith(kReads, "kubewake: {entity: ns, window: 1d}\n"));
        const SnapshotPtr snapshot = snapshotOf({{.second = 0, .space = "a"},
                                                 {.second = 1, .space = "b"},
                                                 {.second = 2, .user = "bob", .space = "a"}});
        const DetectionResult result = detect(rules, snapshot);
        QCOMPARE(result.signalList.size(), 2U);
        QCOMPARE(result.signalList[0]->entity, std::string("a"));
        QCOMPARE(result.signalList[0]->entityField, FieldId::Namespace);
        QCOMPARE(result.signalList[0]->rows, (std::vector<Row> {0, 2}));
    }

    void ordersRowsByTimeAndSignalsBySeverity()
    {
        const RuleSet rules = rulesOf("title: Low\nlevel: low\nlogsource: {product: kubernetes}\n"
                                      "detection: {s: {verb: get}, condition: s}\n---\n"
                                      "title: High\nlevel: high\nlogsource: {product: kubernetes}\n"
                                      "detection: {s: {verb: list}, condition: s}\n");
        const SnapshotPtr snapshot =
            snapshotOf({{.second = 9}, {.second = 3}, {.second = 50'000, .verb = "list"}});
        const DetectionResult result = detect(rules, snapshot);
        QCOMPARE(result.signalList.size(), 2U);
        QCOMPARE(result.signalList[0]->rule->title, std::string("High"));
        QCOMPARE(result.signalList[1]->rows, (std::vector<Row> {1, 0}));
        QCOMPARE(formatTimestampUtc(result.signalList[1]->first),
                 std::string("2026-11-01T00:00:03.000000Z"));
        QCOMPARE(formatTimestampUtc(result.signalList[1]->last),
                 std::string("2026-11-01T00:00:09.000000Z"));
        QCOMPARE(result.coverage[0].rule->title, std::string("Low")); // in rule order
    }

    void looksAtOneEventPerRequestAndAtNoneLess()
    {
        const RuleSet rules = rulesOf(ruleWith(kReads));
        const QByteArray received = "RequestReceived";
        const QByteArray other = "/api/v1/namespaces/shop/secrets/other";
        const SnapshotPtr snapshot = snapshotOf({
            {.second = 0, .id = "one", .stage = received},
            {.second = 0, .id = "one"}, // the same request: only this one
            {.second = 1, .id = "two", .stage = received}, // no more is known
            {.second = 2, .id = "shared"},
            {.second = 3, .id = "shared", .uri = other}, // another request behind the same ID
            {.second = 4, .id = "mixed", .stage = "ResponseStarted", .uri = other},
            {.second = 4, .verb = "list", .id = "mixed"}, // does not hide the one before
        });
        const DetectionResult result = detect(rules, snapshot);
        QCOMPARE(result.signalList.size(), 1U);
        QCOMPARE(result.signalList[0]->rows, (std::vector<Row> {1, 2, 3, 4, 5}));

        DetectionOptions options;
        options.candidates = RowBitmap(snapshot->eventCount());
        options.candidates->set(0); // not what counts of its request
        options.candidates->set(3);
        const DetectionResult some = detect(rules, snapshot, options);
        QCOMPARE(some.signalList.size(), 1U);
        QCOMPARE(some.signalList[0]->rows, (std::vector<Row> {3}));
    }

    void appliesFilters()
    {
        const RuleSet rules =
            rulesOf(ruleWith(kReads, "name: base\n")
                    + "---\ntitle: F\nlogsource: {product: kubernetes}\n"
                      "filter: {rules: [base], s: {user: alice}, condition: not s}\n");
        QVERIFY(rules.errors().empty());
        const DetectionResult result =
            detect(rules, snapshotOf({{.second = 0}, {.second = 1, .user = "bob"}}));
        QCOMPARE(result.signalList.size(), 1U);
        QCOMPARE(result.signalList[0]->entity, std::string("bob"));
        QCOMPARE(result.signalList[0]->matchedFields, std::vector<std::string> {"verb"});
    }

    void idsAreStable()
    {
        const RuleSet rules = rulesOf(ruleWith(kReads));
        const DetectionResult result = detect(rules, snapshotOf({{.second = 0, .id = "x"}}));
        // Written down once: an id that changes loses the triage of every user.
        QCOMPARE(QString::fromStdString(result.signalList.at(0)->id),
                 QStringLiteral("419600408f63cb587acff842029aa601"));

        // Neither files nor their order nor later events count.
        const DetectionResult later = detect(
            rules, snapshotOf({{.second = 7}, {.second = 0, .id = "y"}, {.second = 0, .id = "x"}}));
        QCOMPARE(later.signalList.at(0)->id, result.signalList.at(0)->id);
        const DetectionResult different = detect(rules, snapshotOf({{.second = 0, .id = "w"}}));
        QVERIFY(different.signalList.at(0)->id != result.signalList.at(0)->id);
    }

    void saysWhatHappened()
    {
        const RuleSet rules = rulesOf(ruleWith(kReads));
        const DetectionResult result =
            detect(rules, snapshotOf({{.second = 0}, {.second = 61, .space = "b\\n<b>"}}));
        QCOMPARE(QString::fromStdString(result.signalList.at(0)->summary),
                 QStringLiteral("alice (human) made 2 matching requests from 203.0.113.7 between "
                                "2026-11-01T00:00:00.000000Z and 2026-11-01T00:01:01.000000Z. "
                                "Asked for: get secrets shop/x; get secrets b <b>/x. They concern "
                                "2 named objects in 2 namespaces. Outcome: allowed."));
    }

    void correlates_data()
    {
        QTest::addColumn<QByteArray>("condition");
        QTest::addColumn<bool>("byValue");
        QTest::addColumn<int>("minimum");
        QTest::addColumn<int>("maximum");
        QTest::newRow("at least") << QByteArray("gte: 4") << false << 4 << 1'000;
        QTest::newRow("more than") << QByteArray("gt: 6") << false << 7 << 1'000;
        QTest::newRow("between") << QByteArray("gt: 2, lte: 4") << false << 3 << 4;
        QTest::newRow("few") << QByteArray("lt: 3") << false << 0 << 2;
        QTest::newRow("exactly") << QByteArray("eq: 5") << false << 5 << 5;
        QTest::newRow("values") << QByteArray("gte: 4, field: ns") << true << 4 << 1'000;
        QTest::newRow("few values") << QByteArray("eq: 1, field: [ns]") << true << 1 << 1;
    }

    void correlates()
    {
        QFETCH(QByteArray, condition);
        QFETCH(bool, byValue);
        QFETCH(int, minimum);
        QFETCH(int, maximum);
        const RuleSet rules =
            rulesOf(ruleWith(kReads, "name: base\n")
                    + correlationOf("type: " + QByteArray(byValue ? "value_count" : "event_count")
                                    + ", rules: [base], group-by: [effectiveUser], timespan: 1m, "
                                      "condition: {"
                                    + condition + "}"));
        QVERIFY(rules.errors().empty());
        bool any = false;
        for (unsigned seed = 0; seed < 60; ++seed) {
            // Dense and sparse streams, with many events at the same moment.
            const std::vector<EventLine> lines =
                randomLines(seed, 20 + static_cast<int>(seed) * 3, 30 << (seed % 6));
            const DetectionResult result = detect(rules, snapshotOf(lines));
            std::map<std::string, std::set<Row>> found;
            for (const SignalPtr &signal : result.signalList) {
                QVERIFY(std::ranges::is_sorted(
                    signal->rows, {}, [&](Row row) { return std::pair(lines[row].second, row); }));
                for (const Row row : signal->rows)
                    QVERIFY(found[signal->entity].insert(row).second); // in one signal only
            }
            QCOMPARE(found, rowsByBruteForce(lines, 60, byValue, [&](int count) {
                         return count >= minimum && count <= maximum;
                     }));
            any = any || !found.empty();
        }
        QVERIFY(any);
    }

    void correlationsSplitAtQuietTimes()
    {
        const RuleSet rules = rulesOf(
            ruleWith(kReads, "name: base\n")
            + correlationOf("type: event_count, rules: [base], group-by: [effectiveUser, ns], "
                            "timespan: 10s, condition: {gte: 2}"));
        const DetectionResult result = detect(rules,
                                              snapshotOf({{.second = 0},
                                                          {.second = 10}, // both ends count
                                                          {.second = 25}, // alone
                                                          {.second = 40},
                                                          {.second = 45},
                                                          {.second = 41, .space = "other"},
                                                          {.second = 42, .space = "other"},
                                                          {.second = 43, .user = ""}}));
        QCOMPARE(result.signalList.size(), 3U);
        QCOMPARE(result.signalList[0]->rows, (std::vector<Row> {0, 1}));
        QCOMPARE(result.signalList[1]->rows, (std::vector<Row> {3, 4}));
        QCOMPARE(result.signalList[2]->rows, (std::vector<Row> {5, 6}));
        QVERIFY(result.signalList[1]->id != result.signalList[2]->id);
        QCOMPARE(result.signalList[0]->rule->title, std::string("Correlation"));
    }

    void countsAnEventOfTwoBaseRulesOnce()
    {
        const RuleSet rules =
            rulesOf(ruleWith(kReads, "name: base\n")
                    + "---\ntitle: Second\nname: second\nlogsource: {product: kubernetes}\n"
                      "detection: {s: {ns: shop}, condition: s}\n"
                    + correlationOf("type: event_count, rules: [base, second], group-by: [user], "
                                    "timespan: 10s, condition: {gte: 2}"));
        QVERIFY(detect(rules, snapshotOf({{.second = 0}})).signalList.empty());
        const DetectionResult two =
            detect(rules, snapshotOf({{.second = 0}, {.second = 1, .verb = "list"}}));
        QCOMPARE(two.signalList.size(), 1U);
        QCOMPARE(two.signalList[0]->rows, (std::vector<Row> {0, 1}));
    }

    void anAbsentGroupIsAGroup()
    {
        const RuleSet rules = rulesOf(
            ruleWith(kReads, "name: base\n")
            + correlationOf("type: event_count, rules: [base], group-by: [as], timespan: 10s, "
                            "condition: {gte: 2}"));
        const DetectionResult result = detect(rules, snapshotOf({{.second = 0}, {.second = 1}}));
        QCOMPARE(result.signalList.size(), 1U);
        QCOMPARE(result.signalList[0]->entity, std::string());
    }

    void workersChangeNothing()
    {
        // Several chunks, rules of every kind, raw text too.
        const RuleSet rules = manyRules();
        const SnapshotPtr snapshot = snapshotOf(randomLines(5, 150'000, 86'400));
        QVERIFY(snapshot->chunks().size() > 2);
        std::string expected;
        for (const int workers : {1, 2, 3, 8}) {
            DetectionOptions options;
            options.workers = workers;
            const DetectionResult result = detect(rules, snapshot, options);
            QVERIFY(!result.cancelled);
            QVERIFY(result.signalList.size() > 20);
            const std::string text = textOf(result);
            if (expected.empty())
                expected = text;
            QVERIFY(text == expected);
        }
    }

    void handsOutSignalsAndProgress()
    {
        const RuleSet rules = manyRules();
        const SnapshotPtr snapshot = snapshotOf(randomLines(6, 2'000, 86'400));
        std::atomic<int> inside = 0;
        bool overlapping = false;
        std::set<std::string> streamed;
        std::vector<std::size_t> steps;
        DetectionControl control;
        control.found = [&](const std::vector<SignalPtr> &found) {
            overlapping = overlapping || ++inside != 1;
            for (const SignalPtr &signal : found)
                streamed.insert(signal->id);
            std::this_thread::yield();
            --inside;
        };
        control.progress = [&](std::size_t done, std::size_t total) {
            overlapping = overlapping || ++inside != 1;
            QCOMPARE(total, rules.rules().size());
            steps.push_back(done);
            --inside;
        };
        DetectionOptions options;
        options.workers = 4;
        const DetectionResult result = detect(rules, snapshot, options, control);
        QVERIFY(!overlapping);
        std::set<std::string> expected;
        for (const SignalPtr &signal : result.signalList)
            expected.insert(signal->id);
        QVERIFY(!expected.empty());
        QCOMPARE(streamed, expected);
        // A step a rule and more while many run together; never back, and all of them in the end.
        QVERIFY(steps.size() >= rules.rules().size());
        QVERIFY(std::ranges::is_sorted(steps));
        QCOMPARE(steps.back(), rules.rules().size());
    }

    void endsWhenCancelled()
    {
        const RuleSet rules = manyRules();
        const SnapshotPtr snapshot = snapshotOf(randomLines(7, 70'000, 86'400));
        // However late the cancel comes, it is noticed, and no callback comes after it.
        bool everFinished = false;
        for (int allowed = 0; !everFinished; allowed = allowed * 2 + 1) {
            int asked = 0;
            bool said = false;
            int after = 0;
            DetectionControl control;
            control.cancelled = [&] { return said = said || asked++ >= allowed; };
            control.found = [&](const std::vector<SignalPtr> &) { after += said ? 1 : 0; };
            DetectionOptions options;
            options.workers = 2;
            const DetectionResult result = detect(rules, snapshot, options, control);
            QCOMPARE(result.cancelled, said);
            QCOMPARE(result.coverage.size(), rules.rules().size());
            QCOMPARE(after, 0);
            everFinished = !said;
            QVERIFY(allowed < 1'000'000);
        }
    }

    void runsOverNothing()
    {
        const DetectionResult result = detect(manyRules(), std::make_shared<const EventSnapshot>());
        QVERIFY(result.signalList.empty());
        QVERIFY(!result.cancelled);
        QCOMPARE(result.coverage.size(), manyRules().rules().size());
        QVERIFY(detect(RuleSet(), snapshotOf({{.second = 0}})).signalList.empty());
    }

private:
    static RuleSet manyRules()
    {
        QByteArray yaml = ruleWith(kReads, "name: base\nkubewake: {window: 5s}\n");
        yaml += correlationOf("type: event_count, rules: [base], group-by: [effectiveUser], "
                              "timespan: 3s, condition: {gte: 12}");
        yaml += "generate: true\n";
        for (int i = 0; i < 5; ++i) {
            const QByteArray number = QByteArray::number(i);
            yaml += "---\ntitle: Column " + number
                + "\nlogsource: {product: kubernetes}\nkubewake: {window: 4h}\n"
                  "detection: {s: {ns: space-"
                + number + "}, condition: s}\n";
            yaml += "---\ntitle: Raw " + number
                + "\nlogsource: {product: kubernetes}\nkubewake: {entity: ns}\n"
                  "detection: {s: {apiVersion: '*v1', ns: space-"
                + number + "}, condition: s}\n";
        }
        const RuleSet rules = rulesOf(yaml);
        if (!rules.errors().empty())
            qFatal("%s", rules.errors()[0].message.c_str());
        return rules;
    }
};

QTEST_GUILESS_MAIN(DetectionTest)
#include "tst_detection.moc"
