// SPDX-License-Identifier: Apache-2.0
#include "model/audit/auditpolicy.h"
#include "model/audit/policytext.h"

#include <QTest>

using namespace kubewake;

namespace {

PolicyRule about(std::vector<std::string> resources, std::string group = {})
{
    return {.level = Level::Metadata, .resources = {{std::move(group), std::move(resources)}}};
}

AuditedRequest pods(std::string_view subresource = {})
{
    return {.user = "alice",
            .groups = {"dev", "system:authenticated"},
            .verb = "get",
            .resource = "pods",
            .subresource = subresource,
            .name = "web",
            .space = "shop"};
}

AuditedRequest url(std::string_view path)
{
    return {.user = "alice", .verb = "get", .isResource = false, .path = path};
}

} // namespace

class AuditPolicyTest : public QObject
{
    Q_OBJECT

private slots:
    void resources_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("subresource");
        QTest::addColumn<bool>("matches");
        const auto row = [](const char *pattern, const char *subresource, bool matches) {
            QTest::addRow("%s of pods/%s", pattern, subresource)
                << QString::fromLatin1(pattern) << QString::fromLatin1(subresource) << matches;
        };
        row("pods", "", true);
        row("pods", "log", false); // a subresource has to be named
        row("pods/log", "log", true);
        row("pods/log", "", false);
        row("pods/lo", "log", false);
        row("pods/*", "log", true);
        row("pods/*", "", true); // not as documented, but so the API server compares
        row("pod/*", "log", false);
        row("*/log", "log", true);
        row("*/log", "", false);
        row("*/status", "log", false);
        row("*", "", true);
        row("*", "log", true);
        row("*/*", "log", false);
        row("po*", "", false);
        row("Pods", "", false);
        row("secrets", "", false);
    }

    void resources()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, subresource);
        QFETCH(bool, matches);
        const std::string sub = subresource.toStdString();
        const std::string text = pattern.toStdString();
        QCOMPARE(about({text}).matches(pods(sub)), matches);
        // Of another group nothing matches.
        QVERIFY(!about({text}, "apps").matches(pods(sub)));
    }

    void names()
    {
        PolicyRule rule = about({"pods"});
        rule.resources[0].names = {"web", "db"};
        QVERIFY(rule.matches(pods()));
        AuditedRequest create = pods();
        create.name = {}; // only in the body
        QVERIFY(!rule.matches(create));
        rule.resources[0].resources = {}; // then names do not count
        QVERIFY(rule.matches(create));
    }

    void urls_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("matches");
        const auto row = [](const char *pattern, const char *path, bool matches) {
            QTest::addRow("%s of %s", pattern, path)
                << QString::fromLatin1(pattern) << QString::fromLatin1(path) << matches;
        };
        row("*", "/anything", true);
        row("/version", "/version", true);
        row("/version", "/version/", false);
        row("/healthz*", "/healthz", true);
        row("/healthz*", "/healthz/etcd", true);
        row("/healthz*", "/livez", false);
        row("/healthz/*", "/healthz", false);
        row("/api**", "/apis", true);
    }

    void urls()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, path);
        QFETCH(bool, matches);
        const PolicyRule rule {.level = Level::Metadata,
                               .nonResourceUrls = {pattern.toStdString()}};
        const std::string text = path.toStdString();
        QCOMPARE(rule.matches(url(text)), matches);
        AuditedRequest resource = pods();
        resource.path = text;
        QVERIFY(!rule.matches(resource));
    }

    void users()
    {
        const PolicyRule user {.users = {"alice"}};
        const PolicyRule group {.userGroups = {"dev", "ops"}};
        AuditedRequest request = pods();
        QVERIFY(user.matches(request));
        QVERIFY(group.matches(request));
        request.groups = {"system:authenticated"};
        QVERIFY(!group.matches(request));
        request.user = "bob";
        QVERIFY(!user.matches(request));
        // Whoever failed to authenticate is nobody.
        request = pods();
        request.hasUser = false;
        QVERIFY(!user.matches(request));
        QVERIFY(!group.matches(request));
        QVERIFY(PolicyRule {}.matches(request));
    }

    void namespaces()
    {
        const PolicyRule rule {.namespaces = {"", "kube-system"}};
        AuditedRequest request = pods();
        QVERIFY(!rule.matches(request));
        request.space = "kube-system";
        QVERIFY(rule.matches(request));
        request.space = {};
        QVERIFY(rule.matches(request));
        QVERIFY(!rule.matches(url("/version"))); // is about resources
    }

    void firstMatchDecides()
    {
        AuditPolicy policy;
        policy.omitStages = {Stage::RequestReceived};
        policy.omitManagedFields = true;
        policy.rules = {{.level = Level::None, .verbs = {"watch"}},
                        {.level = Level::RequestResponse,
                         .resources = {{"", {"pods"}}},
                         .omitStages = {Stage::Panic},
                         .omitManagedFields = false},
                        {.level = Level::Metadata, .verbs = {"get"}}};
        const PolicyDecision decision = policy.decide(pods());
        QCOMPARE(decision.level, Level::RequestResponse);
        QCOMPARE(decision.rule, std::optional<std::size_t>(1));
        QVERIFY(!decision.omitManagedFields);
        QVERIFY(decision.logs(Stage::ResponseComplete));
        QVERIFY(!decision.logs(Stage::RequestReceived));
        QVERIFY(!decision.logs(Stage::Panic));

        QCOMPARE(policy.decide(pods("log")).rule, std::optional<std::size_t>(2));
        QVERIFY(policy.decide(pods("log")).omitManagedFields);
        AuditedRequest watch = pods();
        watch.verb = "watch";
        QVERIFY(!policy.decide(watch).logs(Stage::ResponseComplete));
        AuditedRequest none = pods("log");
        none.verb = "create";
        QCOMPARE(policy.decide(none).level, Level::None);
        QVERIFY(!policy.decide(none).rule);
    }

    void textsAreQuotedWhereYamlWouldReadThemOtherwise()
    {
        AuditPolicy policy;
        policy.rules = {{.level = Level::None,
                         .users = {"system:anonymous", "on", "true", "1", "", "a b", "x\ny", "bob"},
                         .resources = {{"", {"*", "pods/log"}}}}};
        const std::string text =
            policyText(policy, {{"one\nrules: []", "two\xC2\x85three"}, {{"of the rule"}}});
        QCOMPARE(QString::fromStdString(text), QStringLiteral(R"(# one rules: []
# two three
apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  # of the rule
  - level: None
    users: ["system:anonymous", "on", "true", "1", "", "a b", "x\u000ay", bob]
    resources:
      - group: ""
        resources: ["*", pods/log]
)"));
    }
};

QTEST_APPLESS_MAIN(AuditPolicyTest)
#include "tst_auditpolicy.moc"
