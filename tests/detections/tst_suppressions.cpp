// SPDX-License-Identifier: Apache-2.0
#include "detections/detection.h"
#include "tests/support/eventlines.h"
#include "tests/support/rules.h"

#include <QTest>

#include <map>
#include <set>

using namespace kubewake;
using namespace kubewake::test;

namespace {

EventLine madeEvent(const QByteArray &user, const QByteArray &peer = "203.0.113.7",
                    const QByteArray &more = {})
{
    return {.user = user, .verb = "create", .resource = "pods", .peer = peer, .more = more};
}

QByteArray rule(const QByteArray &name)
{
    return "title: " + name + "\nname: " + name
        + "\nlogsource: {product: kubernetes, service: audit}\n"
          "detection: {s: {verb: create}, condition: s}\n---\n";
}

QByteArray filter(const QByteArray &title, const QByteArray &rules, const QByteArray &selection,
                  const QByteArray &more = {})
{
    return "title: " + title
        + "\nlogsource: {product: kubernetes, service: audit}\n"
          "filter: {rules: "
        + rules + ", expected: {" + selection + "}, condition: not expected}\n" + more + "---\n";
}

using RowsByTitle = std::map<std::string, std::set<Row>>;

RowsByTitle rowsOf(const DetectionResult &result)
{
    RowsByTitle rows;
    for (const SignalPtr &signal : result.signalList)
        rows[signal->rule->title].insert(signal->rows.begin(), signal->rows.end());
    return rows;
}

// Suppression/rule.
RowsByTitle suppressedOf(const DetectionResult &result)
{
    RowsByTitle rows;
    for (const SuppressedMatches &matches : result.suppressed)
        rows[matches.suppression->title + "/" + matches.rule->title].insert(matches.rows.begin(),
                                                                            matches.rows.end());
    return rows;
}

const std::vector<EventLine> kEvents {madeEvent("alice"), madeEvent("bob"),
                                      madeEvent("bob", "198.51.100.1"), madeEvent("carol")};

} // namespace

class SuppressionsTest : public QObject
{
    Q_OBJECT

private slots:
    void takesAwayAndCounts();
    void isForRulesItNames();
    void isForCorrelations();
    void isForChainedCorrelations();
    void baseRulesAreSuppressedOnTheirOwn();
    void expires();
    void keepsWhatItCannotTell();
    void tellsAboutItself();
    void refuses_data();
    void refuses();
};

void SuppressionsTest::takesAwayAndCounts()
{
    const RuleSet rules = rulesOf(rule("Pods") + filter("Bob", "[Pods]", "effectiveUser: bob")
                                  + filter("Proxy", "[Pods]", "peer: 198.51.100.1")
                                  + filter("Carol", "[Pods]", "user.username: carol, verb: get"));
    QVERIFY(rules.errors().empty());
    const DetectionResult result = detect(rules, snapshotOf(kEvents));
    QCOMPARE(rowsOf(result), (RowsByTitle {{"Pods", {0, 3}}}));
    // What two of them expect is the first one's.
    QCOMPARE(suppressedOf(result), (RowsByTitle {{"Bob/Pods", {1, 2}}}));
}

void SuppressionsTest::isForRulesItNames()
{
    const QByteArray both = rule("First") + rule("Second");
    const SnapshotPtr snapshot = snapshotOf(kEvents);
    const DetectionResult one =
        detect(rulesOf(both + filter("Bob", "First", "effectiveUser: bob")), snapshot);
    QCOMPARE(rowsOf(one), (RowsByTitle {{"First", {0, 3}}, {"Second", {0, 1, 2, 3}}}));
    const DetectionResult any =
        detect(rulesOf(both + filter("Bob", "any", "effectiveUser: bob")), snapshot);
    QCOMPARE(rowsOf(any), (RowsByTitle {{"First", {0, 3}}, {"Second", {0, 3}}}));
    QCOMPARE(suppressedOf(any), (RowsByTitle {{"Bob/First", {1, 2}}, {"Bob/Second", {1, 2}}}));
}

void SuppressionsTest::isForCorrelations()
{
    const QByteArray yaml = rule("base")
        + "title: Many\nname: many\ncorrelation: {type: event_count, rules: [base], group-by: "
          "[verb], timespan: 1h, condition: {gte: 3}}\n---\n";
    const SnapshotPtr snapshot = snapshotOf(kEvents);
    QCOMPARE(rowsOf(detect(rulesOf(yaml), snapshot)), (RowsByTitle {{"Many", {0, 1, 2, 3}}}));
    const DetectionResult without =
        detect(rulesOf(yaml + filter("Alice", "[many]", "effectiveUser: alice")), snapshot);
    QCOMPARE(rowsOf(without), (RowsByTitle {{"Many", {1, 2, 3}}}));
    QCOMPARE(suppressedOf(without), (RowsByTitle {{"Alice/Many", {0}}}));
    const DetectionResult tooFew =
        detect(rulesOf(yaml + filter("Bob", "[many]", "effectiveUser: bob")), snapshot);
    QCOMPARE(rowsOf(tooFew), RowsByTitle());
    QCOMPARE(suppressedOf(tooFew), (RowsByTitle {{"Bob/Many", {1, 2}}}));
}

void SuppressionsTest::isForChainedCorrelations()
{
    const QByteArray yaml = rule("base")
        + "title: many\nname: many\ncorrelation: {type: event_count, rules: [base], group-by: "
          "[effectiveUser], timespan: 1h, condition: {gte: 1}}\n---\n"
          "title: Users\nname: users\ncorrelation: {type: value_count, rules: [many], group-by: "
          "[verb], timespan: 1h, condition: {field: effectiveUser, gte: 3}}\n---\n";
    const SnapshotPtr snapshot = snapshotOf(kEvents);
    QCOMPARE(rowsOf(detect(rulesOf(yaml), snapshot)), (RowsByTitle {{"Users", {0, 1, 2, 3}}}));
    const DetectionResult without =
        detect(rulesOf(yaml + filter("Alice", "[users]", "effectiveUser: alice")), snapshot);
    QCOMPARE(rowsOf(without), RowsByTitle());
    QCOMPARE(suppressedOf(without), (RowsByTitle {{"Alice/Users", {0}}}));
}

void SuppressionsTest::baseRulesAreSuppressedOnTheirOwn()
{
    const QByteArray yaml = rule("base")
        + "title: Many\nname: many\ncorrelation: {type: event_count, rules: [base], group-by: "
          "[verb], timespan: 1h, condition: {gte: 3}}\n---\n";
    const DetectionResult result = detect(
        rulesOf(yaml + filter("Alice", "[base]", "effectiveUser: alice")), snapshotOf(kEvents));
    QCOMPARE(rowsOf(result), (RowsByTitle {{"Many", {1, 2, 3}}}));
    QCOMPARE(suppressedOf(result), (RowsByTitle {{"Alice/base", {0}}}));
}

void SuppressionsTest::expires()
{
    const QByteArray yaml = rule("Pods")
        + filter("Bob", "[Pods]", "effectiveUser: bob", "kubewake: {expires: 2026-12-31}\n");
    const SnapshotPtr snapshot = snapshotOf(kEvents);
    DetectionSettings settings;
    settings.now = parseTimestamp("2026-12-31T23:59:59Z");
    const RuleSet valid = rulesOf(yaml, settings);
    QVERIFY(!valid.suppressions()[0]->expired);
    QCOMPARE(suppressedOf(detect(valid, snapshot)), (RowsByTitle {{"Bob/Pods", {1, 2}}}));
    settings.now = parseTimestamp("2027-01-01T00:00:00Z");
    const RuleSet expired = rulesOf(yaml, settings);
    QVERIFY(expired.suppressions()[0]->expired);
    QCOMPARE(rowsOf(detect(expired, snapshot)), (RowsByTitle {{"Pods", {0, 1, 2, 3}}}));
    QCOMPARE(suppressedOf(detect(expired, snapshot)), RowsByTitle());
}

// At level Metadata nobody knows which image it was.
void SuppressionsTest::keepsWhatItCannotTell()
{
    const auto image = [](const char *name) -> QByteArray {
        return QByteArray(R"(,"requestObject":{"spec":{"containers":[{"image":")") + name
            + R"("}]}})";
    };
    const RuleSet rules = rulesOf(
        rule("Pods") + filter("Image", "[Pods]", "requestObject.spec.containers.image: ours"));
    const DetectionResult result =
        detect(rules,
               snapshotOf({madeEvent("alice"), madeEvent("bob", "203.0.113.7", image("ours")),
                           madeEvent("bob", "203.0.113.7", image("evil"))}));
    QCOMPARE(rowsOf(result), (RowsByTitle {{"Pods", {0, 2}}}));
    QCOMPARE(suppressedOf(result), (RowsByTitle {{"Image/Pods", {1}}}));
}

void SuppressionsTest::tellsAboutItself()
{
    const RuleSet rules =
        rulesOf(rule("Pods") + rule("Other")
                + filter("Bob", "[Pods, Other]", "effectiveUser: bob",
                         "id: 33333333-3333-4333-8333-333333333333\nkubewake: {reason: Migration, "
                         "expires: 2026-12-31T10:00:00Z}\n")
                + filter("Carol", "any", "effectiveUser: carol", "description: Sigma's own way\n"));
    QVERIFY(rules.errors().empty());
    QCOMPARE(rules.suppressions().size(), 2U);
    const Suppression &bob = *rules.suppressions()[0];
    QCOMPARE(bob.id, std::string("33333333-3333-4333-8333-333333333333"));
    QCOMPARE(bob.reason, std::string("Migration"));
    QCOMPARE(bob.ruleTitles, (std::vector<std::string> {"Pods", "Other"}));
    QCOMPARE(bob.expires, parseTimestamp("2026-12-31T10:00:00Z"));
    QVERIFY(bob.sourceFile.ends_with("rules.yml"));
    QCOMPARE(rules.suppressions()[1]->reason, std::string("Sigma's own way"));
    QVERIFY(rules.suppressions()[1]->ruleTitles.empty());
    QVERIFY(!rules.suppressions()[1]->expires);
}

void SuppressionsTest::refuses_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QString>("message");
    QTest::newRow("date") << QByteArray("kubewake: {expires: soon}\n") << "no date";
    QTest::newRow("key") << QByteArray("kubewake: {entity: peer}\n") << "no key `entity`";
}

void SuppressionsTest::refuses()
{
    QFETCH(QByteArray, more);
    QFETCH(QString, message);
    const RuleSet rules =
        rulesOf(rule("Pods") + filter("Bob", "[Pods]", "effectiveUser: bob", more));
    QCOMPARE(rules.errors().size(), 1U);
    QVERIFY2(rules.errors()[0].message.find(message.toStdString()) != std::string::npos,
             rules.errors()[0].message.c_str());
    QVERIFY(rules.suppressions().empty());
}

QTEST_GUILESS_MAIN(SuppressionsTest)
#include "tst_suppressions.moc"
