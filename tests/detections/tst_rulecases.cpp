// SPDX-License-Identifier: Apache-2.0
// Every bundled rule against its cases in tests/data/rules: events that it must find, near misses
// that it must not, and events that leave the question open.
#include "detections/compiledrule.h"
#include "detections/correlator.h"
#include "detections/detection.h"
#include "detections/ruleset.h"
#include "model/addresses/addressenricher.h"
#include "tests/support/mmdbwriter.h"
#include "tests/support/snapshots.h"
#include "tests/support/testdata.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace kubewake;
using nlohmann::json;

namespace {

enum class Answer { Match, NoMatch, Unknown };

struct RuleCase
{
    QByteArray where; // file and line, for messages
    std::string rule; // its id
    Answer expected = Answer::NoMatch;
    QByteArray events; // JSON Lines
    DetectionSettings settings;
    json geo; // records of a GeoIP database by network; null: none is given
};

const std::map<std::string, Answer> kAnswers {
    {"match", Answer::Match}, {"nomatch", Answer::NoMatch}, {"unknown", Answer::Unknown}};

const char *nameOf(Answer answer)
{
    for (const auto &[name, value] : kAnswers) {
        if (value == answer)
            return name.c_str();
    }
    return "";
}

DetectionSettings settingsOf(const json &testCase)
{
    DetectionSettings settings;
    const json given = testCase.value("settings", json::object());
    settings.knownNetworks = given.value("known_networks", std::vector<std::string>());
    settings.knownAdministrators = given.value("known_administrators", std::vector<std::string>());
    settings.trustedRegistries = given.value("trusted_registries", std::vector<std::string>());
    const json lists = given.value("placeholders", json::object());
    for (const auto &[name, values] : lists.items())
        settings.placeholders[name] = values.get<std::vector<std::string>>();
    return settings;
}

std::vector<RuleCase> readCases()
{
    std::vector<RuleCase> cases;
    const QDir folder(test::testData(QStringLiteral("rules")));
    for (const QString &name : folder.entryList({QStringLiteral("*.jsonl")}, QDir::Files)) {
        int line = 0;
        for (const QByteArray &text : test::readAll(folder.filePath(name)).split('\n')) {
            ++line;
            if (text.trimmed().isEmpty())
                continue;
            const json parsed = json::parse(text.begin(), text.end());
            RuleCase one;
            one.where = name.toUtf8() + ':' + QByteArray::number(line) + ' '
                + QByteArray::fromStdString(parsed.at("why").get<std::string>());
            one.rule = parsed.at("rule").get<std::string>();
            one.expected = kAnswers.at(parsed.at("expect").get<std::string>());
            one.settings = settingsOf(parsed);
            one.geo = parsed.value("geo", json());
            for (const json &event : parsed.at("events"))
                one.events += QByteArray::fromStdString(event.dump()) + '\n';
            cases.push_back(std::move(one));
        }
    }
    return cases;
}

SnapshotPtr snapshotOf(const RuleCase &one)
{
    const SnapshotPtr snapshot = test::snapshotFromJsonLines(one.events);
    AddressContext context;
    if (!one.geo.is_null()) {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("test.mmdb"));
        test::MmdbWriter writer;
        writer.type = "Test";
        for (const auto &[network, record] : one.geo.items())
            writer.networks.emplace_back(network, record);
        writer.writeTo(path);
        context.databases.push_back(GeoDatabase::open(path).value());
    }
    return AddressEnricher(context).enriched(snapshot);
}

// All rules by id, also those that only feed correlations.
std::map<std::string, CompiledRulePtr> rulesById(const RuleSet &rules)
{
    std::map<std::string, CompiledRulePtr> byId;
    for (const CompiledRulePtr &rule : rules.rules()) {
        byId.emplace(rule->info()->id, rule);
        for (const CompiledRulePtr &base : rule->bases())
            byId.emplace(base->info()->id, base);
    }
    return byId;
}

bool readsBodies(const CompiledRule &rule)
{
    const auto isBody = [](const std::string &path) {
        return path.starts_with("requestObject") || path.starts_with("responseObject");
    };
    return std::ranges::any_of(rule.matchedFields(), isBody)
        || std::ranges::any_of(rule.bases(),
                               [](const CompiledRulePtr &base) { return readsBodies(*base); });
}

// A rule that only feeds correlations gives no signals; its filter is asked.
Answer answerOfFilter(const CompiledRule &rule, const SnapshotPtr &snapshot)
{
    const auto result = rule.filter().evaluate(*snapshot, allRows(*snapshot, RowKind::Requests));
    if (!result)
        return Answer::Unknown;
    if (!result->matched.none())
        return Answer::Match;
    return result->unknown.none() ? Answer::NoMatch : Answer::Unknown;
}

// The same for a correlation.
std::vector<CorrelatedEvents> windowsOf(const CompiledRule &rule, const SnapshotPtr &snapshot)
{
    const auto never = [] { return false; };
    std::vector<std::vector<Row>> rows(rule.bases().size());
    std::vector<std::vector<CorrelatedEvents>> windows(rule.bases().size());
    std::vector<BaseMatches> matches;
    for (std::size_t i = 0; i < rule.bases().size(); ++i) {
        const CompiledRule &base = *rule.bases()[i];
        if (base.isCorrelation())
            windows[i] = windowsOf(base, snapshot);
        else
            rows[i] = base.filter()
                          .evaluate(*snapshot, allRows(*snapshot, RowKind::Requests))
                          ->matched.rows();
        matches.push_back({rows[i], windows[i]});
    }
    return Correlator(rule, *snapshot).run(matches, never);
}

Answer answerOf(const RuleSet &rules, const CompiledRule &rule, const SnapshotPtr &snapshot)
{
    if (!rule.givesSignals() && rule.isCorrelation())
        return windowsOf(rule, snapshot).empty() ? Answer::NoMatch : Answer::Match;
    if (!rule.givesSignals())
        return answerOfFilter(rule, snapshot);
    const std::string &id = rule.info()->id;
    DetectionOptions options;
    options.workers = 1;
    const DetectionResult result = detect(rules, snapshot, options);
    if (std::ranges::any_of(result.signalList,
                            [&id](const SignalPtr &signal) { return signal->rule->id == id; }))
        return Answer::Match;
    for (const RuleCoverage &coverage : result.coverage) {
        if (coverage.rule->id == id && coverage.state != RuleCoverage::State::Evaluated)
            return Answer::Unknown;
    }
    return Answer::NoMatch;
}

} // namespace

class TestRuleCases : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyBundledRuleLoads();
    void everyRuleTellsWhatToDo_data();
    void everyRuleTellsWhatToDo();
    void everyRuleHasCases_data();
    void everyRuleHasCases();
    void cases_data();
    void cases();

private:
    RuleSet m_rules = RuleSet::load({});
    std::map<std::string, CompiledRulePtr> m_byId = rulesById(m_rules);
    std::vector<RuleCase> m_cases = readCases();
    // Compiling the rules takes longer than running them over a few events.
    std::map<std::vector<std::vector<std::string>>, RuleSet> m_rulesBySettings;

    void addRuleRows() const;
    const RuleSet &rulesFor(const DetectionSettings &settings);
};

const RuleSet &TestRuleCases::rulesFor(const DetectionSettings &settings)
{
    std::vector<std::vector<std::string>> key {settings.knownNetworks, settings.knownAdministrators,
                                               settings.trustedRegistries};
    for (const auto &[name, values] : settings.placeholders) {
        key.push_back({name});
        key.push_back(values);
    }
    const auto found = m_rulesBySettings.find(key);
    if (found != m_rulesBySettings.end())
        return found->second;
    RuleSet::Options options;
    options.settings = settings;
    return m_rulesBySettings.emplace(key, RuleSet::load(options)).first->second;
}

void TestRuleCases::initTestCase()
{
    QVERIFY(!m_byId.empty());
    QVERIFY(!m_cases.empty());
}

void TestRuleCases::everyBundledRuleLoads()
{
    for (const RuleError &error : m_rules.errors())
        qWarning("%s:%d %s", error.file.c_str(), error.line, error.message.c_str());
    QVERIFY(m_rules.errors().empty());
    for (const RuleCase &one : m_cases)
        QVERIFY2(m_byId.contains(one.rule), one.where.constData());
}

void TestRuleCases::addRuleRows() const
{
    QTest::addColumn<std::string>("id");
    for (const auto &[id, rule] : m_byId)
        QTest::addRow("%s", rule->info()->title.c_str()) << id;
}

void TestRuleCases::everyRuleTellsWhatToDo_data()
{
    addRuleRows();
}

void TestRuleCases::everyRuleTellsWhatToDo()
{
    QFETCH(std::string, id);
    const RuleInfo &info = *m_byId.at(id)->info();
    QVERIFY(!info.title.empty());
    QVERIFY(!info.description.empty());
    QVERIFY(!info.whyItMatters.empty());
    QVERIFY(!info.investigation.empty());
    QVERIFY(!info.falsePositives.empty());
    QVERIFY(!info.remediation.empty());
    QVERIFY(!info.references.empty());
    QVERIFY(!info.attack.empty());
    QVERIFY(!info.tactics.empty());
    QVERIFY(!info.cis.empty());
    QVERIFY(info.sourceFile.starts_with(":/rules/"));
}

void TestRuleCases::everyRuleHasCases_data()
{
    addRuleRows();
}

void TestRuleCases::everyRuleHasCases()
{
    QFETCH(std::string, id);
    std::set<Answer> expected;
    for (const RuleCase &one : m_cases) {
        if (one.rule == id)
            expected.insert(one.expected);
    }
    const CompiledRule &rule = *m_byId.at(id);
    QVERIFY2(expected.contains(Answer::Match), "no event that it must find");
    QVERIFY2(expected.contains(Answer::NoMatch), "no near miss");
    // With the standard settings every list that a rule may require is empty.
    if (readsBodies(rule) || !rule.missingSettings().empty())
        QVERIFY2(expected.contains(Answer::Unknown), "no event that leaves it open");
}

void TestRuleCases::cases_data()
{
    QTest::addColumn<std::size_t>("index");
    for (std::size_t i = 0; i < m_cases.size(); ++i)
        QTest::addRow("%s", m_cases[i].where.constData()) << i;
}

void TestRuleCases::cases()
{
    QFETCH(std::size_t, index);
    const RuleCase &one = m_cases[index];
    const RuleSet &rules = rulesFor(one.settings);
    const auto byId = rulesById(rules);
    const auto rule = byId.find(one.rule);
    QVERIFY(rule != byId.end());
    const Answer answer = answerOf(rules, *rule->second, snapshotOf(one));
    QCOMPARE(nameOf(answer), nameOf(one.expected));
}

QTEST_GUILESS_MAIN(TestRuleCases)
#include "tst_rulecases.moc"
