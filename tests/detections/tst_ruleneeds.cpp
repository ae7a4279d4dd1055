// SPDX-License-Identifier: Apache-2.0
#include "detections/compiledrule.h"
#include "detections/ruleneeds.h"
#include "tests/support/rules.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

RuleNeeds needsOfDetection(const QByteArray &detection)
{
    const RuleSet rules = rulesOf(ruleWith(detection));
    if (rules.rules().size() != 1)
        qFatal("%s", rules.errors().empty() ? "no rule" : rules.errors()[0].message.c_str());
    return needsOf(*rules.rules()[0]);
}

// `create pods Request; get pods Metadata`
QString textOf(const RuleNeeds &needs)
{
    QStringList parts;
    for (const RuleNeed &need : needs.needs)
        parts << QString::fromStdString(need.operation->verb + ' ' + need.operation->object() + ' ')
                + QString::fromLatin1(kLevelNames[static_cast<std::size_t>(need.level)].data());
    return parts.join(QStringLiteral("; "));
}

AuditPolicy policyOf(std::vector<PolicyRule> rules)
{
    AuditPolicy policy;
    policy.rules = std::move(rules);
    return policy;
}

} // namespace

class RuleNeedsTest : public QObject
{
    Q_OBJECT

private slots:
    void operations_data()
    {
        QTest::addColumn<QByteArray>("detection");
        QTest::addColumn<QString>("needs");
        const auto row = [](const char *name, const QByteArray &detection, const char *needs) {
            QTest::newRow(name) << detection << QString::fromLatin1(needs);
        };
        row("columns", "  s: {verb: [get, list], resourcePath: secrets}\n  condition: s\n",
            "get secrets Metadata; list secrets Metadata");
        row("request body",
            "  s: {verb: create, objectRef.resource: pods, requestObject.spec.hostNetwork: true}\n"
            "  condition: s\n",
            // An exec has no body that could be looked into.
            "create pods Request; create pods/binding Request; create pods/eviction Request");
        row("response body",
            "  s: {resourcePath: secrets, responseObject.type|exists: true}\n  condition: s\n",
            "get secrets RequestResponse; list secrets RequestResponse; create secrets "
            "RequestResponse; update secrets RequestResponse; patch secrets RequestResponse; "
            "delete secrets RequestResponse; deletecollection secrets RequestResponse");
        row("exception",
            "  s: {verb: create, resourcePath: serviceaccounts/token}\n"
            "  f: {requestObject.spec.audiences: x}\n  condition: s and not f\n",
            "create serviceaccounts/token Request");
        row("body of some",
            "  s: {resourcePath: configmaps}\n  d: {verb: delete}\n"
            "  b: {verb: update, requestObject.data|exists: true}\n  condition: s and (d or b)\n",
            "update configmaps Request; delete configmaps Metadata");
        row("wildcards", "  s: {verb: get, resourcePath: 'pods/e*'}\n  condition: s\n",
            "get pods/ephemeralcontainers Metadata; get pods/exec Metadata");
        row("group", "  s: {verb: list, apiGroup: events.k8s.io}\n  condition: s\n",
            "list events.events.k8s.io Metadata");
        row("path",
            "  s: {requestURI|startswith: /debug}\n  f: {objectRef.resource|exists: true}\n"
            "  condition: s and not f\n",
            "get /debug/pprof/ Metadata");
        row("nothing", "  s: {verb: get, resourcePath: unheard}\n  condition: s\n", "");
    }

    void operations()
    {
        QFETCH(QByteArray, detection);
        QFETCH(QString, needs);
        const RuleNeeds found = needsOfDetection(detection);
        QCOMPARE(textOf(found), needs);
        QVERIFY(!found.isOfUnauthenticated);
    }

    // Without the body some of it can still be matched, or nothing.
    void leastLevels_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<int>("least");
        QTest::newRow("all in the body")
            << QByteArray("  b: {requestObject.a: x}\n  condition: s and b\n")
            << static_cast<int>(Level::Request);
        QTest::newRow("an exception in the body")
            << QByteArray("  b: {requestObject.a: x}\n  condition: s and not b\n")
            << static_cast<int>(Level::Request);
        QTest::newRow("one of two") << QByteArray(
            "  b: {requestObject.a: x}\n  n: {name: y}\n  condition: s and (n or b)\n")
                                    << static_cast<int>(Level::Metadata);
        QTest::newRow("an exception for some")
            << QByteArray("  b: {requestObject.a: x, name: y}\n  condition: s and not b\n")
            << static_cast<int>(Level::Metadata);
        QTest::newRow("either body")
            << QByteArray("  b: {requestObject.a: x}\n  r: {responseObject.a: x}\n"
                          "  condition: s and (r or b)\n")
            << static_cast<int>(Level::Request);
    }

    void leastLevels()
    {
        QFETCH(QByteArray, more);
        QFETCH(int, least);
        const RuleNeeds needs =
            needsOfDetection("  s: {verb: create, resourcePath: pods}\n" + more);
        QCOMPARE(needs.needs.size(), std::size_t {1});
        QCOMPARE(static_cast<int>(needs.needs[0].least), least);
        QVERIFY(needs.needs[0].level > Level::Metadata);
    }

    void kinds()
    {
        const RuleNeeds denied = needsOfDetection("  s: {outcome: denied}\n  condition: s\n");
        QVERIFY(denied.isGeneral);
        QCOMPARE(denied.needs.size(), apiOperations().size());
        const RuleNeeds login =
            needsOfDetection("  s: {responseStatus.code: 401}\n  condition: s\n");
        QVERIFY(login.isGeneral && login.isOfUnauthenticated);
        const RuleNeeds exec = needsOfDetection("  s: {resourcePath: pods/exec}\n  condition: s\n");
        QVERIFY(exec.isOfStreams && !exec.isGeneral);
    }

    void identities()
    {
        const auto of = [](const QByteArray &selection) {
            return int {needsOfDetection("  s: {verb: get, resourcePath: secrets, " + selection
                                         + "}\n  condition: s\n")
                            .needs.at(0)
                            .identities};
        };
        QCOMPARE(of("outcome: allowed"), kProbePerson | kProbeServiceAccount | kProbeAnonymous);
        QCOMPARE(of("actorClass: human"), int {kProbePerson});
        QCOMPARE(of("'user.username': 'system:anonymous'"), int {kProbeAnonymous});
        QCOMPARE(of("actorClass: node"), int {kProbeNode});
        QCOMPARE(of("'user.username': eve"), int {kProbePerson}); // somebody who is not a probe
    }

    void correlationsNeedWhatTheirBasesNeed()
    {
        const RuleSet rules = rulesOf(
            ruleWith("  s: {verb: get, resourcePath: secrets}\n  condition: s\n", "name: base\n")
            + "---\ntitle: Many\ncorrelation: {type: event_count, rules: [base], group-by: "
              "[effectiveUser], timespan: 5m, condition: {gte: 1}}\n");
        QCOMPARE(textOf(needsOf(*rules.rules().at(1))), QStringLiteral("get secrets Metadata"));
    }

    void verdicts()
    {
        using State = PolicyVerdict::State;
        const RuleNeeds needs = needsOfDetection(
            "  s: {verb: [create, patch], resourcePath: pods, requestObject.spec.hostPID: true}\n"
            "  condition: s\n");
        const auto state = [&](std::vector<PolicyRule> rules) {
            return verdictOf(policyOf(std::move(rules)), needs).state;
        };
        QCOMPARE(state({{.level = Level::Request}}), State::Evaluable);
        QCOMPARE(state({{.level = Level::RequestResponse}}), State::Evaluable);
        QCOMPARE(state({{.level = Level::Metadata}}), State::Blind);
        QCOMPARE(state({}), State::Blind);
        QCOMPARE(state({{.level = Level::Request, .verbs = {"create"}}}), State::Partly);
        // What is not logged of some identity it is about.
        QCOMPARE(state({{.level = Level::None, .userGroups = {"system:serviceaccounts"}},
                        {.level = Level::Request}}),
                 State::Blind);
        QCOMPARE(state({{.level = Level::None, .userGroups = {"system:nodes"}},
                        {.level = Level::Request}}),
                 State::Evaluable);
        const PolicyVerdict verdict = verdictOf(
            policyOf({{.level = Level::Request, .verbs = {"create"}}, {.level = Level::Metadata}}),
            needs);
        QCOMPARE(verdict.shortfalls.size(), std::size_t {1});
        QCOMPARE(verdict.shortfalls[0].operation->verb, std::string("patch"));
        QCOMPARE(verdict.shortfalls[0].needed, Level::Request);
        QCOMPARE(verdict.shortfalls[0].given, Level::Metadata);
    }

    void stagesDecideToo()
    {
        using State = PolicyVerdict::State;
        AuditPolicy policy = policyOf({{.level = Level::Metadata}});
        const RuleNeeds login =
            needsOfDetection("  s: {responseStatus.code: 401}\n  condition: s\n");
        const RuleNeeds denied = needsOfDetection("  s: {outcome: denied}\n  condition: s\n");
        policy.omitStages = {Stage::ResponseStarted};
        QCOMPARE(verdictOf(policy, login).state, State::Blind);
        QCOMPARE(verdictOf(policy, denied).state, State::Evaluable);
        policy.omitStages = {Stage::ResponseComplete};
        QCOMPARE(verdictOf(policy, login).state, State::Evaluable);
        QCOMPARE(verdictOf(policy, denied).state, State::Blind);
    }

    void routineDoesNotCountForGeneralRules()
    {
        const AuditPolicy policy =
            policyOf({{.level = Level::None, .nonResourceUrls = {"/healthz*", "/version"}},
                      {.level = Level::None, .resources = {{"", {"events"}}}},
                      {.level = Level::Metadata}});
        const RuleNeeds denied = needsOfDetection("  s: {outcome: denied}\n  condition: s\n");
        QCOMPARE(verdictOf(policy, denied).state, PolicyVerdict::State::Evaluable);
        const RuleNeeds events =
            needsOfDetection("  s: {verb: delete, resourcePath: events}\n  condition: s\n");
        QCOMPARE(verdictOf(policy, events).state, PolicyVerdict::State::Partly);
    }
};

QTEST_APPLESS_MAIN(RuleNeedsTest)
#include "tst_ruleneeds.moc"
