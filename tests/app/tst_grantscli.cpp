// SPDX-License-Identifier: Apache-2.0
#include "tests/app/clirun.h"
#include "tests/support/eventlines.h"
#include "tests/support/naiverbac.h"
#include "tests/support/testdata.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace kubewake::test;

namespace {

EventLine allowed(int second, const QByteArray &user, const QByteArray &reason)
{
    EventLine line;
    line.second = second;
    line.user = user;
    line.more = ",\"annotations\":{\"authorization.k8s.io/decision\":\"allow\","
                "\"authorization.k8s.io/reason\":\""
        + reason + "\"}";
    return line;
}

QByteArray reason(const QByteArray &binding)
{
    return "RBAC: allowed by ClusterRoleBinding \\\"" + binding
        + "\\\" of ClusterRole \\\"view\\\" to User \\\"alice\\\"";
}

// Two grants, and a binding that is made between two uses of it.
QByteArray log()
{
    EventLine made = allowed(20, "root", reason("root"));
    made.verb = "create";
    made.resource = "clusterrolebindings\",\"apiGroup\":\"rbac.authorization.k8s.io";
    made.space.clear();
    made.name = "b";
    return jsonLines({allowed(10, "alice", reason("b")), made, allowed(30, "alice", reason("b")),
                      allowed(40, "bob", reason("b"))});
}

QJsonArray entries(const QByteArray &json, const char *key)
{
    return QJsonDocument::fromJson(json).object()[QLatin1String(key)].toArray();
}

} // namespace

class TestGrantsCli : public QObject
{
    Q_OBJECT

private slots:
    void wrongUseExitsWith2_data()
    {
        QTest::addColumn<QString>("arguments");
        for (const char *arguments :
             {"grants", "grants a --format csv", "grants a --frob", "grants a --jobs 0",
              "grants a --query (", "grants a --from never", "grants a --changes --format jsonl",
              "grants a --least-privilege=", "grants a --least-privilege bob --changes",
              "grants a --least-privilege bob --format json"})
            QTest::newRow(arguments) << QString::fromUtf8(arguments);
    }

    void wrongUseExitsWith2()
    {
        QFETCH(QString, arguments);
        const Run run = runKubewake(arguments.split(QLatin1Char(' ')));
        QCOMPARE(run.exitCode, 2);
        QVERIFY(run.out.isEmpty());
        QVERIFY(run.err.startsWith("kubewake: "));
    }

    void helpExitsWith0()
    {
        const Run run = runKubewake(words("grants --help"));
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.out.contains("--least-privilege"));
        QVERIFY(runKubewake(words("--help")).out.contains("kubewake grants"));
    }

    void unreadableInputExitsWith3()
    {
        const Run run = runKubewake(words("grants /nonexistent.log"));
        QCOMPARE(run.exitCode, 3);
        QVERIFY(run.err.contains("/nonexistent.log"));
        QVERIFY(run.out.startsWith("REQUESTS"));
    }

    void printsGrants()
    {
        const Run table = runKubewake(words("grants -"), log());
        QCOMPARE(table.exitCode, 0);
        const QList<QByteArray> lines = table.out.split('\n');
        QVERIFY(lines[1].startsWith("3 "));
        QVERIFY(lines[1].contains("ClusterRoleBinding b"));
        QVERIFY(lines[1].contains("alice ×2, bob ×1"));
        QVERIFY(lines[1].contains("get secrets ×3"));
        QVERIFY(lines[2].startsWith("1 "));

        const QJsonArray filtered = entries(
            runKubewake(words("grants - --format json --query user:bob"), log()).out, "grants");
        QCOMPARE(filtered.size(), 1);
        QCOMPARE(filtered[0].toObject()[QLatin1String("requests")].toInt(), 1);
        QVERIFY(filtered[0].toObject()[QLatin1String("query")].toString().startsWith(
            QLatin1String("user:bob and ")));
        const QJsonArray later = entries(
            runKubewake(words("grants - --format json --from 2026-11-01T00:00:35Z"), log()).out,
            "grants");
        QCOMPARE(later.size(), 1);
        QCOMPARE(later[0].toObject()[QLatin1String("requests")].toInt(), 1);
    }

    void printsChanges()
    {
        const Run table = runKubewake(words("grants - --changes"), log());
        QCOMPARE(table.exitCode, 0);
        QVERIFY(table.out.contains("ClusterRoleBinding b"));
        QVERIFY(table.out.contains("10 s"));
        const QJsonArray changes =
            entries(runKubewake(words("grants - --changes --format json"), log()).out, "changes");
        QCOMPARE(changes.size(), 1);
        const QJsonObject change = changes[0].toObject();
        QCOMPARE(change[QLatin1String("user")].toString(), QStringLiteral("root"));
        QCOMPARE(change[QLatin1String("change")].toString(), QStringLiteral("created"));
        QCOMPARE(change[QLatin1String("requests")].toInt(), 2);
        QCOMPARE(change[QLatin1String("delay_us")].toInteger(), 10'000'000);
        QVERIFY(change[QLatin1String("until")].isNull());
    }

    // What is printed can be asked for, and gives the number that is printed.
    void countsCanBeChecked_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QString>("key");
        QTest::newRow("grants") << QStringList() << QStringLiteral("grants");
        QTest::newRow("changes") << QStringList {QStringLiteral("--changes")}
                                 << QStringLiteral("changes");
        QTest::newRow("filtered") << QStringList {QStringLiteral("--query"),
                                                  QStringLiteral("verb: get or verb: list")}
                                  << QStringLiteral("grants");
    }

    void countsCanBeChecked()
    {
        QFETCH(QStringList, more);
        QFETCH(QString, key);
        const QString path = sharedData(QStringLiteral("apiserver/metadata.log.gz"));
        if (path.isEmpty())
            QSKIP("the shared data is not on this machine");
        const Run run = runKubewake(QStringList {QStringLiteral("grants"), path} + more
                                    + words("--format json"));
        QCOMPARE(run.exitCode, 0);
        const QJsonArray all = entries(run.out, qPrintable(key));
        QVERIFY(all.size() > 20);
        for (qsizetype i = 0; i < all.size(); i += 1 + all.size() / 10) {
            const QJsonObject entry = all[i].toObject();
            const Run count =
                runKubewake({QStringLiteral("query"), entry[QLatin1String("query")].toString(),
                             path, QStringLiteral("--count")});
            QCOMPARE(count.out.trimmed().toInt(), entry[QLatin1String("requests")].toInt());
        }
    }

    void printsLeastPrivilege()
    {
        const Run run = runKubewake(words("grants - --least-privilege alice"), log());
        QCOMPARE(run.exitCode, 0);
        const NaiveRbac rbac(run.out.toStdString());
        QVERIFY(rbac.allows("alice", {"get", "", "secrets", "shop", "x"}));
        QVERIFY(!rbac.allows("alice", {"get", "", "secrets", "shop", "y"}));
        QVERIFY(!rbac.allows("bob", {"get", "", "secrets", "shop", "x"}));
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("roles.yaml"));
        const Run file =
            runKubewake(words("grants - --least-privilege alice -o") + QStringList {path}, log());
        QVERIFY(file.out.isEmpty());
        QCOMPARE(readAll(path), run.out);

        const Run nobody = runKubewake(words("grants - --least-privilege nobody"), log());
        QCOMPARE(nobody.exitCode, 0);
        QVERIFY(nobody.err.contains("No authorized request by `nobody`"));
        QVERIFY(nobody.out.startsWith("# "));
    }

    // What a terminal would obey is made visible, as in every table.
    void namesOfStrangersAreTexts()
    {
        const Run run = runKubewake(words("grants -"),
                                    jsonLines({allowed(1, "\\u001b[31meve\\nx", reason("b"))}));
        QVERIFY(!run.out.contains('\x1b'));
        QCOMPARE(run.out.count('\n'), 2);
    }
};

QTEST_GUILESS_MAIN(TestGrantsCli)
#include "tst_grantscli.moc"
