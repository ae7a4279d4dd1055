// SPDX-License-Identifier: Apache-2.0
// Every type of correlation against a naive reading of its definition, on random streams, and what
// the specification leaves to the reader, by hand.
#include "detections/detection.h"
#include "tests/support/eventlines.h"
#include "tests/support/naivecorrelation.h"
#include "tests/support/rules.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>

using namespace kubewake;
using namespace kubewake::test;

namespace {

QByteArray base(const QByteArray &name, const QByteArray &selection)
{
    return "title: " + name + "\nname: " + name
        + "\nlogsource: {product: kubernetes, service: audit}\ndetection: {s: {" + selection
        + "}, condition: s}\n---\n";
}

QByteArray correlation(const QByteArray &name, const QByteArray &body,
                       const QByteArray &more = "kubewake: {window: 1s}\n")
{
    return "title: " + name + "\nname: " + name + "\ncorrelation: {" + body + "}\n" + more
        + "---\n";
}

// gets, lists and writes; a delete is a write and a delete.
const QByteArray kBases = base("gets", "verb: get") + base("lists", "verb: list")
    + base("writes", "verb: [create, delete]") + base("deletes", "verb: delete");
const std::array<QByteArray, 5> kVerbs {"get", "list", "create", "delete", "watch"};

std::set<std::size_t> basesOf(const QByteArray &verb)
{
    if (verb == "get")
        return {0};
    if (verb == "list")
        return {1};
    if (verb == "create")
        return {2};
    return verb == "delete" ? std::set<std::size_t> {2, 3} : std::set<std::size_t> {};
}

std::vector<EventLine> randomLines(unsigned seed, int count, int seconds)
{
    constexpr std::array<int, 5> kCodes {200, 0, 403, 404, 503};
    std::mt19937 random(seed);
    const auto below = [&random](unsigned end) { return static_cast<int>(random() % end); };
    std::vector<EventLine> lines;
    for (int i = 0; i < count; ++i) {
        EventLine line;
        line.second = below(static_cast<unsigned>(seconds));
        line.user = "user-" + QByteArray::number(below(3));
        line.verb = kVerbs.at(static_cast<std::size_t>(below(5)));
        line.space = below(6) == 0 ? QByteArray() : "space-" + QByteArray::number(below(4));
        line.code = kCodes.at(static_cast<std::size_t>(below(5)));
        lines.push_back(line);
    }
    return lines;
}

std::vector<NaiveMatch> naiveMatches(const std::vector<EventLine> &lines, bool byCode)
{
    std::vector<NaiveMatch> matches;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const EventLine &line = lines[i];
        NaiveMatch match {line.second,        static_cast<std::uint32_t>(i),
                          basesOf(line.verb), line.user.toStdString(),
                          std::nullopt,       std::nullopt};
        if (byCode && line.code != 0)
            match.number = line.code;
        if (byCode ? line.code != 0 : !line.space.isEmpty())
            match.value = byCode ? std::to_string(line.code) : line.space.toStdString();
        if (!match.bases.empty())
            matches.push_back(match);
    }
    return matches;
}

using RowsByEntity = std::map<std::string, std::set<std::uint32_t>>;

RowsByEntity rowsOf(const DetectionResult &result)
{
    RowsByEntity rows;
    for (const SignalPtr &signal : result.signalList)
        rows[signal->entity].insert(signal->rows.begin(), signal->rows.end());
    return rows;
}

std::string problems(const RuleSet &rules)
{
    std::string text;
    for (const RuleError &error : rules.errors())
        text += error.message + "\n";
    return text;
}

} // namespace

class CorrelationsTest : public QObject
{
    Q_OBJECT

private slots:
    void meansWhatItsDefinitionSays_data();
    void meansWhatItsDefinitionSays();
    void ordersWithinOneSecondByRow();
    void groupsByFieldsOfTheBody();
    void sumsFieldsOfTheBody();
    void chainsCorrelations();
    void chainedCorrelationsCountOnce();
    void chainsNeedTheirOrder();
    void tellsWhatIsNew_data();
    void tellsWhatIsNew();
    void saysIfTheBaselineLeavesNothing();
    void responderChoosesTheBaseline();
};

void CorrelationsTest::meansWhatItsDefinitionSays_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("condition");
    QTest::addColumn<double>("minimum");
    QTest::addColumn<double>("maximum");
    QTest::addColumn<bool>("byCode");
    const double most = 1e9;
    const auto add = [](const char *name, const char *type, const char *condition, double minimum,
                        double maximum, bool byCode = false) {
        QTest::newRow(name) << QByteArray(type) << QByteArray(condition) << minimum << maximum
                            << byCode;
    };
    add("events", "event_count", "gte: 4", 4, most);
    add("few events", "event_count", "lte: 2", 0, 2);
    add("values", "value_count", "field: ns, gte: 3", 3, most);
    add("no value", "value_count", "field: ns, eq: 0, neq: 1", -1, -1); // refused: see below
    add("all rules", "temporal", "", 4, most);
    add("some rules", "temporal", "gte: 2", 2, most);
    add("few rules", "temporal", "lt: 2", 0, 1);
    add("all in order", "temporal_ordered", "", 4, most);
    add("three in order", "temporal_ordered", "gte: 3", 3, most);
    add("two in order", "temporal_ordered", "eq: 2", 2, 2);
    add("sum", "value_sum", "field: responseStatus.code, gt: 1000", 1000.5, most, true);
    add("small sum", "value_sum", "field: responseStatus.code, lte: 403", 0, 403, true);
    add("average", "value_avg", "field: responseStatus.code, gte: 402.5", 402.5, most, true);
    add("rare text", "value_percentile", "field: ns, lte: 20", 0, 20);
    add("usual text", "value_percentile", "field: ns, gte: 50", 50, most);
    add("low number", "value_percentile", "field: responseStatus.code, lt: 30", 0, 29.999, true);
    add("high number", "value_percentile", "field: responseStatus.code, gte: 90", 90, most, true);
}

void CorrelationsTest::meansWhatItsDefinitionSays()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, condition);
    QFETCH(double, minimum);
    QFETCH(double, maximum);
    QFETCH(bool, byCode);
    const QByteArray last =
        condition.isEmpty() ? QByteArray() : QByteArray(", condition: {" + condition + "}");
    const RuleSet rules = rulesOf(
        kBases
        + correlation("Correlation",
                      "type: " + type
                          + ", rules: [gets, lists, writes, deletes], group-by: [effectiveUser], "
                            "timespan: 1m"
                          + last));
    if (minimum < 0) {
        QVERIFY2(problems(rules).find("No number of events") != std::string::npos,
                 problems(rules).c_str());
        return;
    }
    QVERIFY2(rules.errors().empty(), problems(rules).c_str());
    const NaiveCorrelation naive {
        type.toStdString(), 60, [&](double value) { return value >= minimum && value <= maximum; },
        byCode};
    bool any = false;
    bool all = true;
    for (unsigned seed = 0; seed < 60; ++seed) {
        // Dense and sparse streams, with many events at the same moment.
        const std::vector<EventLine> lines =
            randomLines(seed, 12 + static_cast<int>(seed) * 2, 30 << (seed % 6));
        const RowsByEntity found = rowsOf(detect(rules, snapshotOf(lines)));
        const auto matches = naiveMatches(lines, byCode);
        QCOMPARE(found, naiveCorrelation(naive, matches));
        std::size_t rows = 0;
        for (const auto &[entity, ofEntity] : found)
            rows += ofEntity.size();
        any = any || rows != 0;
        all = all && rows == matches.size();
    }
    QVERIFY(any && !all);
}

void CorrelationsTest::ordersWithinOneSecondByRow()
{
    const RuleSet rules =
        rulesOf(kBases
                + correlation("Correlation",
                              "type: temporal_ordered, rules: [gets, lists], group-by: "
                              "[effectiveUser], timespan: 1m"));
    QCOMPARE(detect(rules, snapshotOf({{.verb = "get"}, {.verb = "list"}})).signalList.size(), 1U);
    QCOMPARE(detect(rules, snapshotOf({{.verb = "list"}, {.verb = "get"}})).signalList.size(), 0U);
}

void CorrelationsTest::groupsByFieldsOfTheBody()
{
    const RuleSet rules =
        rulesOf(kBases
                + correlation("Correlation",
                              "type: event_count, rules: [gets], group-by: "
                              "[requestObject.spec.nodeName], timespan: 1h, condition: "
                              "{gte: 2}"));
    QVERIFY2(rules.errors().empty(), problems(rules).c_str());
    const auto on = [](const char *node) -> QByteArray {
        return QByteArray(",\"requestObject\":{\"spec\":{\"nodeName\":\"") + node + "\"}}";
    };
    const DetectionResult result =
        detect(rules,
               snapshotOf({{.second = 1, .user = "a", .more = on("n1")},
                           {.second = 2, .user = "b", .more = on("n2")},
                           {.second = 3, .user = "c", .more = on("n1")},
                           {.second = 4, .user = "d", .more = on("n3")}}));
    QCOMPARE(result.signalList.size(), 1U);
    QCOMPARE(result.signalList[0]->rows, (std::vector<Row> {0, 2}));
    // No group-by field has a column: the entity is who did it first.
    QCOMPARE(result.signalList[0]->entity, std::string("a"));
}

void CorrelationsTest::sumsFieldsOfTheBody()
{
    const RuleSet rules =
        rulesOf(kBases
                + correlation("Correlation",
                              "type: value_sum, rules: [gets], group-by: [user], timespan: "
                              "1h, condition: {field: requestObject.spec.replicas, gte: "
                              "10.5}"));
    QVERIFY2(rules.errors().empty(), problems(rules).c_str());
    const auto replicas = [](const char *number) -> QByteArray {
        return QByteArray(",\"requestObject\":{\"spec\":{\"replicas\":") + number + "}}";
    };
    const auto rowsFor = [&](const char *last) {
        return rowsOf(detect(rules,
                             snapshotOf({{.second = 1, .more = replicas("4")},
                                         {.second = 2, .more = replicas("\"many\"")},
                                         {.second = 3},
                                         {.second = 4, .more = replicas(last)}})));
    };
    QCOMPARE(rowsFor("6.5"), (RowsByEntity {{"alice", {0, 1, 2, 3}}}));
    QCOMPARE(rowsFor("6.499999"), RowsByEntity());
}

// The example of the specification: many failures, then a success.
void CorrelationsTest::chainsCorrelations()
{
    const RuleSet rules = rulesOf(
        base("failed", "responseStatus.code: 401") + base("good", "responseStatus.code: 200")
        + correlation("Guessed",
                      "type: temporal_ordered, rules: [many, good], group-by: [peer], "
                      "timespan: 10m")
        + correlation("many",
                      "type: event_count, rules: [failed], group-by: [user], timespan: 1m, "
                      "condition: {gte: 3}"));
    QVERIFY2(rules.errors().empty(), problems(rules).c_str());
    const std::vector<EventLine> lines {{.second = 0, .code = 200},   {.second = 1, .code = 401},
                                        {.second = 2, .code = 401},   {.second = 30, .code = 401},
                                        {.second = 300, .code = 401}, {.second = 601, .code = 200}};
    const DetectionResult result = detect(rules, snapshotOf(lines));
    QCOMPARE(result.signalList.size(), 1U); // of the outer one
    QCOMPARE(result.signalList[0]->rule->title, std::string("Guessed"));
    QCOMPARE(result.signalList[0]->entity, std::string("203.0.113.7"));
    // The failures that made the inner one, and the success.
    QCOMPARE(result.signalList[0]->rows, (std::vector<Row> {1, 2, 3, 5}));
}

void CorrelationsTest::chainedCorrelationsCountOnce()
{
    const RuleSet rules =
        rulesOf(kBases
                + correlation("Bursts",
                              "type: event_count, rules: [burst], group-by: [user], timespan: "
                              "1h, condition: {gte: 2}")
                + correlation("burst",
                              "type: event_count, rules: [gets], group-by: [user], timespan: 10s, "
                              "condition: {gte: 2}"));
    QVERIFY2(rules.errors().empty(), problems(rules).c_str());
    std::vector<EventLine> lines;
    for (int second = 0; second < 8; ++second)
        lines.push_back({.second = second});
    QCOMPARE(detect(rules, snapshotOf(lines)).signalList.size(), 0U); // one burst of eight
    lines.push_back({.second = 100});
    lines.push_back({.second = 101});
    const DetectionResult result = detect(rules, snapshotOf(lines));
    QCOMPARE(result.signalList.size(), 1U);
    QCOMPARE(result.signalList[0]->rows.size(), 10U);
}

void CorrelationsTest::chainsNeedTheirOrder()
{
    const QByteArray inner = "type: event_count, rules: [gets], group-by: [user], timespan: 1m, "
                             "condition: {gte: 2}";
    const auto chain = [&](int length) {
        QByteArray yaml = kBases + correlation("c0", inner);
        for (int i = 1; i <= length; ++i)
            yaml += correlation("c" + QByteArray::number(i),
                                "type: event_count, rules: [c" + QByteArray::number(i - 1)
                                    + "], group-by: [user], timespan: 1m, condition: {gte: 1}");
        return yaml;
    };
    const RuleSet rules = rulesOf(chain(20));
    QVERIFY2(rules.errors().empty(), problems(rules).c_str());
    const DetectionResult result = detect(rules, snapshotOf({{.second = 0}, {.second = 1}}));
    QCOMPARE(result.signalList.size(), 1U);
    QCOMPARE(result.signalList[0]->rule->title, std::string("c20"));
    QVERIFY(problems(rulesOf(chain(60))).find("rest one upon the other") != std::string::npos);
    // A circle.
    const RuleSet circle = rulesOf(
        kBases
        + correlation("a",
                      "type: event_count, rules: [gets, b], group-by: [user], timespan: 1m, "
                      "condition: {gte: 2}")
        + correlation("b",
                      "type: event_count, rules: [a], group-by: [user], timespan: 1m, "
                      "condition: {gte: 2}"));
    QVERIFY(problems(circle).find("refers to itself") != std::string::npos);
    QCOMPARE(circle.rules().size(), 4U);
}

void CorrelationsTest::tellsWhatIsNew_data()
{
    QTest::addColumn<QByteArray>("groupBy");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<RowsByEntity>("expected");
    QTest::newRow("user") << QByteArray() << QByteArray("effectiveUser")
                          << RowsByEntity {{"mallory", {5, 6}}};
    QTest::newRow("user and peer")
        << QByteArray(", group-by: [effectiveUser]") << QByteArray("peer")
        << RowsByEntity {{"alice", {4}}, {"mallory", {5, 6}}};
    QTest::newRow("user, verb and resource")
        << QByteArray(", group-by: [effectiveUser]") << QByteArray("[verb, resource]")
        << RowsByEntity {{"mallory", {5, 6}}, {"bob", {3}}};
    QTest::newRow("namespace") << QByteArray() << QByteArray("ns") << RowsByEntity {{"vault", {6}}};
}

void CorrelationsTest::tellsWhatIsNew()
{
    QFETCH(QByteArray, groupBy);
    QFETCH(QByteArray, field);
    QFETCH(RowsByEntity, expected);
    const RuleSet rules =
        rulesOf(kBases
                + correlation("New",
                              "type: new_value, rules: [gets, lists]" + groupBy
                                  + ", timespan: 1h, condition: {field: " + field + "}",
                              "kubewake: {window: 10m}\n"));
    QVERIFY2(rules.errors().empty(), problems(rules).c_str());
    const DetectionResult result =
        detect(rules,
               snapshotOf({{.second = 0},
                           {.second = 10, .user = "bob", .verb = "get"},
                           {.second = 3599, .user = "alice", .peer = "198.51.100.1"},
                           {.second = 3600, .user = "bob", .verb = "list"},
                           {.second = 3700, .user = "alice", .peer = "192.0.2.9"},
                           {.second = 3800, .user = "mallory"},
                           {.second = 3900, .user = "mallory", .space = "vault"},
                           {.second = 9000, .user = "mallory"}, // no longer news
                           {.second = 3850, .user = "eve", .verb = "watch"}})); // no base rule
    QCOMPARE(rowsOf(result), expected);
}

void CorrelationsTest::saysIfTheBaselineLeavesNothing()
{
    const RuleSet rules =
        rulesOf(kBases
                + correlation("New",
                              "type: new_value, rules: [gets], timespan: 1d, condition: {field: "
                              "user}"));
    const DetectionResult result =
        detect(rules, snapshotOf({{.second = 0}, {.second = 3600, .user = "bob"}}));
    QCOMPARE(result.signalList.size(), 0U);
    const RuleCoverage &coverage = result.coverage.back();
    QCOMPARE(coverage.state, RuleCoverage::State::NotEvaluable);
    QVERIFY(coverage.reason.find("2026-11-02T00:00:00") != std::string::npos);
}

void CorrelationsTest::responderChoosesTheBaseline()
{
    const QByteArray yaml = kBases
        + correlation("New",
                      "type: new_value, rules: [gets], timespan: 1d, condition: {field: "
                      "user}");
    const SnapshotPtr snapshot = snapshotOf(
        {{.second = 0}, {.second = 3600, .user = "bob"}, {.second = 7200, .user = "carol"}});
    DetectionSettings settings;
    settings.baseline = 3'600'000'000;
    QCOMPARE(rowsOf(detect(rulesOf(yaml, settings), snapshot)),
             (RowsByEntity {{"bob", {1}}, {"carol", {2}}}));
    settings.baselineEnd = parseTimestamp("2026-11-01T01:00:01Z");
    QCOMPARE(rowsOf(detect(rulesOf(yaml, settings), snapshot)), (RowsByEntity {{"carol", {2}}}));
    settings.baselineEnd = parseTimestamp("2026-10-31T00:00:00Z");
    const DetectionResult early = detect(rulesOf(yaml, settings), snapshot);
    QCOMPARE(early.coverage.back().state, RuleCoverage::State::NotEvaluable);
}

QTEST_GUILESS_MAIN(CorrelationsTest)
#include "tst_correlations.moc"
