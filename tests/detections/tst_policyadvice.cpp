// SPDX-License-Identifier: Apache-2.0
#include "detections/compiledrule.h"
#include "detections/policyadvice.h"
#include "detections/policydraft.h"
#include "detections/policyreader.h"
#include "detections/policytrial.h"
#include "tests/support/recordedlogs.h"
#include "tests/support/rules.h"
#include "tests/support/snapshots.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace kubewake;
using namespace kubewake::test;

namespace {

PolicyAdvice adviceFor(const RuleSet &rules, const SnapshotPtr &snapshot)
{
    return advisePolicy(rules, *snapshot, detect(rules, snapshot)).value();
}

// The decision about a person's request.
Level levelOf(const AuditPolicy &policy, std::string_view verb, std::string_view resource,
              std::string_view user = "eve", std::string_view group = "system:authenticated")
{
    AuditedRequest request {.user = user, .groups = {group}, .verb = verb, .resource = resource};
    request.apiGroup = resource == "leases" ? "coordination.k8s.io" : "";
    request.space = "kube-system";
    return policy.decide(request).level;
}

QByteArray eventLine(int id, const char *user, const char *group, const char *verb,
                     const char *resource, int code)
{
    return QStringLiteral(
               "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\","
               "\"auditID\":\"00000000-0000-4000-8000-0000000000%1\",\"stage\":"
               "\"ResponseComplete\",\"requestURI\":\"/x\",\"verb\":\"%2\",\"user\":{\"username\":"
               "\"%3\",\"groups\":[\"%4\"]},\"sourceIPs\":[\"10.0.0.1\"],\"objectRef\":{"
               "\"resource\":\"%5\",\"apiGroup\":\"coordination.k8s.io\",\"apiVersion\":\"v1\"},"
               "\"responseStatus\":{\"code\":%6},\"requestReceivedTimestamp\":"
               "\"2026-11-23T09:00:00.0000%1Z\",\"stageTimestamp\":"
               "\"2026-11-23T09:00:00.0000%1Z\"}\n")
        .arg(id)
        .arg(QLatin1String(verb), QLatin1String(user), QLatin1String(group),
             QLatin1String(resource))
        .arg(code)
        .toUtf8();
}

} // namespace

class PolicyAdviceTest : public QObject
{
    Q_OBJECT

private slots:
    void losesNothingOfRecordedLogs_data()
    {
        QTest::addColumn<QString>("log");
        for (const char *log : {"request-response", "metadata", "production-policy"})
            QTest::newRow(log) << QString::fromLatin1(log);
    }

    // Whatever the evidence was recorded at: the advised policy is valid, lets every rule be
    // evaluated and would have kept every signal, but for what is kept out of logs on purpose.
    void losesNothingOfRecordedLogs()
    {
        QFETCH(QString, log);
        const SnapshotPtr full = recordedLog(QStringLiteral("request-response"));
        const SnapshotPtr snapshot = recordedLog(log);
        if (!snapshot || !full)
            QSKIP("the recorded logs are not on this machine");
        const RuleSet rules = RuleSet::load({});
        const PolicyAdvice advice = adviceFor(rules, snapshot);
        const PolicyDocument document = readPolicy(policyText(advice.policy, advice.comments));
        QVERIFY(document.problems.empty());
        QVERIFY(document.warnings.empty());
        QVERIFY(document.policy == advice.policy);

        std::set<std::string> blind;
        for (const PolicyAdvice::Rule &rule : advice.staysBlind)
            blind.insert(rule.rule->title);
        const DetectionResult before = detect(rules, full);
        const PolicyTrial trial = tryPolicy(advice.policy, rules, *full, before).value();
        for (const SignalPtr &signal : trial.lost)
            QVERIFY2(blind.contains(signal->rule->title), signal->rule->title.c_str());
        for (const RuleUnderPolicy &rule : trial.rules) {
            QCOMPARE(rule.verdict.state != PolicyVerdict::State::Evaluable,
                     blind.contains(rule.rule->title));
            for (const PolicyVerdict::Shortfall &shortfall : rule.verdict.shortfalls)
                QVERIFY(isSensitive(*shortfall.operation));
        }
        // And it is worth it.
        QVERIFY(trial.outcome.kept.bytes * 3 < trial.outcome.before.bytes);
        QVERIFY(advice.kept.events < advice.before.events);
    }

    void saysWhichRulesItUnblinds()
    {
        const SnapshotPtr snapshot = recordedLog(QStringLiteral("metadata"));
        if (!snapshot)
            QSKIP("the recorded log is not on this machine");
        const RuleSet rules = RuleSet::load({});
        const DetectionResult result = detect(rules, snapshot);
        const PolicyAdvice advice = advisePolicy(rules, *snapshot, result).value();
        std::set<std::string> told;
        for (const auto *list : {&advice.unblinded, &advice.staysBlind}) {
            for (const PolicyAdvice::Rule &rule : *list)
                QVERIFY(!rule.reason.empty() && told.insert(rule.rule->title).second);
        }
        for (const RuleCoverage &coverage : result.coverage) {
            if (coverage.unknownRows > 0)
                QVERIFY2(told.contains(coverage.rule->title), coverage.rule->title.c_str());
        }
        QVERIFY(advice.unblinded.size() > 20);
        // A policy does not make evidence longer.
        std::size_t baselines = 0;
        for (const RuleCoverage &coverage : result.coverage) {
            if (!coverage.reason.starts_with("The baseline"))
                continue;
            ++baselines;
            QVERIFY2(!told.contains(coverage.rule->title), coverage.rule->title.c_str());
        }
        QVERIFY(baselines > 0);
    }

    void secretsStayOut()
    {
        const PolicyAdvice advice =
            adviceFor(RuleSet::load({}), std::make_shared<const EventSnapshot>());
        std::size_t asked = 0;
        for (const ApiOperation &operation : apiOperations()) {
            if (!isSensitive(operation))
                continue;
            AuditedRequest request {.user = "eve", .verb = operation.verb};
            request.apiGroup = operation.group;
            request.resource = operation.resource;
            request.subresource = operation.subresource;
            QCOMPARE(advice.policy.decide(request).level, Level::Metadata);
            ++asked;
        }
        QVERIFY(asked > 15);
    }

    void levelsAreTheLowest()
    {
        const RuleSet rules = rulesOf(
            ruleWith("  s: {verb: create, resourcePath: pods, requestObject.spec.hostPID: true}\n"
                     "  r: {verb: update, resourcePath: pods, responseObject.spec.hostPID: true}\n"
                     "  condition: s or r\n"));
        const AuditPolicy policy = adviceFor(rules, std::make_shared<const EventSnapshot>()).policy;
        QCOMPARE(levelOf(policy, "create", "pods"), Level::Request);
        QCOMPARE(levelOf(policy, "update", "pods"), Level::RequestResponse);
        QCOMPARE(levelOf(policy, "patch", "pods"), Level::Metadata);
        QCOMPARE(levelOf(policy, "create", "services"), Level::Metadata);
        QVERIFY(policy.omitManagedFields);
        const RuleSet fields = rulesOf(
            ruleWith("  s: {requestObject.metadata.managedFields.manager: x}\n  condition: s\n"));
        QVERIFY(
            !adviceFor(fields, std::make_shared<const EventSnapshot>()).policy.omitManagedFields);
    }

    void noiseIsDropped()
    {
        const AuditPolicy policy =
            adviceFor(RuleSet {}, std::make_shared<const EventSnapshot>()).policy;
        const auto node = [&](std::string_view verb, std::string_view resource) {
            return levelOf(policy, verb, resource, "system:node:a", "system:nodes");
        };
        QCOMPARE(node("update", "leases"), Level::None);
        QCOMPARE(node("watch", "pods"), Level::None);
        QCOMPARE(node("get", "pods"), Level::Metadata);
        QCOMPARE(node("watch", "secrets"), Level::Metadata);
        QCOMPARE(levelOf(policy, "update", "leases"), Level::Metadata); // by a person
        QCOMPARE(levelOf(policy, "create", "events"), Level::None);
        QCOMPARE(levelOf(policy, "delete", "events"), Level::Metadata);
        const auto path = [&policy](std::string_view url, std::string_view group) {
            return policy
                .decide({.user = "x",
                         .groups = {group},
                         .verb = "get",
                         .isResource = false,
                         .path = url})
                .level;
        };
        QCOMPARE(path("/livez/etcd", "system:unauthenticated"), Level::None);
        QCOMPARE(path("/version", "system:authenticated"), Level::None);
        QCOMPARE(path("/version", "system:unauthenticated"), Level::Metadata);
        QCOMPARE(path("/metrics", "system:authenticated"), Level::Metadata);
    }

    void whatRulesNameIsNoNoise()
    {
        const RuleSet rules =
            rulesOf(ruleWith("  e: {verb: create, resourcePath: events}\n"
                             "  l: {resourcePath: leases, verb: update, actorClass: node}\n"
                             "  condition: e or l\n"));
        const PolicyAdvice advice = adviceFor(rules, std::make_shared<const EventSnapshot>());
        QCOMPARE(levelOf(advice.policy, "create", "events"), Level::Metadata);
        QCOMPARE(levelOf(advice.policy, "list", "events"), Level::None);
        const auto leases = std::ranges::find_if(advice.noise, [](const PolicyAdvice::Noise &some) {
            return some.what.starts_with("leases");
        });
        QVERIFY(leases != advice.noise.end());
        QVERIFY2(leases->kept.find("Test rule") != std::string::npos, leases->kept.c_str());
        QCOMPARE(levelOf(advice.policy, "update", "leases", "system:node:a", "system:nodes"),
                 Level::Metadata);
    }

    // A rule that names no resource, on the leases of a node that is not what it seems.
    void whatSignalsRestOnIsNoNoise()
    {
        const QByteArray quiet =
            eventLine(11, "system:node:a", "system:nodes", "update", "leases", 200);
        const QByteArray loud =
            eventLine(12, "system:node:a", "system:nodes", "update", "leases", 403);
        const RuleSet rules =
            rulesOf(ruleWith("  s: {responseStatus.code: 403}\n  condition: s\n"));
        const auto leases = [&](const QByteArray &lines) {
            const PolicyAdvice advice = adviceFor(rules, snapshotFromJsonLines(lines));
            const auto noise =
                std::ranges::find_if(advice.noise, [](const PolicyAdvice::Noise &some) {
                    return some.what.starts_with("leases");
                });
            return *noise;
        };
        QVERIFY(leases(quiet).kept.empty());
        QCOMPARE(leases(quiet).share, 1.0);
        QVERIFY(!leases(quiet + loud).kept.empty());
        QCOMPARE(leases(quiet + loud).events, std::uint64_t {2});
    }

    void titlesOfStrangersStayComments()
    {
        QByteArray rule = ruleWith(
            "  s: {verb: create, resourcePath: pods, requestObject.a: b}\n  condition: s\n");
        rule.replace("title: Test rule", "title: \"x\\nrules: []\\n  - level: None\"");
        const PolicyAdvice advice =
            adviceFor(rulesOf(rule), std::make_shared<const EventSnapshot>());
        const PolicyDocument document = readPolicy(policyText(advice.policy, advice.comments));
        QVERIFY(document.problems.empty());
        QVERIFY(document.policy == advice.policy);
    }
};

QTEST_GUILESS_MAIN(PolicyAdviceTest)
#include "tst_policyadvice.moc"
