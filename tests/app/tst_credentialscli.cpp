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

EventLine use(int second, const QByteArray &user, const QByteArray &peer)
{
    EventLine line;
    line.second = second;
    line.user =
        user + R"(","extra":{"authentication.kubernetes.io/credential-id":["JTI=1"]},"uid":")";
    line.peer = peer;
    return line;
}

// A token that alice asked for while she acted as bob, in two hands at once.
QByteArray log()
{
    EventLine issue;
    issue.second = 1;
    issue.user = R"(alice"},"impersonatedUser":{"username":"bob)";
    issue.verb = "create";
    issue.resource = R"(serviceaccounts","subresource":"token)";
    issue.name = "web";
    issue.more = R"(,"annotations":{"authentication.kubernetes.io/issued-credential-id":"JTI=1"})";
    const QByteArray web = "system:serviceaccount:shop:web";
    EventLine unnamed;
    unnamed.user = web;
    return jsonLines({issue, use(10, web, "10.1.0.1"), use(11, web, "203.0.113.5"),
                      use(12, web, "10.1.0.1"), unnamed});
}

QJsonObject document(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QString text(const QJsonObject &object, const char *key)
{
    return object[QLatin1String(key)].toString();
}

} // namespace

class TestCredentialsCli : public QObject
{
    Q_OBJECT

private slots:
    void wrongUseExitsWith2_data()
    {
        QTest::addColumn<QString>("arguments");
        for (const char *arguments :
             {"credentials", "credentials a --format csv", "credentials a --frob",
              "credentials a --query (", "credentials a --from never"})
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
        const Run run = runKubewake(words("credentials --help"));
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.out.contains("--query"));
        QVERIFY(runKubewake(words("--help")).out.contains("kubewake credentials"));
    }

    void unreadableInputExitsWith3()
    {
        const Run run = runKubewake(words("credentials /nonexistent.log"));
        QCOMPARE(run.exitCode, 3);
        QVERIFY(run.err.contains("/nonexistent.log"));
        QVERIFY(run.out.startsWith("REQUESTS"));
    }

    void printsTables()
    {
        const Run run = runKubewake(words("credentials -"), log());
        QCOMPARE(run.exitCode, 0);
        const QList<QByteArray> lines = run.out.split('\n');
        QVERIFY(lines[1].startsWith("3 "));
        for (const char *part :
             {"JTI=1", "used from several addresses at once; requested by a person",
              "token request", "2026-11-01T00:00:01.000000Z", "alice as bob",
              "system:serviceaccount:shop:web ×3", "10.1.0.1 ×2, 203.0.113.5 ×1"})
            QVERIFY2(lines[1].contains(part), part);
        QVERIFY(lines[2].isEmpty());
        QVERIFY(lines[4].contains("alice"));
        QVERIFY(lines[4].contains("JTI=1"));
        QVERIFY(run.out.contains("do not say with which token: 1\n"));
    }

    void printsJson()
    {
        const QJsonObject json =
            document(runKubewake(words("credentials - --format json"), log()).out);
        const QJsonArray credentials = json[QLatin1String("credentials")].toArray();
        QCOMPARE(credentials.size(), 1);
        const QJsonObject token = credentials[0].toObject();
        QCOMPARE(text(token, "kind"), QStringLiteral("token"));
        QCOMPARE(token[QLatin1String("address_count")].toInt(), 2);
        const QJsonObject origin = token[QLatin1String("origin")].toObject();
        QCOMPARE(text(origin, "kind"), QStringLiteral("token_request"));
        QCOMPARE(text(origin, "actor"), QStringLiteral("alice"));
        QVERIFY(origin[QLatin1String("expiration_seconds")].isNull());
        const QJsonArray findings = token[QLatin1String("findings")].toArray();
        QCOMPARE(text(findings[0].toObject(), "kind"), QStringLiteral("several_at_once"));
        QCOMPARE(text(findings[1].toObject(), "kind"), QStringLiteral("requested_by_person"));
        const QJsonObject as = json[QLatin1String("impersonations")].toArray()[0].toObject();
        QCOMPARE(text(as, "as"), QStringLiteral("bob"));
        QCOMPARE(as[QLatin1String("made")].toArray()[0].toString(), QStringLiteral("JTI=1"));
    }

    void filtersChooseCredentials()
    {
        const auto count = [](const char *query) {
            const Run run = runKubewake(words("credentials - --format json --query")
                                            + QStringList {QString::fromUtf8(query)},
                                        log());
            return document(run.out)[QLatin1String("credentials")].toArray().size();
        };
        QCOMPARE(count("peer: 203.0.113.5"), 1);
        QCOMPARE(count("user: alice"), 1); // made it
        QCOMPARE(count("user: carol"), 0);
    }

    // What is printed can be asked for, and gives the number that is printed.
    void countsCanBeChecked()
    {
        const QString path = sharedData(QStringLiteral("apiserver/metadata.log.gz"));
        if (path.isEmpty())
            QSKIP("the shared data is not on this machine");
        const Run run =
            runKubewake(QStringList {QStringLiteral("credentials"), path} + words("--format json"));
        QCOMPARE(run.exitCode, 0);
        const QJsonArray all = document(run.out)[QLatin1String("credentials")].toArray();
        QVERIFY(all.size() > 40);
        for (qsizetype i = 0; i < all.size(); i += 1 + all.size() / 10) {
            const QJsonObject entry = all[i].toObject();
            if (text(entry, "id").isEmpty())
                continue;
            const Run count = runKubewake(
                {QStringLiteral("query"), text(entry, "query"), path, QStringLiteral("--count")});
            QCOMPARE(count.out.trimmed().toInt(), entry[QLatin1String("requests")].toInt());
        }
    }

    void writesToAFile()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("credentials.json"));
        const Run file =
            runKubewake(words("credentials - --format json -o") + QStringList {path}, log());
        QVERIFY(file.out.isEmpty());
        QCOMPARE(readAll(path), runKubewake(words("credentials - --format json"), log()).out);
    }

    // What a terminal would obey is made visible, as in every table.
    void namesOfStrangersAreTexts()
    {
        const Run run = runKubewake(words("credentials -"),
                                    jsonLines({use(1, "\\u001b[31meve\\nx", "10.1.0.1")}));
        QVERIFY(!run.out.contains('\x1b'));
        QCOMPARE(run.out.count('\n'), 2);
    }
};

QTEST_GUILESS_MAIN(TestCredentialsCli)
#include "tst_credentialscli.moc"
