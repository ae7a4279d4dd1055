// SPDX-License-Identifier: Apache-2.0
#include "tests/app/clirun.h"
#include "tests/support/eventlines.h"
#include "tests/support/testdata.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace kubewake::test;

namespace {

EventLine line(int second, const QByteArray &user)
{
    EventLine event;
    event.second = second;
    event.user = user;
    return event;
}

// alice before and after, bob before, mallory (three times, once refused) after.
QByteArray log()
{
    EventLine refused = line(70, "mallory");
    refused.code = 403;
    return jsonLines({line(10, "alice"), line(20, "bob"), line(60, "mallory"), line(65, "mallory"),
                      refused, line(80, "alice")});
}

const char kIncident[] = "compare - --incident 2026-11-01T00:01Z..2026-11-01T00:02Z";

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QJsonArray changes(const QByteArray &json, const char *change, const char *dimension)
{
    QJsonArray found;
    for (const QJsonValue &entry : object(json)[QLatin1String("changes")].toArray()) {
        if (entry[QLatin1String("change")].toString() == QLatin1String(change)
            && entry[QLatin1String("dimension")].toString() == QLatin1String(dimension))
            found.append(entry);
    }
    return found;
}

QStringList users(const QJsonArray &lines)
{
    QStringList names;
    for (const QJsonValue &entry : lines)
        names << entry[QLatin1String("values")][QLatin1String("effectiveUser")].toString();
    return names;
}

} // namespace

class TestCompareCli : public QObject
{
    Q_OBJECT

private slots:
    void wrongUseExitsWith2_data()
    {
        QTest::addColumn<QString>("arguments");
        for (const char *arguments :
             {"compare", "compare a", "compare --incident 2026-11-01..", "compare a --incident",
              "compare a --incident yesterday", "compare a --incident ..",
              "compare a --incident ..2026-11-01", "compare a --incident 2026-11-01..never",
              "compare a --incident 2026-11-02..2026-11-01",
              "compare a --incident 2026-11-01..2026-11-01",
              "compare a --incident 2026-11-01.. --baseline x",
              "compare a --incident 2026-11-01.. --baseline ..2026-11-02",
              "compare a --incident 2026-11-01.. --format csv",
              "compare a --incident 2026-11-01.. --limit many",
              "compare a --incident 2026-11-01.. --limit 1001",
              "compare a --incident 2026-11-01.. --query (",
              "compare a --incident 2026-11-01.. --from never",
              "compare a --incident 2026-11-01.. --jobs 0"})
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
        const Run run = runKubewake(words("compare --help"));
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.out.contains("--baseline"));
        QVERIFY(runKubewake(words("--help")).out.contains("kubewake compare"));
    }

    void unreadableInputExitsWith3()
    {
        const Run run = runKubewake(words("compare /nonexistent.log --incident 2026-11-01.."));
        QCOMPARE(run.exitCode, 3);
        QVERIFY(run.err.contains("/nonexistent.log"));
        QVERIFY(run.out.startsWith("Baseline: everything before 2026-11-01 00:00:00"));
        QVERIFY(run.out.contains("No event of the evidence is in the incident."));
    }

    void printsATable()
    {
        const Run run = runKubewake(words(kIncident), log());
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.out.startsWith("Baseline: everything before 2026-11-01 00:01:00.000000; "));
        QVERIFY(run.out.contains("\nIncident: 2026-11-01 00:01:00.000000 to "));
        QVERIFY(run.out.contains(", 4 requests\n"));
        const QByteArray table = run.out.mid(run.out.indexOf("CHANGE"));
        const QList<QByteArray> lines = table.split('\n');
        QVERIFY(lines[1].startsWith("new "));
        QVERIFY(lines[1].contains(" mallory "));
        QVERIFY(lines[1].contains("2026-11-01T00:01:10.000000Z"));
        QVERIFY(lines[1].endsWith("and effectiveUser: \"mallory\""));
        QVERIFY(lines[2].startsWith("vanished "));
        QVERIFY(lines[2].contains(" bob "));
        QVERIFY(!table.contains("alice "));
        QVERIFY(!table.contains("Left out"));
        const Run limited = runKubewake(words(kIncident) + words("--limit 0"), log());
        QVERIFY(limited.out.contains("Left out, Users, new: 1 "));
        QVERIFY(!limited.out.contains("mallory"));
    }

    void printsJson()
    {
        const Run run = runKubewake(words(kIncident) + words("--format json"), log());
        QCOMPARE(run.exitCode, 0);
        const QJsonArray added = changes(run.out, "new", "user");
        QCOMPARE(users(added), QStringList {QStringLiteral("mallory")});
        const QJsonObject incident = added[0][QLatin1String("incident")].toObject();
        QCOMPARE(incident[QLatin1String("requests")].toInt(), 3);
        QCOMPARE(incident[QLatin1String("refused")].toInt(), 1);
        QCOMPARE(incident[QLatin1String("first")].toString(),
                 QStringLiteral("2026-11-01T00:01:00.000000Z"));
        QVERIFY(added[0][QLatin1String("baseline")][QLatin1String("first")].isNull());
        QCOMPARE(users(changes(run.out, "vanished", "user")), QStringList {QStringLiteral("bob")});
        QVERIFY(changes(run.out, "rose", "user").isEmpty());
        const QJsonObject all = object(run.out);
        QVERIFY(all[QLatin1String("baseline")][QLatin1String("from")].isNull());
        QCOMPARE(all[QLatin1String("baseline")][QLatin1String("requests")].toInt(), 2);
        QCOMPARE(all[QLatin1String("incident")][QLatin1String("requests")].toInt(), 4);
        QCOMPARE(all[QLatin1String("totals")].toArray().size(), 9 * 3);
    }

    void rangesAndFilters()
    {
        const auto found = [](const QStringList &more) {
            const Run run = runKubewake(words("compare - --format json") + more, log());
            return users(changes(run.out, "new", "user"));
        };
        const QStringList mallory {QStringLiteral("mallory")};
        const QStringList bob {QStringLiteral("bob")};
        // Its end is not in it.
        QCOMPARE(found(words("--incident 2026-11-01T00:00:15Z..2026-11-01T00:01:00Z")), bob);
        QCOMPARE(found(words("--incident 2026-11-01T00:00:15Z..2026-11-01T00:01:01Z")),
                 bob + mallory);
        QCOMPARE(found(words("--incident 2026-11-01T00:01Z..")), mallory);
        // What came after can be the baseline.
        QCOMPARE(found(words("--incident ..2026-11-01T00:01Z --baseline 2026-11-01T00:01Z..")),
                 bob);
        QCOMPARE(found(words("--incident 2026-11-01T00:01Z.. --query user:alice")), QStringList());
        QCOMPARE(found(words("--incident 2026-11-01T00:00Z.. --baseline ..2026-11-01T00:00Z "
                             "--to 2026-11-01T00:00:15Z")),
                 QStringList {QStringLiteral("alice")});
    }

    // What is printed can be asked for, and gives the numbers that are printed.
    void countsCanBeChecked_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::newRow("all") << QStringList();
        QTest::newRow("filtered") << QStringList {QStringLiteral("--query"),
                                                  QStringLiteral("verb: get or verb: create")};
    }

    void countsCanBeChecked()
    {
        QFETCH(QStringList, more);
        const QString path = sharedData(QStringLiteral("apiserver/production-policy.log.gz"));
        if (path.isEmpty())
            QSKIP("the shared data is not on this machine");
        const Run run = runKubewake(
            QStringList {QStringLiteral("compare"), path} + more
            + words("--incident 2026-11-23T09:47:20Z..2026-11-23T09:48:20Z --format json"));
        QCOMPARE(run.exitCode, 0);
        const QJsonArray all = object(run.out)[QLatin1String("changes")].toArray();
        QVERIFY(all.size() > 50);
        for (qsizetype i = 0; i < all.size(); i += 1 + all.size() / 15) {
            for (const char *name : {"baseline", "incident"}) {
                const QJsonValue side = all[i][QLatin1String(name)];
                const Run count =
                    runKubewake({QStringLiteral("query"), side[QLatin1String("query")].toString(),
                                 path, QStringLiteral("--count")});
                QCOMPARE(count.out.trimmed().toInt(), side[QLatin1String("requests")].toInt());
            }
        }
        for (const char *name : {"baseline", "incident"}) {
            const QJsonValue side = object(run.out)[QLatin1String(name)];
            const Run count =
                runKubewake({QStringLiteral("query"), side[QLatin1String("query")].toString(), path,
                             QStringLiteral("--count")});
            QCOMPARE(count.out.trimmed().toInt(), side[QLatin1String("requests")].toInt());
        }
    }

    // The attack of the recorded campaign: who and what it brought.
    void findsTheIncident()
    {
        const QString path = sharedData(QStringLiteral("apiserver/production-policy.log.gz"));
        if (path.isEmpty())
            QSKIP("the shared data is not on this machine");
        const Run run = runKubewake(
            QStringList {QStringLiteral("compare"), path}
            + words("--incident 2026-11-23T09:47:20Z..2026-11-23T09:48:20Z --format json"));
        const QStringList names = users(changes(run.out, "new", "user"));
        QVERIFY(names.contains(QStringLiteral("system:serviceaccount:kube-system:ops-admin")));
        QVERIFY(names.contains(QStringLiteral("system:serviceaccount:shop:web")));
        QStringList images;
        for (const QJsonValue &entry : changes(run.out, "new", "image"))
            images << entry[QLatin1String("values")][QLatin1String("image")].toString();
        QVERIFY(images.contains(QStringLiteral("docker.io/evil/sidecar:1")));
    }

    void writesAFile()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("report.json"));
        const Run run =
            runKubewake(words(kIncident) + words("--format json -o") + QStringList {path}, log());
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.out.isEmpty());
        QCOMPARE(users(changes(readAll(path), "new", "user")).size(), 1);
    }

    // What a terminal would obey is made visible, as in every table.
    void namesOfStrangersAreTexts()
    {
        EventLine odd = line(61, "\\u001b[31meve\\nx");
        odd.resource = "\\u001b[2J\\nx";
        const Run run = runKubewake(words(kIncident), jsonLines({line(1, "a"), odd}));
        QVERIFY(run.out.contains("eve"));
        QVERIFY(!run.out.contains('\x1b'));
        for (const QByteArray &text : run.out.split('\n'))
            QVERIFY(!text.startsWith('x'));
    }
};

QTEST_GUILESS_MAIN(TestCompareCli)
#include "tst_comparecli.moc"
