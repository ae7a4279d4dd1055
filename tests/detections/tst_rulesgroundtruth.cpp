// SPDX-License-Identifier: Apache-2.0
// The bundled rules against the audit logs of a real API server, of which every step is known:
// each step of the attack leaves a signal, and no step of ordinary work leaves an urgent one.
#include "detections/detection.h"
#include "detections/ruleset.h"
#include "tests/support/snapshots.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <map>
#include <set>

using namespace kubewake;
using nlohmann::json;

namespace {

constexpr std::size_t kReadable = 100; // signals that a person can look through

struct Step
{
    std::string id;
    std::string title;
    bool attack = false;
    std::set<std::string> auditIds;
};

std::vector<Step> stepsOf(const QString &log)
{
    std::vector<Step> steps;
    const QString path = test::sharedData(QStringLiteral("apiserver/ground_truth.jsonl"));
    for (const QByteArray &line : test::readAll(path).split('\n')) {
        if (line.isEmpty())
            continue;
        const json step = json::parse(line.begin(), line.end());
        if (step.at("log") != log.toStdString())
            continue;
        steps.push_back({step.at("id"), step.at("title"), step.at("kind") == "attack",
                         step.at("audit_ids").get<std::set<std::string>>()});
    }
    return steps;
}

} // namespace

class TestRulesGroundTruth : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void stepsOfTheAttackLeaveSignals_data();
    void stepsOfTheAttackLeaveSignals();
    void ordinaryWorkIsNotUrgent_data();
    void ordinaryWorkIsNotUrgent();
    void controllersAreNotUrgent_data();
    void controllersAreNotUrgent();
    void signalsCanBeReadByAPerson();

private:
    struct Log
    {
        SnapshotPtr snapshot;
        DetectionResult result;
        std::vector<Step> steps;
    };

    static void addLogs();
    const Log &log(const QString &name);
    [[nodiscard]] static std::vector<SignalPtr> signalsOf(const Log &log, const Step &step);

    std::map<QString, Log> m_logs;
    RuleSet m_rules = RuleSet::load({});
};

void TestRulesGroundTruth::initTestCase()
{
    if (test::sharedData(QStringLiteral("apiserver/ground_truth.jsonl")).isEmpty())
        QSKIP("the shared data is not on this machine");
    QVERIFY(m_rules.errors().empty());
}

const TestRulesGroundTruth::Log &TestRulesGroundTruth::log(const QString &name)
{
    const auto found = m_logs.find(name);
    if (found != m_logs.end())
        return found->second;
    Log one;
    one.snapshot = test::snapshotFromJsonLines(test::readAll(
        test::sharedData(QStringLiteral("apiserver/") + name + QStringLiteral(".gz"))));
    one.result = detect(m_rules, one.snapshot);
    one.steps = stepsOf(name);
    return m_logs.emplace(name, std::move(one)).first->second;
}

std::vector<SignalPtr> TestRulesGroundTruth::signalsOf(const Log &log, const Step &step)
{
    std::vector<SignalPtr> found;
    for (const SignalPtr &one : log.result.signalList) {
        for (const Row row : one->rows) {
            if (step.auditIds.contains(log.snapshot->auditId(row))) {
                found.push_back(one);
                break;
            }
        }
    }
    return found;
}

void TestRulesGroundTruth::addLogs()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("all bodies") << QStringLiteral("request-response.log");
    QTest::newRow("a production policy") << QStringLiteral("production-policy.log");
    QTest::newRow("no bodies") << QStringLiteral("metadata.log");
}

void TestRulesGroundTruth::stepsOfTheAttackLeaveSignals_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("silent");
    // A-02 are six odd URLs, too few for a burst of their own. A-15 reads the log of a pod and A-25
    // lists what the credential may list: allowed, and daily work by their looks.
    const QStringList always {QStringLiteral("A-15")};
    QTest::newRow("all bodies") << QStringLiteral("request-response.log") << always;
    QTest::newRow("a production policy") << QStringLiteral("production-policy.log") << always;
    // What only the body tells cannot be told without it.
    QTest::newRow("no bodies") << QStringLiteral("metadata.log")
                               << (always + QStringList {QStringLiteral("A-27")});
}

void TestRulesGroundTruth::stepsOfTheAttackLeaveSignals()
{
    QFETCH(QString, name);
    QFETCH(QStringList, silent);
    QStringList missed;
    for (const Step &step : log(name).steps) {
        if (step.attack && !step.auditIds.empty() && signalsOf(log(name), step).empty())
            missed.append(QString::fromStdString(step.id));
    }
    QCOMPARE(missed, silent);
}

void TestRulesGroundTruth::ordinaryWorkIsNotUrgent_data()
{
    addLogs();
}

void TestRulesGroundTruth::ordinaryWorkIsNotUrgent()
{
    QFETCH(QString, name);
    QStringList urgent;
    int benign = 0;
    for (const Step &step : log(name).steps) {
        if (step.attack)
            continue;
        ++benign;
        for (const SignalPtr &one : signalsOf(log(name), step)) {
            if (one->rule->severity >= Severity::High)
                urgent.append(
                    QString::fromStdString(step.id + " " + step.title + ": " + one->rule->title));
        }
    }
    QVERIFY(benign > 0);
    QCOMPARE(urgent, QStringList());
}

void TestRulesGroundTruth::controllersAreNotUrgent_data()
{
    addLogs();
}

// The components of the cluster carry out what somebody wrote; that is where the signal belongs.
void TestRulesGroundTruth::controllersAreNotUrgent()
{
    QFETCH(QString, name);
    QStringList urgent;
    for (const SignalPtr &one : log(name).result.signalList) {
        const QString entity = QString::fromStdString(one->entity);
        const bool component = entity.startsWith(QStringLiteral("system:node:"))
            || entity.startsWith(QStringLiteral("system:kube-"))
            || entity == QStringLiteral("system:apiserver")
            || (entity.startsWith(QStringLiteral("system:serviceaccount:kube-system:"))
                && entity.endsWith(QStringLiteral("-controller")));
        if (component && one->rule->severity >= Severity::High)
            urgent.append(entity + QStringLiteral(": ") + QString::fromStdString(one->rule->title));
    }
    QCOMPARE(urgent, QStringList());
}

void TestRulesGroundTruth::signalsCanBeReadByAPerson()
{
    const std::size_t count = log(QStringLiteral("request-response.log")).result.signalList.size();
    QVERIFY2(count < kReadable, qPrintable(QString::number(count)));
}

QTEST_GUILESS_MAIN(TestRulesGroundTruth)
#include "tst_rulesgroundtruth.moc"
