// SPDX-License-Identifier: Apache-2.0
// What a run tells of each rule beside its signals, and rules that the responder does not want.
#include "detections/detection.h"
#include "detections/documenttexts.h"
#include "tests/support/rules.h"
#include "tests/support/snapshots.h"

#include <QTest>

#include <algorithm>

using namespace kubewake;
using namespace kubewake::test;

namespace {

QByteArray madeEvent(int number, const QByteArray &user, const QByteArray &verb)
{
    return "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\","
           "\"auditID\":\"id-"
        + QByteArray::number(number)
        + "\",\"stage\":\"ResponseComplete\",\"requestURI\":\"/api/v1/pods\",\"verb\":\"" + verb
        + "\",\"user\":{\"username\":\"" + user
        + "\"},\"sourceIPs\":[\"10.0.0.1\"],\"objectRef\":{\"resource\":\"pods\",\"apiVersion\":"
          "\"v1\"},\"responseStatus\":{\"code\":200},\"requestReceivedTimestamp\":"
          "\"2026-11-23T09:00:0"
        + QByteArray::number(number) + ".000000Z\"}\n";
}

QByteArray rule(const QByteArray &name, const QByteArray &verb)
{
    return "title: The rule " + name + "\nname: " + name
        + "\nlogsource: {product: kubernetes, service: audit}\ndetection: {s: {verb: " + verb
        + "}, condition: s}\n---\n";
}

const QByteArray kEvents = madeEvent(0, "alice", "create") + madeEvent(1, "bob", "create")
    + madeEvent(2, "bob", "create") + madeEvent(3, "carol", "delete");

const QByteArray kRules = rule("creates", "create") + rule("deletes", "delete")
    + "title: Many\nname: many\ncorrelation: {type: event_count, rules: [creates], group-by: "
      "[verb], timespan: 1h, condition: {gte: 3}}\n";

RuleSet rulesWithout(const std::vector<std::string> &disabled, const QByteArray &yaml = kRules)
{
    RuleFolder folder;
    folder.add(QStringLiteral("rules.yml"), yaml);
    RuleSet::Options options;
    options.builtin = false;
    options.paths = {folder.path().toStdString()};
    options.disabled = disabled;
    return RuleSet::load(options);
}

const RuleHealth &healthOf(const DetectionResult &result, const std::string &title)
{
    const auto found = std::ranges::find(
        result.health, title, [](const RuleHealth &health) { return health.coverage.rule->title; });
    if (found == result.health.end())
        qFatal("there is no rule %s", title.c_str());
    return *found;
}

std::vector<std::string> titles(const DetectionResult &result)
{
    std::vector<std::string> list;
    for (const SignalPtr &signal : result.signalList)
        list.push_back(signal->rule->title);
    std::ranges::sort(list);
    return list;
}

using Titles = std::vector<std::string>;

} // namespace

class RuleHealthTest : public QObject
{
    Q_OBJECT

private slots:
    void countsMatchesAndSignals()
    {
        const QByteArray filter = "---\ntitle: Bob\nlogsource: {product: kubernetes, service: "
                                  "audit}\nfilter: {rules: [deletes], e: {user.username: carol}, "
                                  "condition: not e}\n";
        const DetectionResult result =
            detect(rulesWithout({}, kRules + filter), snapshotFromJsonLines(kEvents));
        QCOMPARE(result.health.size(), result.coverage.size());
        const RuleHealth &base = healthOf(result, "The rule creates");
        QCOMPARE(base.matches, std::size_t {3});
        QCOMPARE(base.signalCount, std::size_t {0});
        QVERIFY(base.ran && base.isBase && !base.isCorrelation && !base.givesSignals);
        const RuleHealth &many = healthOf(result, "Many");
        QCOMPARE(many.matches, std::size_t {1});
        QCOMPARE(many.signalCount, std::size_t {1});
        QVERIFY(many.ran && many.isCorrelation && !many.isBase && many.givesSignals);
        const RuleHealth &deletes = healthOf(result, "The rule deletes");
        QCOMPARE(deletes.matches, std::size_t {0});
        QCOMPARE(deletes.suppressed, std::size_t {1});
        for (const RuleHealth &health : result.health)
            QVERIFY(health.microseconds >= 0);
    }

    void nothingRunsOverNothing()
    {
        const DetectionResult result =
            detect(rulesWithout({}), std::make_shared<const EventSnapshot>());
        QCOMPARE(result.health.size(), std::size_t {3});
        for (const RuleHealth &health : result.health)
            QVERIFY(!health.ran && health.enabled);
    }

    void disabledRulesGiveNoSignals_data()
    {
        QTest::addColumn<QString>("disabled");
        QTest::addColumn<Titles>("titlesLeft");
        QTest::newRow("by title") << QStringLiteral("The rule deletes") << Titles {"Many"};
        QTest::newRow("by name") << QStringLiteral("deletes") << Titles {"Many"};
        QTest::newRow("by id") << QString::fromStdString(
            healthOf(detect(rulesWithout({}), std::make_shared<const EventSnapshot>()),
                     "The rule deletes")
                .coverage.rule->id)
                               << Titles {"Many"};
        // Its base rule was never meant to give any.
        QTest::newRow("a correlation") << QStringLiteral("Many") << Titles {"The rule deletes"};
        QTest::newRow("a base rule")
            << QStringLiteral("creates") << Titles {"Many", "The rule deletes"};
    }

    void disabledRulesGiveNoSignals()
    {
        QFETCH(QString, disabled);
        QFETCH(Titles, titlesLeft);
        const RuleSet rules = rulesWithout({disabled.toStdString()});
        QVERIFY(rules.unknownDisabled().empty());
        std::size_t done = 0;
        DetectionControl control;
        control.progress = [&done](std::size_t rulesDone, std::size_t) { done = rulesDone; };
        const DetectionResult result = detect(rules, snapshotFromJsonLines(kEvents), {}, control);
        QCOMPARE(titles(result), titlesLeft);
        QCOMPARE(done, rules.rules().size());
        int off = 0;
        for (const RuleHealth &health : result.health) {
            QCOMPARE(health.coverage.state,
                     health.enabled ? RuleCoverage::State::Evaluated
                                    : RuleCoverage::State::Disabled);
            QCOMPARE(health.coverage.reason.empty(), health.enabled);
            off += health.enabled ? 0 : 1;
        }
        QCOMPARE(off, 1);
    }

    void whatCorrelationsNeedRuns()
    {
        const SnapshotPtr snapshot = snapshotFromJsonLines(kEvents);
        const DetectionResult needed = detect(rulesWithout({"creates"}), snapshot);
        QVERIFY(healthOf(needed, "The rule creates").ran);
        QCOMPARE(healthOf(needed, "The rule creates").matches, std::size_t {3});
        const DetectionResult neither = detect(rulesWithout({"creates", "many"}), snapshot);
        QVERIFY(!healthOf(neither, "The rule creates").ran);
        QCOMPARE(titles(neither), (Titles {"The rule deletes"}));
    }

    // By way of a correlation that is disabled itself.
    void whatChainedCorrelationsNeedRuns()
    {
        const QByteArray chain = kRules
            + "---\ntitle: Chain\nname: chain\ncorrelation: {type: event_count, rules: [many], "
              "group-by: [verb], timespan: 1h, condition: {gte: 1}}\n";
        const SnapshotPtr snapshot = snapshotFromJsonLines(kEvents);
        const DetectionResult all = detect(rulesWithout({}, chain), snapshot);
        const DetectionResult result = detect(rulesWithout({"creates", "many"}, chain), snapshot);
        QCOMPARE(titles(all), (Titles {"Chain", "The rule deletes"}));
        QCOMPARE(titles(result), titles(all));
        QCOMPARE(healthOf(result, "Chain").coverage.state, RuleCoverage::State::Evaluated);
    }

    void saysWhichRulesAreUnknown()
    {
        const QByteArray refused = "---\ntitle: Refused\nlogsource: {product: kubernetes}\n"
                                   "detection: {s: {verb: x}, condition: none}\n";
        const RuleSet rules = rulesWithout({"Refused", "mnay", "Many"}, kRules + refused);
        QCOMPARE(rules.errors().size(), std::size_t {1});
        QCOMPARE(rules.unknownDisabled(), (std::vector<std::string> {"mnay"}));
    }

    void triesOneRule()
    {
        const SnapshotPtr snapshot = snapshotFromJsonLines(kEvents);
        const RuleSet rules = rulesWithout({"creates", "many"});
        const auto idOf = [&rules, &snapshot](const std::string &title) {
            return healthOf(detect(rules, snapshot), title).coverage.rule->id;
        };
        const RuleTrial base = tryRule(rules, idOf("The rule creates"), snapshot);
        QCOMPARE(base.rows, (std::vector<Row> {0, 1, 2}));
        QVERIFY(base.health && base.health->ran && !base.health->enabled);
        const RuleTrial many = tryRule(rules, idOf("Many"), snapshot);
        QCOMPARE(many.rows, (std::vector<Row> {0, 1, 2}));
        QCOMPARE(many.health->signalCount, std::size_t {1});
        QVERIFY(!tryRule(rules, "no such rule", snapshot).health);
        DetectionControl control;
        control.cancelled = [] { return true; };
        QVERIFY(tryRule(rules, idOf("Many"), snapshot, control).cancelled);
    }

    void keepsWhatWasWritten()
    {
        const QByteArray first = "# why it is here\n" + rule("one", "get").chopped(4).trimmed();
        const RuleSet rules =
            rulesWithout({}, "\n---\n" + first + "\n\n---\r\n" + rule("two", "x"));
        const DetectionResult result = detect(rules, std::make_shared<const EventSnapshot>());
        const RuleInfo &info = *healthOf(result, "The rule one").coverage.rule;
        QCOMPARE(QByteArray::fromStdString(info.sourceText), first);
        QCOMPARE(info.sourceLine, 4);
        const RuleInfo &other = *healthOf(result, "The rule two").coverage.rule;
        QVERIFY(other.sourceText.starts_with("title: The rule two"));
        QVERIFY(!other.sourceText.ends_with("---"));
    }

    void documentTexts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QByteArray>("document");
        const auto add = [](const char *name, const char *text, int line, const char *document) {
            QTest::newRow(name) << QByteArray(text) << line << QByteArray(document);
        };
        add("empty", "", 1, "");
        add("blank", "\n  \n", 1, "");
        add("one", "a: 1", 1, "a: 1");
        add("line unknown", "a: 1\n---\nb: 2\n", 0, "a: 1");
        add("second", "a: 1\n---\nb: 2\n", 3, "b: 2");
        add("beside the marker", "a: 1\n--- {b: 2}\n", 2, "--- {b: 2}");
        add("ended", "a: 1\n...\n# between\n---\nb: 2", 1, "a: 1");
        add("indented", "---\n\n  a: 1\n\n", 3, "  a: 1");
        add("no marker", "a: |\n  ---\nb: ---x\n---x: 1\n", 1, "a: |\n  ---\nb: ---x\n---x: 1");
        add("beyond", "a: 1\n", 99, "a: 1");
    }

    void documentTexts()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(QByteArray, document);
        const std::string source = text.toStdString();
        QCOMPARE(QByteArray::fromStdString(DocumentTexts(source).at(line)), document);
    }
};

QTEST_GUILESS_MAIN(RuleHealthTest)
#include "tst_rulehealth.moc"
