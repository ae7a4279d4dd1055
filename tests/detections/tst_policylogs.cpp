// SPDX-License-Identifier: Apache-2.0
#include "detections/detection.h"
#include "detections/policyreader.h"
#include "detections/policytrial.h"
#include "model/query/policydecider.h"
#include "model/store/fieldvalues.h"
#include "tests/support/naivepolicy.h"
#include "tests/support/recordedlogs.h"
#include "tests/support/testdata.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <map>
#include <random>
#include <set>

using namespace kubewake;
using nlohmann::json;

namespace {

// A policy as JSON, for the naive reading; JSON is YAML, for the other one.
AuditPolicy policyOf(const json &policy)
{
    const PolicyDocument document = readPolicy(policy.dump());
    if (!document.problems.empty())
        qFatal("%s", document.problems[0].message.c_str());
    return document.policy;
}

AuditPolicy policyFile(const QString &name)
{
    const PolicyDocument document =
        readPolicy(test::readAll(test::testData(QStringLiteral("policies/") + name)).toStdString());
    if (!document.problems.empty())
        qFatal("%s", document.problems[0].message.c_str());
    return document.policy;
}

std::string nameOf(Level level)
{
    return std::string(kLevelNames[static_cast<std::size_t>(level)]);
}

// Makes policies of what the log holds, and of patterns around it. Lists are made with
// json::array(): whether {one} is a list or a copy is up to the compiler.
class RandomPolicies
{
public:
    explicit RandomPolicies(const std::vector<json> &events)
        : m_events(events)
    {
    }

    json next()
    {
        json policy {{"apiVersion", "audit.k8s.io/v1"}, {"kind", "Policy"}};
        if (chance(3))
            policy["omitStages"] = json::array({"RequestReceived"});
        for (int i = 0; i < 12; ++i)
            policy["rules"].push_back(rule());
        return policy;
    }

private:
    [[nodiscard]] bool chance(unsigned of) { return m_random() % of == 0; }
    [[nodiscard]] const json &event() { return m_events[m_random() % m_events.size()]; }

    json rule()
    {
        const json &like = event();
        const json user = like.value("user", json::object());
        json rule;
        rule["level"] = nameOf(static_cast<Level>(1 + m_random() % 4));
        if (chance(3))
            rule["users"] = {event().at("user").value("username", "x"), user.value("username", "")};
        if (chance(3) && user.contains("groups"))
            rule["userGroups"] = json::array({user.at("groups").front()});
        if (chance(2))
            rule["verbs"] = {like.at("verb"), event().at("verb")};
        if (chance(4))
            rule["omitStages"] = json::array({like.at("stage")});
        if (!like.contains("objectRef")) {
            rule["nonResourceURLs"] = json::array({url(like)});
            return rule;
        }
        const json &object = like.at("objectRef");
        if (chance(4))
            rule["namespaces"] = {object.value("namespace", ""), ""};
        if (!rule.contains("namespaces") || chance(2))
            rule["resources"] = json::array({resources(object)});
        return rule;
    }

    json url(const json &like)
    {
        const std::string uri = like.at("requestURI").get<std::string>();
        const std::string path = uri.substr(0, uri.find('?'));
        return chance(2) ? path : path.substr(0, 1 + m_random() % path.size()) + "*";
    }

    json resources(const json &object)
    {
        const std::string resource = object.value("resource", "pods");
        const std::string sub = object.value("subresource", "");
        json some;
        some["group"] = object.value("apiGroup", "");
        if (chance(5))
            return some;
        const std::vector<std::string> patterns {
            "*", resource, resource + "/*", "*/" + (sub.empty() ? "status" : sub),
            sub.empty() ? resource + "/status" : resource + "/" + sub};
        some["resources"] = json::array({patterns[m_random() % patterns.size()]});
        if (chance(4))
            some["resourceNames"] = json::array({object.value("name", "x")});
        return some;
    }

    const std::vector<json> &m_events;
    std::mt19937 m_random {20261128};
};

} // namespace

class PolicyLogsTest : public QObject
{
    Q_OBJECT

private slots:
    void logsWereRecordedAsPredicted_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"metadata", "request-response", "production-policy"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    // kube-apiserver itself wrote the levels under these policies.
    void logsWereRecordedAsPredicted()
    {
        QFETCH(QString, name);
        const SnapshotPtr log = test::recordedLog(name);
        if (!log)
            QSKIP("the recorded log is not on this machine");
        const AuditPolicy policy = policyFile(
            (name.startsWith(QLatin1String("prod")) ? QStringLiteral("production") : name)
            + QStringLiteral(".yaml"));
        PolicyDecider decider(policy, *log);
        for (Row row = 0; row < log->eventCount(); ++row) {
            const PolicyDecision &decision = decider.decisionOf(row);
            const std::string level = nameOf(decision.level);
            QVERIFY2(level == fieldText(*log, FieldId::Level, row),
                     log->eventJson(row).value_or(std::string()).substr(0, 900).c_str());
            QVERIFY(decision.logs(static_cast<Stage>(log->code(Column::Stage, row))));
        }
    }

    void agreesWithANaiveReading()
    {
        const SnapshotPtr log = test::recordedLog(QStringLiteral("metadata"));
        if (!log)
            QSKIP("the recorded log is not on this machine");
        std::vector<json> events;
        for (Row row = 0; row < log->eventCount(); ++row)
            events.push_back(json::parse(log->eventJson(row).value()));
        RandomPolicies policies(events);
        std::map<std::string, std::size_t> seen;
#ifdef KUBEWAKE_SANITIZED
        constexpr int kPolicies = 8;
#else
        constexpr int kPolicies = 30;
#endif
        for (int i = 0; i < kPolicies; ++i) {
            const json text = policies.next();
            const AuditPolicy policy = policyOf(text);
            PolicyDecider decider(policy, *log);
            for (Row row = 0; row < log->eventCount(); ++row) {
                const test::NaiveLevel naive = test::naiveLevel(text, events[row]);
                const PolicyDecision &decision = decider.decisionOf(row);
                const auto stage = static_cast<Stage>(log->code(Column::Stage, row));
                if (nameOf(decision.level) != naive.level || decision.logs(stage) != naive.logged)
                    QFAIL((text.dump() + "\n" + events[row].dump()).substr(0, 4000).c_str());
                ++seen[naive.level];
            }
        }
        QCOMPARE(seen.size(), std::size_t {4});
    }

    void whatIsKeptIsWhatTheNaiveReadingKeeps_data()
    {
        addPolicies();
    }

    void whatIsKeptIsWhatTheNaiveReadingKeeps()
    {
        QFETCH(QString, policy);
        const SnapshotPtr log = test::recordedLog(QStringLiteral("request-response"));
        if (!log)
            QSKIP("the recorded log is not on this machine");
        const AuditPolicy asked = policyFile(policy + QStringLiteral(".yaml"));
        const PolicyOutcome outcome = applyPolicy(asked, *log).value();
        PolicyDecider decider(asked, *log);
        Row kept = 0;
        std::uint64_t bytes = 0;
        for (Row row = 0; row < log->eventCount(); ++row) {
            const PolicyDecision &decision = decider.decisionOf(row);
            if (!decision.logs(static_cast<Stage>(log->code(Column::Stage, row))))
                continue;
            json expected = json::parse(log->eventJson(row).value());
            expected["level"] = nameOf(decision.level);
            if (decision.level < Level::RequestResponse)
                expected.erase("responseObject");
            if (decision.level < Level::Request)
                expected.erase("requestObject");
            const std::string text = outcome.snapshot->eventJson(kept++).value();
            QVERIFY2(json::parse(text) == expected, text.substr(0, 900).c_str());
            bytes += text.size();
        }
        QCOMPARE(outcome.snapshot->eventCount(), kept);
        QCOMPARE(outcome.kept.events, std::uint64_t {kept});
        QCOMPARE(outcome.kept.bytes, bytes);
        QCOMPARE(outcome.kept.requests, std::uint64_t {outcome.snapshot->requestCount()});
        QCOMPARE(outcome.unreadable, std::uint64_t {0});
    }

    void trialsFindWhatTheRealPolicyLeft_data()
    {
        addPolicies();
    }

    // The same attacks were recorded under each policy: the rules must find as much in what a
    // policy would have kept as in what the API server did keep under it.
    void trialsFindWhatTheRealPolicyLeft()
    {
        QFETCH(QString, policy);
        const SnapshotPtr full = test::recordedLog(QStringLiteral("request-response"));
        const SnapshotPtr real = test::recordedLog(
            policy == QLatin1String("production") ? QStringLiteral("production-policy") : policy);
        if (!full || !real)
            QSKIP("the recorded logs are not on this machine");
        const RuleSet rules = RuleSet::load({});
        const DetectionResult before = detect(rules, full);
        const PolicyTrial trial =
            tryPolicy(policyFile(policy + QStringLiteral(".yaml")), rules, *full, before).value();
        std::set<std::string> left;
        std::size_t kept = 0;
        for (const RuleUnderPolicy &rule : trial.rules) {
            kept += rule.signalsKept;
            if (rule.signalsKept > 0)
                left.insert(rule.rule->title);
            if (rule.verdict.state == PolicyVerdict::State::Blind)
                QVERIFY2(rule.signalsKept == 0, rule.rule->title.c_str());
            if (rule.verdict.state == PolicyVerdict::State::Evaluable)
                QVERIFY2(rule.signalsKept == rule.signalsBefore, rule.rule->title.c_str());
        }
        QCOMPARE(kept + trial.lost.size(), before.signalList.size());
        std::set<std::string> found;
        for (const SignalPtr &signal : detect(rules, real).signalList)
            found.insert(signal->rule->title);
        QCOMPARE(left, found);
    }

private:
    static void addPolicies()
    {
        QTest::addColumn<QString>("policy");
        for (const char *name : {"metadata", "production", "request-response"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
};

QTEST_GUILESS_MAIN(PolicyLogsTest)
#include "tst_policylogs.moc"
