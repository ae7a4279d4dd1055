// SPDX-License-Identifier: Apache-2.0
#include "detections/detection.h"
#include "detections/ruleset.h"
#include "model/ingest/loader.h"
#include "model/store/eventstore.h"
#include "model/store/fieldvalues.h"
#include "tests/support/testdata.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace kubewake;

// The bundled rules against recorded attacks on a real API server. What each step must give is
// written down in tests/data/rules/groundtruth_steps.json; which audit IDs a step has is known
// from the recording (ground_truth.jsonl).
namespace {

constexpr const char *kFullLog = "request-response.log";
constexpr std::array<const char *, 3> kLogs {kFullLog, "metadata.log", "production-policy.log"};

struct Step
{
    QString id;
    bool benign = false;
    std::set<std::string> auditIds; // of the step itself
    std::set<std::string> allIds; // and of the client's own requests around it
};

// One log with what the rules say about it.
struct Scan
{
    SnapshotPtr snapshot;
    DetectionResult result;
    std::vector<Step> steps;
    std::map<std::string, std::set<std::string>> idsOfRule; // audit IDs in its signals
};

std::set<std::string> textsOf(const QJsonValue &value)
{
    std::set<std::string> texts;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &text : array)
        texts.insert(text.toString().toStdString());
    return texts;
}

std::vector<Step> stepsOf(const QString &log)
{
    std::vector<Step> steps;
    const QList<QByteArray> lines =
        test::readAll(test::sharedData(QStringLiteral("apiserver/ground_truth.jsonl"))).split('\n');
    for (const QByteArray &line : lines) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object[QLatin1String("log")].toString() != log)
            continue;
        Step step;
        step.id = object[QLatin1String("id")].toString();
        step.benign = object[QLatin1String("kind")].toString() == QLatin1String("benign");
        step.auditIds = textsOf(object[QLatin1String("audit_ids")]);
        step.allIds = textsOf(object[QLatin1String("ancillary_audit_ids")]);
        step.allIds.insert(step.auditIds.begin(), step.auditIds.end());
        steps.push_back(std::move(step));
    }
    return steps;
}

bool overlap(const std::set<std::string> &a, const std::set<std::string> &b)
{
    return std::ranges::any_of(a, [&](const std::string &id) { return b.contains(id); });
}

bool isLoud(const RuleInfo &rule)
{
    return rule.severity >= Severity::High;
}

} // namespace

class TestGroundTruth : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyBundledRuleLoads();
    void theTableNamesBundledRules();
    void attackStepIsSeen_data();
    void attackStepIsSeen();
    void enoughStepsAreSeen_data() { addLogs(); }
    void enoughStepsAreSeen();
    void staysReadable_data() { addLogs(); }
    void staysReadable();
    void nothingLoudOnBenignSteps_data() { addLogs(); }
    void nothingLoudOnBenignSteps();
    void ordinaryActorsStayQuiet_data() { addLogs(); }
    void ordinaryActorsStayQuiet();
    void missingBodiesAreSaid_data();
    void missingBodiesAreSaid();

private:
    static void addLogs();
    [[nodiscard]] const Scan *scanOf(const QString &log);
    [[nodiscard]] std::set<std::string> lookAlikes(const QString &step) const;
    [[nodiscard]] QJsonObject attackTable() const
    {
        return m_table[QLatin1String("attack")].toObject();
    }

    RuleSet m_rules;
    QJsonObject m_table;
    std::map<QString, Scan> m_scans; // only of logs that are on this machine
};

void TestGroundTruth::initTestCase()
{
    m_rules = RuleSet::load({});
    m_table = QJsonDocument::fromJson(
                  test::readAll(test::testData(QStringLiteral("rules/groundtruth_steps.json"))))
                  .object();
    QVERIFY(!m_table.isEmpty());
    for (const char *name : kLogs) {
        const QString log = QLatin1String(name);
        const QString path =
            test::sharedData(QStringLiteral("apiserver/") + log + QStringLiteral(".gz"));
        if (path.isEmpty())
            continue;
        Scan scan;
        EventStore store;
        LoadOptions options;
        options.paths = {path.toStdString()};
        const LoadReport report = loadEvidence(store, options);
        QVERIFY(!report.hasErrors());
        store.finishLoading();
        scan.snapshot = store.publish();
        scan.result = detect(m_rules, scan.snapshot);
        scan.steps = stepsOf(log);
        QVERIFY(!scan.steps.empty());
        for (const SignalPtr &found : scan.result.signalList) {
            std::set<std::string> &ids = scan.idsOfRule[found->rule->id];
            for (const Row row : found->rows)
                ids.insert(scan.snapshot->auditId(row));
        }
        m_scans.emplace(log, std::move(scan));
    }
}

void TestGroundTruth::addLogs()
{
    QTest::addColumn<QString>("log");
    for (const char *log : kLogs)
        QTest::newRow(log) << QString::fromLatin1(log);
}

const Scan *TestGroundTruth::scanOf(const QString &log)
{
    const auto found = m_scans.find(log);
    return found == m_scans.end() ? nullptr : &found->second;
}

std::set<std::string> TestGroundTruth::lookAlikes(const QString &step) const
{
    std::set<std::string> rules;
    const QJsonArray entries = m_table[QLatin1String("look_alikes")].toArray();
    for (const QJsonValue &value : entries) {
        const QJsonObject entry = value.toObject();
        // An exception without a reason is none.
        if (entry[QLatin1String("step")].toString() == step
            && !entry[QLatin1String("why")].toString().isEmpty())
            rules.insert(entry[QLatin1String("rule")].toString().toStdString());
    }
    return rules;
}

void TestGroundTruth::everyBundledRuleLoads()
{
    for (const RuleError &error : m_rules.errors())
        qWarning("%s:%d: %s", error.file.c_str(), error.line, error.message.c_str());
    QVERIFY(m_rules.errors().empty());
    QVERIFY(!m_rules.rules().empty());
}

// The titles in the table are there to be read; they must not go stale.
void TestGroundTruth::theTableNamesBundledRules()
{
    const Scan *scan = scanOf(QLatin1String(kFullLog));
    if (scan == nullptr)
        QSKIP("the recorded logs are not on this machine");
    std::map<QString, QString> titles;
    for (const RuleCoverage &coverage : scan->result.coverage)
        titles[QString::fromStdString(coverage.rule->id)] =
            QString::fromStdString(coverage.rule->title);
    const QJsonObject attack = attackTable();
    for (auto step = attack.begin(); step != attack.end(); ++step) {
        const QJsonObject rules = step.value().toObject();
        QVERIFY2(!rules.isEmpty(), qPrintable(step.key()));
        for (auto rule = rules.begin(); rule != rules.end(); ++rule)
            QCOMPARE(titles[rule.key()], rule.value().toString());
    }
    // Every attack step is in the table or named as one that no rule is about.
    for (const Step &step : scan->steps) {
        if (!step.benign)
            QVERIFY2(attack.contains(step.id)
                         || m_table[QLatin1String("not_named")].toObject().contains(step.id),
                     qPrintable(step.id));
    }
}

void TestGroundTruth::attackStepIsSeen_data()
{
    QTest::addColumn<QString>("log");
    QTest::addColumn<QString>("step");
    const QJsonObject attack = attackTable();
    for (const char *log : kLogs) {
        for (auto step = attack.begin(); step != attack.end(); ++step)
            QTest::addRow("%s %s", log, qPrintable(step.key()))
                << QString::fromLatin1(log) << step.key();
    }
}

void TestGroundTruth::attackStepIsSeen()
{
    QFETCH(const QString, log);
    QFETCH(const QString, step);
    const Scan *scan = scanOf(log);
    if (scan == nullptr)
        QSKIP("the recorded log is not on this machine");
    const auto at = std::ranges::find(scan->steps, step, &Step::id);
    if (at == scan->steps.end() || at->auditIds.empty())
        QSKIP("the audit policy of this log dropped the step");

    const QJsonObject rules = attackTable()[step].toObject();
    for (auto rule = rules.begin(); rule != rules.end(); ++rule) {
        const std::string id = rule.key().toStdString();
        const auto ids = scan->idsOfRule.find(id);
        if (ids != scan->idsOfRule.end() && overlap(ids->second, at->auditIds))
            continue;
        const auto coverage = std::ranges::find_if(
            scan->result.coverage, [&](const RuleCoverage &entry) { return entry.rule->id == id; });
        QVERIFY(coverage != scan->result.coverage.end());
        const bool blind = coverage->state == RuleCoverage::State::Partly
            || coverage->state == RuleCoverage::State::NotEvaluable;
        QVERIFY2(log != QLatin1String(kFullLog) && blind, qPrintable(rule.value().toString()));
    }
}

void TestGroundTruth::enoughStepsAreSeen()
{
    QFETCH(const QString, log);
    const Scan *scan = scanOf(log);
    if (scan == nullptr)
        QSKIP("the recorded log is not on this machine");
    std::set<std::string> seen;
    for (const auto &[rule, ids] : scan->idsOfRule)
        seen.insert(ids.begin(), ids.end());
    int steps = 0;
    for (const Step &step : scan->steps)
        steps += !step.benign && overlap(seen, step.auditIds) ? 1 : 0;
    const int least = m_table[QLatin1String("least_attack_steps")].toObject()[log].toInt();
    QVERIFY(least >= 45);
    QVERIFY2(steps >= least, qPrintable(QString::number(steps)));
}

// What nobody has the time to read finds nothing.
void TestGroundTruth::staysReadable()
{
    QFETCH(const QString, log);
    const Scan *scan = scanOf(log);
    if (scan == nullptr)
        QSKIP("the recorded log is not on this machine");
    constexpr std::size_t kReadable = 150;
    QVERIFY(!scan->result.signalList.empty());
    QVERIFY2(scan->result.signalList.size() < kReadable,
             qPrintable(QString::number(scan->result.signalList.size())));
}

void TestGroundTruth::nothingLoudOnBenignSteps()
{
    QFETCH(const QString, log);
    const Scan *scan = scanOf(log);
    if (scan == nullptr)
        QSKIP("the recorded log is not on this machine");
    QStringList loud;
    int benignSteps = 0;
    for (const Step &step : scan->steps) {
        if (!step.benign)
            continue;
        ++benignSteps;
        const std::set<std::string> excused = lookAlikes(step.id);
        for (const SignalPtr &found : scan->result.signalList) {
            if (isLoud(*found->rule) && !excused.contains(found->rule->id)
                && overlap(step.allIds, scan->idsOfRule.at(found->rule->id)))
                loud << step.id + QStringLiteral(": ") + QString::fromStdString(found->rule->title);
        }
    }
    QVERIFY(benignSteps > 5);
    QVERIFY2(loud.isEmpty(), qPrintable(loud.join(QLatin1Char('\n'))));
}

// Controllers, kubelets and the people who only work use secrets and tokens all day.
void TestGroundTruth::ordinaryActorsStayQuiet()
{
    QFETCH(const QString, log);
    const Scan *scan = scanOf(log);
    if (scan == nullptr)
        QSKIP("the recorded log is not on this machine");
    const std::set<std::string> ordinary = textsOf(m_table[QLatin1String("ordinary_actors")]);
    QVERIFY(!ordinary.empty());
    QStringList loud;
    for (const SignalPtr &found : scan->result.signalList) {
        if (!isLoud(*found->rule))
            continue;
        for (const Row row : found->rows) {
            const std::string user = fieldText(*scan->snapshot, FieldId::Username, row);
            if (ordinary.contains(user))
                loud << QString::fromStdString(found->rule->title + ": " + user);
        }
    }
    QVERIFY2(loud.isEmpty(), qPrintable(loud.join(QLatin1Char('\n'))));
}

void TestGroundTruth::missingBodiesAreSaid_data()
{
    QTest::addColumn<QString>("log");
    QTest::newRow("metadata.log") << QStringLiteral("metadata.log");
    QTest::newRow("production-policy.log") << QStringLiteral("production-policy.log");
}

// The same attack was recorded under each policy. A rule that found it with all bodies and finds
// nothing without them must not claim that there was nothing.
void TestGroundTruth::missingBodiesAreSaid()
{
    QFETCH(const QString, log);
    const Scan *scan = scanOf(log);
    const Scan *full = scanOf(QLatin1String(kFullLog));
    if (scan == nullptr || full == nullptr)
        QSKIP("the recorded logs are not on this machine");
    QStringList silent;
    int blind = 0;
    for (const RuleCoverage &coverage : scan->result.coverage) {
        const std::string &id = coverage.rule->id;
        if (!full->idsOfRule.contains(id) || scan->idsOfRule.contains(id))
            continue;
        if (coverage.state == RuleCoverage::State::Evaluated)
            silent << QString::fromStdString(coverage.rule->title);
        else
            ++blind;
        QVERIFY2(coverage.state == RuleCoverage::State::Evaluated || !coverage.reason.empty(),
                 coverage.rule->title.c_str());
    }
    QVERIFY2(silent.isEmpty(), qPrintable(silent.join(QLatin1Char('\n'))));
    QVERIFY(blind > 0);
}

QTEST_GUILESS_MAIN(TestGroundTruth)
#include "tst_groundtruth.moc"
