// SPDX-License-Identifier: Apache-2.0
#include "tests/app/clirun.h"
#include "tests/support/testdata.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace kubewake::test;

namespace {

const QByteArray kPolicy = "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metadata\n";

QString policy(const char *name)
{
    return testData(QStringLiteral("policies/") + QLatin1String(name));
}

QJsonObject objectOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

qint64 number(const QJsonObject &object, const char *outer, const char *inner)
{
    return object[QLatin1String(outer)].toObject()[QLatin1String(inner)].toInteger(-1);
}

} // namespace

class TestPolicyCli : public QObject
{
    Q_OBJECT

private slots:
    void wrongUseExitsWith2_data()
    {
        QTest::addColumn<QString>("arguments");
        for (const char *arguments :
             {"policy", "policy frob", "policy check", "policy check a b", "policy apply",
              "policy apply a", "policy apply - -", "policy apply a b --format csv",
              "policy suggest", "policy suggest a --format csv", "policy apply a b --jobs 0",
              "policy apply a b --baseline often"})
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
        const Run run = runKubewake(words("policy --help"));
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.out.contains("check FILE"));
        QVERIFY(runKubewake(words("--help")).out.contains("kubewake policy"));
    }

    void unreadableInputExitsWith3()
    {
        for (const char *command :
             {"policy check /nonexistent.yaml", "policy apply /nonexistent.yaml -"}) {
            const Run run = runKubewake(words(command));
            QVERIFY2(run.exitCode == 3, command);
            QVERIFY(run.err.contains("/nonexistent.yaml"));
        }
        const Run run = runKubewake(words("policy apply - /nonexistent.log"), kPolicy);
        QCOMPARE(run.exitCode, 3);
        QVERIFY(run.out.contains("in the evidence")); // what could be read
    }

    void checks()
    {
        const Run good = runKubewake(words("policy check -"), kPolicy);
        QCOMPARE(good.exitCode, 0);
        QCOMPARE(good.out, QByteArray("Rules: 1, problems: 0, warnings: 0\n"));
        QVERIFY(good.err.isEmpty());

        const Run warned =
            runKubewake(words("policy check -"), kPolicy + "- {level: None, verbs: [get]}\n");
        QCOMPARE(warned.exitCode, 0);
        QVERIFY(warned.err.contains("-:5: warning: The rule never matches"));

        const Run bad =
            runKubewake(words("policy check -"), kPolicy + "- {level: All}\n- {levels: None}\n");
        QCOMPARE(bad.exitCode, 3);
        QVERIFY(bad.err.contains("-:5: There is no level `All`"));
        QVERIFY(bad.err.contains("-:6: A rule has no key `levels`"));
        // Such a policy is not applied.
        QCOMPARE(runKubewake(words("policy apply - /nonexistent.log"), "a: b\n").exitCode, 3);
    }

    // What is suggested can be saved, checked and applied.
    void suggests()
    {
        const QString log = sharedData(QStringLiteral("apiserver/metadata.log.gz"));
        if (log.isEmpty())
            QSKIP("the shared data is not on this machine");
        const QStringList suggest {QStringLiteral("policy"), QStringLiteral("suggest"), log};
        const Run text = runKubewake(suggest);
        QCOMPARE(text.exitCode, 0);
        QVERIFY(text.err.isEmpty());
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("policy.yaml"));
        QCOMPARE(runKubewake(suggest + QStringList {QStringLiteral("-o"), path}).exitCode, 0);
        QCOMPARE(readAll(path), text.out);
        const Run check = runKubewake({QStringLiteral("policy"), QStringLiteral("check"), path});
        QCOMPARE(check.exitCode, 0);
        QVERIFY2(check.err.isEmpty(), check.err.constData());

        const QJsonObject advice = objectOf(runKubewake(suggest + words("--format json")).out);
        QCOMPARE(advice[QLatin1String("policy")].toString().toUtf8(), text.out);
        const QJsonObject applied =
            objectOf(runKubewake({QStringLiteral("policy"), QStringLiteral("apply"), path, log,
                                  QStringLiteral("--format"), QStringLiteral("json")})
                         .out);
        for (const char *key : {"events", "requests", "bytes"})
            QCOMPARE(number(advice, "kept", key), number(applied, "kept", key));
        QVERIFY(applied[QLatin1String("lost_signals")].toArray().isEmpty());
    }

    void appliesToARecordedLog()
    {
        const QString log = sharedData(QStringLiteral("apiserver/request-response.log.gz"));
        if (log.isEmpty())
            QSKIP("the shared data is not on this machine");
        const QStringList apply {QStringLiteral("policy"), QStringLiteral("apply"),
                                 policy("production.yaml"), log};
        const Run table = runKubewake(apply);
        QCOMPARE(table.exitCode, 0);
        QVERIFY(table.err.isEmpty());
        QVERIFY(table.out.contains("\nkept "));
        QVERIFY(table.out.contains("is logged at Metadata"));

        const Run run = runKubewake(apply + words("--format json"));
        const QJsonObject json = objectOf(run.out);
        QCOMPARE(number(json, "evidence", "events"), 7576);
        QCOMPARE(number(json, "evidence", "requests"), 3683);
        qint64 bytes = 0;
        const QJsonObject levels = json[QLatin1String("levels")].toObject();
        for (const char *level : {"Metadata", "Request", "RequestResponse"})
            bytes += number(levels, level, "bytes");
        QCOMPARE(number(json, "kept", "bytes"), bytes);
        QCOMPARE(number(json, "evidence", "bytes"),
                 bytes + number(levels, "None", "bytes")
                     + json[QLatin1String("reduced_bytes")].toInteger());
        qint64 events = json[QLatin1String("events_of_no_rule")].toInteger();
        const QJsonArray policyRules = json[QLatin1String("policy_rules")].toArray();
        for (const QJsonValue &rule : policyRules)
            events += rule.toObject()[QLatin1String("events")].toInteger();
        QCOMPARE(events, 7576);
        // Lost signals are those that rules do not keep.
        qint64 lost = 0;
        const QJsonArray rules = json[QLatin1String("rules")].toArray();
        for (const QJsonValue &rule : rules) {
            const QJsonObject object = rule.toObject();
            lost += object[QLatin1String("signals")].toInteger()
                - object[QLatin1String("signals_kept")].toInteger();
            QCOMPARE(object[QLatin1String("reason")].toString().isEmpty(),
                     object[QLatin1String("state")].toString() == QLatin1String("evaluable"));
        }
        QVERIFY(lost > 0);
        QCOMPARE(json[QLatin1String("lost_signals")].toArray().size(), lost);
        // The number of threads changes nothing.
        QCOMPARE(runKubewake(apply + words("--format json --jobs 1")).out, run.out);
    }
};

QTEST_GUILESS_MAIN(TestPolicyCli)
#include "tst_policycli.moc"
