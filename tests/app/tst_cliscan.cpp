// SPDX-License-Identifier: Apache-2.0
// What `kubewake scan` says beside the signals: incidents, techniques, what was suppressed, and the
// environment that it is told about.
#include "tests/app/clirun.h"
#include "tests/support/eventlines.h"
#include "tests/support/rules.h"
#include "tests/support/testdata.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace kubewake::test;

namespace {

const QByteArray kRule =
    "title: Read\nname: read\nlevel: high\ntags: [attack.discovery, attack.t1613]\nlogsource: "
    "{product: kubernetes, service: audit}\ndetection: {s: {verb: get}, condition: s}\n";

} // namespace

class CliScanTest : public QObject
{
    Q_OBJECT

private slots:
    void printsIncidents();
    void writesANavigatorLayer();
    void saysWhatWasSuppressed();
    void tracesControllers();
    void takesTheBaseline();
    void takesPlaceholders();

private:
    // Runs the rules over two events.
    [[nodiscard]] Run scan(const QByteArray &rules, const QStringList &more = {});
};

Run CliScanTest::scan(const QByteArray &rules, const QStringList &more)
{
    RuleFolder folder;
    folder.add(QStringLiteral("rules.yml"), rules);
    return runKubewake(QStringList {QStringLiteral("scan"), QStringLiteral("-"),
                                    QStringLiteral("--no-builtin"), QStringLiteral("--rules"),
                                    folder.path()}
                           + more,
                       jsonLines({{.second = 0, .user = "alice", .peer = "10.0.0.1"},
                                  {.second = 90'000, .user = "bob", .peer = "10.0.0.2"}}));
}

void CliScanTest::printsIncidents()
{
    const Run table = scan(kRule, words("--incidents"));
    QCOMPARE(table.exitCode, 0);
    QVERIFY(table.out.startsWith("1. high: 1 signal from 2026-11-01T00:00:00.000000Z"));
    QVERIFY(table.out.contains("\n2. high: 1 signal from 2026-11-02T01:00:00.000000Z"));
    QVERIFY(table.out.contains("discovery: Read."));
    const Run json = scan(kRule, words("--incidents --format jsonl"));
    QCOMPARE(json.exitCode, 0);
    const QList<QByteArray> lines = json.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    const QJsonObject first = QJsonDocument::fromJson(lines[0]).object();
    QCOMPARE(first.value(QLatin1String("severity")).toString(), QStringLiteral("high"));
    QCOMPARE(first.value(QLatin1String("actors")).toArray().at(0).toString(),
             QStringLiteral("alice"));
    QCOMPARE(first.value(QLatin1String("signals")).toArray().size(), 1);
    QCOMPARE(scan(kRule, words("--incidents --format csv")).exitCode, 2);
}

void CliScanTest::writesANavigatorLayer()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("layer.json"));
    QCOMPARE(scan(kRule, {QStringLiteral("--navigator"), path}).exitCode, 0);
    const QJsonObject layer = QJsonDocument::fromJson(readAll(path)).object();
    QCOMPARE(layer.value(QLatin1String("domain")).toString(), QStringLiteral("enterprise-attack"));
    QCOMPARE(layer.value(QLatin1String("versions")).toObject().value(QLatin1String("layer")),
             QJsonValue(QStringLiteral("4.5")));
    const QJsonArray techniques = layer.value(QLatin1String("techniques")).toArray();
    QCOMPARE(techniques.size(), 1);
    const QJsonObject technique = techniques.at(0).toObject();
    QCOMPARE(technique.value(QLatin1String("techniqueID")).toString(), QStringLiteral("T1613"));
    QCOMPARE(technique.value(QLatin1String("score")).toInt(), 2); // signals
    QCOMPARE(technique.value(QLatin1String("comment")).toString(), QStringLiteral("Read"));
    QCOMPARE(scan(kRule, words("--navigator /proc/nowhere/layer.json")).exitCode, 3);
}

void CliScanTest::saysWhatWasSuppressed()
{
    const QByteArray filters = kRule
        + "---\ntitle: Bob\nlogsource: {product: kubernetes, service: audit}\nfilter: {rules: "
          "[read], s: {user.username: bob}, condition: not s}\nkubewake: {reason: \"Ticket "
          "\\e[31m7\"}\n---\ntitle: Old\nlogsource: {product: kubernetes, service: audit}\n"
          "filter: {rules: any, s: {user.username: alice}, condition: not s}\n"
          "kubewake: {expires: 2020-01-01}\n";
    const Run table = scan(filters);
    QCOMPARE(table.exitCode, 0);
    QVERIFY(table.out.contains("Signals: 1,"));
    QVERIFY(table.out.contains("  1  Read: Ticket "));
    QVERIFY(!table.out.contains('\x1b'));
    QVERIFY(table.out.contains("A suppression has expired at 2020-01-01T23:59:59.999999Z: Old"));
    const Run json = scan(filters, words("--format jsonl"));
    QCOMPARE(json.out.count('\n'), 1);
    QVERIFY(json.err.contains("  1  Read: Ticket "));
}

// The name of whoever is behind it is written by that person.
void CliScanTest::tracesControllers()
{
    const QByteArray account = "system:serviceaccount:kube-system:daemon-set-controller";
    const QByteArray lines = jsonLines(
        {{.second = 0,
          .user = "e\\u001b[31mve",
          .verb = "create",
          .resource = "daemonsets",
          .name = "agent",
          .code = 201,
          .id = "origin"},
         {.second = 1,
          .user = account,
          .verb = "create",
          .resource = "pods",
          .name = {},
          .code = 201,
          .id = "pod"},
         {.second = 2, .user = "alice", .verb = "create", .resource = "pods", .code = 201}});
    RuleFolder folder;
    folder.add(QStringLiteral("rules.yml"),
               "title: Pod\nlevel: high\nlogsource: {product: kubernetes, service: audit}\n"
               "detection: {s: {verb: create, resource: pods}, condition: s}\n");
    const auto scanned = [&](const char *format) {
        return runKubewake(QStringList {QStringLiteral("scan"), QStringLiteral("-"),
                                        QStringLiteral("--no-builtin"), QStringLiteral("--rules"),
                                        folder.path(), QStringLiteral("--format"),
                                        QLatin1String(format)},
                           lines);
    };
    const Run table = scanned("table");
    QCOMPARE(table.exitCode, 0);
    const QByteArray start = "\nPod: " + account + "\n  Traced to: ";
    const qsizetype at = table.out.indexOf(start);
    QVERIFY(at >= 0);
    const QByteArray rest = table.out.mid(at);
    QVERIFY(rest.contains("ve created daemonsets shop/agent at 2026-11-01T00:00:00.000000Z "
                          "(a guess, by namespace and time)\n"));
    QVERIFY(!table.out.contains('\x1b'));
    QCOMPARE(table.out.count("Traced to"), 1);

    const QList<QByteArray> json = scanned("jsonl").out.trimmed().split('\n');
    QCOMPARE(json.size(), 2);
    int traced = 0;
    for (const QByteArray &line : json) {
        const QJsonObject signal = QJsonDocument::fromJson(line).object();
        const QJsonArray origins = signal.value(QLatin1String("traced_to")).toArray();
        const bool ofController =
            signal.value(QLatin1String("entity")).toString() == QLatin1String(account);
        QCOMPARE(origins.size(), ofController ? 1 : 0);
        if (!ofController)
            continue;
        ++traced;
        const QJsonObject origin = origins.at(0).toObject();
        QCOMPARE(origin.value(QLatin1String("user")).toString(), QStringLiteral("e\x1b[31mve"));
        QCOMPARE(origin.value(QLatin1String("name")).toString(), QStringLiteral("agent"));
        QCOMPARE(origin.value(QLatin1String("by")).toString(), QStringLiteral("time"));
        QCOMPARE(origin.value(QLatin1String("guess")).toBool(), true);
        QCOMPARE(origin.value(QLatin1String("events")).toInt(), 1);
        const QJsonArray chain = origin.value(QLatin1String("chain")).toArray();
        QCOMPARE(chain.size(), 2);
        QCOMPARE(chain.at(0).toObject().value(QLatin1String("audit_id")).toString(),
                 QStringLiteral("origin"));
        QCOMPARE(chain.at(1).toObject().value(QLatin1String("audit_id")).toString(),
                 QStringLiteral("pod"));
    }
    QCOMPARE(traced, 1);
    QVERIFY(scanned("csv").out.contains(
        "ve create daemonsets shop/agent 2026-11-01T00:00:00.000000Z (time)"));
}

void CliScanTest::takesTheBaseline()
{
    const QByteArray rules = kRule
        + "---\ntitle: New\ncorrelation: {type: new_value, rules: [read], timespan: 30d, "
          "condition: {field: user.username}}\n";
    QVERIFY(scan(rules).out.contains("nothing is left to compare"));
    for (const char *baseline : {"--baseline 1d", "--baseline 2026-11-02"}) {
        const Run run = scan(rules, words(baseline));
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.out.contains("Signals: 1,"), run.out.constData());
        QVERIFY(run.out.contains("bob"));
    }
}

void CliScanTest::takesPlaceholders()
{
    QByteArray rules = kRule;
    rules.replace("{verb: get}", "{user.username|expand: '%Staff%'}");
    const Run unknown = scan(rules);
    QCOMPARE(unknown.exitCode, 3);
    QVERIFY(unknown.err.contains("%Staff%"));
    const Run run = scan(rules, words("--placeholder Staff=bob,carol"));
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.contains("Signals: 1,"));
}

QTEST_GUILESS_MAIN(CliScanTest)
#include "tst_cliscan.moc"
