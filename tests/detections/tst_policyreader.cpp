// SPDX-License-Identifier: Apache-2.0
#include "detections/policyreader.h"
#include "model/audit/policytext.h"

#include <QTest>

using namespace kubewake;

namespace {

const QByteArray kHead = "apiVersion: audit.k8s.io/v1\nkind: Policy\n";

PolicyDocument read(const QByteArray &text)
{
    return readPolicy(text.toStdString());
}

} // namespace

class PolicyReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void readsEverything()
    {
        const PolicyDocument document = read(kHead + R"(metadata: {name: x, annotations: {a: b}}
omitStages: [RequestReceived]
omitManagedFields: true
rules:
  - level: RequestResponse
    users: [alice, "007"]
    userGroups: [dev]
    verbs: [create]
    namespaces: ["", shop]
    resources:
      - group: apps
        resources: [deployments, "*/scale"]
        resourceNames: [web]
      - resources: [pods]
    omitStages: [Panic]
    omitManagedFields: false
  - {level: None, nonResourceURLs: ["/healthz*", "*"]}
)");
        QVERIFY2(document.problems.empty(),
                 document.problems.empty() ? "" : document.problems[0].message.c_str());
        QVERIFY(document.warnings.empty());
        AuditPolicy expected;
        expected.omitStages = {Stage::RequestReceived};
        expected.omitManagedFields = true;
        expected.rules = {
            {.level = Level::RequestResponse,
             .users = {"alice", "007"},
             .userGroups = {"dev"},
             .verbs = {"create"},
             .resources = {{"apps", {"deployments", "*/scale"}, {"web"}}, {"", {"pods"}}},
             .namespaces = {"", "shop"},
             .omitStages = {Stage::Panic},
             .omitManagedFields = false},
            {.level = Level::None, .nonResourceUrls = {"/healthz*", "*"}}};
        QVERIFY(document.policy == expected);
        QCOMPARE(document.ruleLines, (std::vector<int> {7, 19}));

        // What is written is read as the same.
        const PolicyDocument again = readPolicy(
            policyText(expected, {{"head: - x"}, {{"a"}, {"- level: None", "rules: []"}}}));
        QVERIFY(again.problems.empty());
        QVERIFY(again.policy == expected);
        // JSON is YAML.
        QVERIFY(read(R"({"kind": "Policy", "apiVersion": "audit.k8s.io/v1",
                         "rules": [{"level": "Metadata"}]})")
                    .problems.empty());
    }

    void refusesWithLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("part"); // of the message
        const auto row = [](const char *name, const QByteArray &text, int line, const char *part) {
            QTest::newRow(name) << text << line << QString::fromLatin1(part);
        };
        row("empty", "", 0, "no policy");
        row("no YAML", kHead + "rules: [", 3, "no YAML");
        row("two documents", kHead + "rules: [{level: None}]\n---\na: b\n", 5, "one document");
        row("list", "- a\n", 1, "not a map");
        row("version", "apiVersion: audit.k8s.io/v1beta1\nkind: Policy\nrules: [{level: None}]", 1,
            "v1beta1");
        row("kind", "apiVersion: audit.k8s.io/v1\nkind: Pod\nrules: [{level: None}]", 2, "`Pod`");
        row("no rules", kHead, 1, "at least one rule");
        row("empty rules", kHead + "rules: []", 3, "at least one rule");
        row("rules are a map", kHead + "rules: {level: None}", 3, "not a list");
        row("unknown key", kHead + "rule: []\nrules: [{level: None}]", 3, "no key `rule`");
        row("unknown key of a rule", kHead + "rules:\n- level: None\n  verb: [get]", 5, "`verb`");
        row("unknown key of resources",
            kHead + "rules:\n- level: None\n  resources:\n  - groups: [apps]", 6, "`groups`");
        row("no level", kHead + "rules:\n- verbs: [get]", 4, "needs a `level`");
        row("level", kHead + "rules:\n- level: metadata", 4, "`metadata`");
        row("stage", kHead + "rules:\n- level: None\n  omitStages: [Received]", 5, "`Received`");
        row("text for a list", kHead + "rules:\n- level: None\n  verbs: get", 5, "not a list");
        row("number for a text", kHead + "rules:\n- level: None\n  users: [a, 7]", 5, "no text");
        row("boolean for a text", kHead + "rules:\n- level: None\n  users: [true]", 5, "no text");
        row("text for a boolean", kHead + "omitManagedFields: 'true'\nrules: [{level: None}]", 3,
            "neither true nor false");
        row("group with version", kHead + "rules:\n- level: None\n  resources: [{group: apps/v1}]",
            5, "no API group");
        row("group of all", kHead + "rules:\n- level: None\n  resources: [{group: '*'}]", 5,
            "no API group");
        row("relative URL", kHead + "rules:\n- level: None\n  nonResourceURLs: [healthz]", 5,
            "begin with `/`");
        row("empty URL", kHead + "rules:\n- level: None\n  nonResourceURLs: ['']", 5,
            "begin with `/`");
        row("star inside a URL", kHead + "rules:\n- level: None\n  nonResourceURLs: [/a*b]", 5,
            "at the end");
        row("both", kHead + "rules:\n- level: None\n  namespaces: [a]\n  nonResourceURLs: [/a]", 6,
            "not both");
        row("alias", kHead + "rules:\n- &a {level: None}\n- *a", 5, "aliases");
    }

    void refusesWithLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(QString, part);
        const PolicyDocument document = read(text);
        QCOMPARE(document.problems.size(), std::size_t {1});
        const QString message = QString::fromStdString(document.problems[0].message);
        QVERIFY2(message.contains(part), qPrintable(message));
        QCOMPARE(document.problems[0].line, line);
    }

    void tellsAllProblems()
    {
        const PolicyDocument document =
            read(kHead + "x: 1\nrules:\n- level: All\n- {level: None, y: 2}\n");
        QCOMPARE(document.problems.size(), std::size_t {3});
    }

    void warns_data()
    {
        QTest::addColumn<QByteArray>("rules");
        QTest::addColumn<QString>("part"); // of the only warning; empty: there is none
        const auto row = [](const char *name, const QByteArray &rules, const char *part) {
            QTest::newRow(name) << rules << QString::fromLatin1(part);
        };
        row("verb *", "- {level: None, verbs: ['*']}\n", "no wildcard in `verbs`");
        row("verb GET", "- {level: None, verbs: [GET]}\n", "verb `GET`");
        row("user *", "- {level: None, users: ['system:node:*']}\n", "no wildcards in `users`");
        row("names alone", "- {level: None, resources: [{resourceNames: [a]}]}\n",
            "not looked at without");
        row("kind", "- {level: None, resources: [{resources: [Pod]}]}\n", "`Pod`");
        row("group in the name",
            "- {level: None, resources: [{resources: [nodes.metrics.k8s.io]}]}",
            "the group goes into");
        row("no outcome", "- {level: Metadata, omitStages: [ResponseComplete]}\n", "no outcome");
        row("after all", "- level: None\n- {level: Metadata, verbs: [get]}\n", "line 4");
        row("after a group",
            "- {level: None, resources: [{group: apps}]}\n"
            "- {level: Metadata, verbs: [get], resources: [{group: apps, resources: [x]}]}\n",
            "never matches");
        row("after URLs",
            "- {level: None, nonResourceURLs: ['/health*']}\n"
            "- {level: Metadata, nonResourceURLs: [/healthz, '/healthz/*']}\n",
            "never matches");
        row("after some of it",
            "- {level: None, resources: [{group: apps, resources: [x]}]}\n"
            "- {level: Metadata, resources: [{group: apps}]}\n",
            "");
        row("after other users", "- {level: None, users: [a]}\n- {level: Metadata, users: [b]}\n",
            "");
        row("after resources",
            "- {level: None, resources: [{resources: [pods]}]}\n- level: Metadata\n", "");
        row("names after all names",
            "- {level: None, resources: [{resources: ['*']}]}\n"
            "- {level: Metadata, resources: [{resources: [pods], resourceNames: [a]}]}\n",
            "never matches");
        row("all names after names",
            "- {level: None, resources: [{resources: ['*'], resourceNames: [a]}]}\n"
            "- {level: Metadata, resources: [{resources: [pods]}]}\n",
            "");
    }

    void warns()
    {
        QFETCH(QByteArray, rules);
        QFETCH(QString, part);
        const PolicyDocument document = read(kHead + "rules:\n" + rules);
        QVERIFY(document.problems.empty());
        QCOMPARE(document.warnings.size(), std::size_t {part.isEmpty() ? 0U : 1U});
        if (!part.isEmpty())
            QVERIFY2(QString::fromStdString(document.warnings[0].message).contains(part),
                     document.warnings[0].message.c_str());
    }
};

QTEST_APPLESS_MAIN(PolicyReaderTest)
#include "tst_policyreader.moc"
