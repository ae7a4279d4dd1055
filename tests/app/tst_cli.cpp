// SPDX-License-Identifier: Apache-2.0
#include "tests/app/clirun.h"
#include "tests/support/testdata.h"

#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace kubewake::test;

class TestCli : public QObject
{
    Q_OBJECT

private slots:
    void wrongUseExitsWith2_data();
    void wrongUseExitsWith2();
    void helpExitsWith0_data();
    void helpExitsWith0();
    void pathsAloneAskForTheWindow();
    void unreadableInputExitsWith3();
    void unwritableOutputExitsWith3();
    void failLevelExitsWith1();
    void disabledRulesDoNotRun();
    void infoAgreesWithGroundTruth_data();
    void infoAgreesWithGroundTruth();
    void infoSaysWhatCouldNotBeSeen();
    void infoFindsTimeGaps();
    void formatsAreListedAndChosen();
    void rawIsByteForByte();
    void jobsChangeNothing();
    void jobsChangeNothingOfAnyExport_data();
    void jobsChangeNothingOfAnyExport();
    void countLimitAndSort();
    void evidenceCannotDriveTheTerminal();
    void interruptLeavesNoFile();
    void followsWhatIsWritten();
};

namespace {

const QByteArray kEvent =
    R"({"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata",)"
    R"("auditID":"7a0f2f6e-1b5c-4a55-9d2f-6f1f7f3a0001","stage":"ResponseComplete",)"
    R"("requestURI":"/api/v1/namespaces/x/pods/p","verb":"get","user":{"username":"\u001b[31mred"},)"
    R"("sourceIPs":["10.0.0.1"],"objectRef":{"resource":"pods","namespace":"x","name":"p",)"
    R"("apiVersion":"v1"},"responseStatus":{"code":200},)"
    R"("requestReceivedTimestamp":"2026-11-23T09:46:52.064568Z",)"
    R"("stageTimestamp":"2026-11-23T09:46:52.065441Z"})"
    "\n";

} // namespace

void TestCli::wrongUseExitsWith2_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char *arguments : {"scan",
                                  "query",
                                  "query verb:get",
                                  "rules",
                                  "rules frob",
                                  "info",
                                  "scan --nonsense x",
                                  "scan x --format xml",
                                  "scan x --min-level worst",
                                  "scan x --fail-level 5",
                                  "scan x --from yesterday",
                                  "scan - --follow",
                                  "scan x --follow -o y",
                                  "scan x --from 2026-11-24 --to 2026-11-23",
                                  "scan x --jobs 0",
                                  "scan x --known-network here",
                                  "scan x --pod-network 10.0.0.0/33",
                                  "query x y --service-network there",
                                  "rules list --known-network here",
                                  "info x --node-network .",
                                  "grants x --geoip /does/not/exist.mmdb",
                                  "query x y --import peerClass:pod",
                                  "scan x --baseline often",
                                  "scan x --placeholder JumpServers",
                                  "rules check x --placeholder =",
                                  "scan x --query (",
                                  "query ( x",
                                  "query verb:get x --sort nofield",
                                  "query verb:get x --sort requestObject",
                                  "query verb:get x --limit many",
                                  "query verb:get x --fields a,,b",
                                  "info x --as nonsense",
                                  "scan x --as splunk",
                                  "info --formats --format csv",
                                  "info x --format csv",
                                  "info x --placeholder ="})
        QTest::newRow(arguments) << QString::fromUtf8(arguments);
}

void TestCli::wrongUseExitsWith2()
{
    QFETCH(QString, arguments);
    const Run run = runKubewake(arguments.split(QLatin1Char(' ')));
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.out.isEmpty());
    QVERIFY(run.err.startsWith("kubewake: "));
}

void TestCli::helpExitsWith0_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char *arguments :
         {"--help", "-h", "--version", "scan --help", "query -h", "rules --help", "info --help"})
        QTest::newRow(arguments) << QString::fromUtf8(arguments);
}

void TestCli::helpExitsWith0()
{
    QFETCH(QString, arguments);
    const Run run = runKubewake(arguments.split(QLatin1Char(' ')));
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.contains("kubewake"));
    QVERIFY(run.err.isEmpty());
}

void TestCli::pathsAloneAskForTheWindow()
{
    QCOMPARE(runKubewake({}).exitCode, 99);
    QCOMPARE(runKubewake({QStringLiteral("audit.log")}).exitCode, 99);
}

void TestCli::unreadableInputExitsWith3()
{
    for (const char *command : {"scan /nonexistent.log", "info /nonexistent.log",
                                "query verb:get /nonexistent.log", "rules check /nonexistent.yml"})
        QVERIFY2(runKubewake(words(command)).exitCode == 3, command);
    // What could be read is printed.
    const Run run = runKubewake(words("query verb:get /nonexistent.log - --count"), kEvent);
    QCOMPARE(run.exitCode, 3);
    QCOMPARE(run.out, QByteArray("1\n"));
    QVERIFY(run.err.contains("/nonexistent.log"));
}

void TestCli::unwritableOutputExitsWith3()
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        QSKIP("there is no /dev/full on this machine");
    const Run run = runKubewake(words("query verb:get - --format csv -o /dev/full"), kEvent);
    QCOMPARE(run.exitCode, 3);
    QVERIFY(run.err.contains("/dev/full"));
}

void TestCli::failLevelExitsWith1()
{
    const QString log = sharedData(QStringLiteral("apiserver/production-policy.log.gz"));
    if (log.isEmpty())
        QSKIP("the shared data is not on this machine");
    const QStringList scan {QStringLiteral("scan"), log};
    QCOMPARE(runKubewake(scan).exitCode, 0);
    QCOMPARE(runKubewake(scan + words("--fail-level informational")).exitCode, 1);
    QCOMPARE(runKubewake(scan + words("--fail-level informational --no-builtin")).exitCode, 0);
}

void TestCli::disabledRulesDoNotRun()
{
    const QString log = testData(QStringLiteral("../../resources/sample/incident.log.gz"));
    const QStringList scan {QStringLiteral("scan"), log, QStringLiteral("--format"),
                            QStringLiteral("jsonl")};
    const auto rulesOf = [](const Run &run) {
        QMap<QString, QString> titles; // by id
        for (const QByteArray &line : run.out.split('\n')) {
            const QJsonObject signal = QJsonDocument::fromJson(line).object();
            if (!signal.isEmpty())
                titles[signal[QStringLiteral("rule_id")].toString()] =
                    signal[QStringLiteral("rule")].toString();
        }
        return titles;
    };
    QMap<QString, QString> expected = rulesOf(runKubewake(scan));
    QVERIFY(expected.size() > 2);
    const QString byId = expected.firstKey();
    const QString byTitle = expected.last();
    const QStringList disable {QStringLiteral("--disable"), byId, QStringLiteral("--disable"),
                               byTitle};
    const Run run = runKubewake(scan + disable);
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.err.contains((byTitle + QStringLiteral(" (disabled): ")).toUtf8()));
    expected.remove(byId);
    expected.remove(expected.lastKey());
    QCOMPARE(rulesOf(run), expected);
    const Run unknown =
        runKubewake(scan + QStringList {QStringLiteral("--disable"), QStringLiteral("nothing")});
    QCOMPARE(unknown.exitCode, 2);
    QVERIFY(unknown.err.contains("nothing"));
}

void TestCli::infoSaysWhatCouldNotBeSeen()
{
    const QString log = sharedData(QStringLiteral("apiserver/metadata.log.gz"));
    if (log.isEmpty())
        QSKIP("the shared data is not on this machine");
    const QStringList info {QStringLiteral("info"), log};
    const QByteArray text = runKubewake(info).out;
    QVERIFY(text.contains("\nTime gaps\n"));
    QVERIFY(text.contains("blind: Privileged container started: "));
    const QJsonObject json =
        QJsonDocument::fromJson(runKubewake(info + words("--format json")).out).object();
    QMap<QString, int> states;
    const QJsonArray rules = json[QLatin1String("rules")].toArray();
    for (const QJsonValue &value : rules) {
        const QJsonObject rule = value.toObject();
        ++states[rule[QLatin1String("state")].toString()];
        QCOMPARE(rule[QLatin1String("reason")].toString().isEmpty(),
                 rule[QLatin1String("state")].toString() == QLatin1String("evaluable"));
    }
    QVERIFY(states[QStringLiteral("blind")] > 40);
    QVERIFY(states[QStringLiteral("evaluable")] > 70);
    const QJsonArray series = json[QLatin1String("time_series")].toArray();
    QCOMPARE(series.size(), 1);
    QCOMPARE(series[0].toObject()[QLatin1String("limit_seconds")].toDouble(), 60.0);
    QVERIFY(series[0].toObject()[QLatin1String("gaps")].toArray().isEmpty());
    // Without rules there is nothing to say about them.
    QVERIFY(!runKubewake(info + words("--no-builtin")).out.contains("\nRules: "));
}

void TestCli::infoFindsTimeGaps()
{
    QByteArray lines;
    for (int i = 0; i < 240; ++i) {
        QByteArray line = kEvent;
        // A second apart; ten minutes in the middle are missing.
        const QDateTime time =
            QDateTime::fromString(QStringLiteral("2026-11-23T10:00:00Z"), Qt::ISODate)
                .addSecs(i < 120 ? i : i + 600);
        const QByteArray stamp = time.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toLatin1();
        line.replace("2026-11-23T09:46:52", stamp);
        line.replace("3a0001", QByteArray("3a").append(QByteArray::number(1000 + i)));
        lines += line;
    }
    const Run json = runKubewake(words("info - --format json --no-builtin"), lines);
    QCOMPARE(json.exitCode, 0);
    const QJsonArray gaps = QJsonDocument::fromJson(json.out)
                                .object()[QLatin1String("time_series")]
                                .toArray()[0]
                                .toObject()[QLatin1String("gaps")]
                                .toArray();
    QCOMPARE(gaps.size(), 1);
    QCOMPARE(gaps[0].toObject()[QLatin1String("from")].toString(),
             QStringLiteral("2026-11-23T10:01:59.064568Z"));
    QCOMPARE(gaps[0].toObject()[QLatin1String("seconds")].toDouble(), 601.0);
    const Run text = runKubewake(words("info - --no-builtin"), lines);
    QVERIFY(text.out.contains("1 longer than 60 s"));
    QVERIFY(text.out.contains("10 min"));
}

void TestCli::formatsAreListedAndChosen()
{
    const Run list = runKubewake(words("info --formats"));
    QCOMPARE(list.exitCode, 0);
    QVERIFY(list.out.startsWith("Amazon CloudWatch Logs\n"));
    QVERIFY(list.out.contains("\naudit.k8s.io JSON documents\n"));
    const Run json = runKubewake(words("info --formats --format json"));
    const QJsonArray names = QJsonDocument::fromJson(json.out).array();
    QCOMPARE(names.size(), list.out.count('\n'));

    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(kEvent);
    file.close();
    const QString format = QStringLiteral("audit.k8s.io JSON documents");
    const Run run = runKubewake({QStringLiteral("info"), file.fileName(), QStringLiteral("--as"),
                                 format, QStringLiteral("--format"), QStringLiteral("json")});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject source = QJsonDocument::fromJson(run.out)
                                   .object()
                                   .value(QLatin1String("files"))
                                   .toArray()
                                   .at(0)
                                   .toObject();
    QCOMPARE(source.value(QLatin1String("format")).toString(), format);
    QCOMPARE(source.value(QLatin1String("chosen_format")).toString(), format);
    QCOMPARE(source.value(QLatin1String("events")).toInt(), 1);
    // A table that is none is an input that could not be read.
    const Run none = runKubewake({QStringLiteral("query"), QStringLiteral("*"), file.fileName(),
                                  QStringLiteral("--as"), QStringLiteral("Kibana (CSV)")});
    QCOMPARE(none.exitCode, 3);
    QVERIFY(none.err.contains("Kibana (CSV)"));
}

void TestCli::infoAgreesWithGroundTruth_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("events");
    QTest::addColumn<int>("auditIds");
    const auto add = [](const char *path, int events, int auditIds) {
        QTest::newRow(path) << QString::fromUtf8(path) << events << auditIds;
    };
    add("request-response.log.gz", 7576, 3683);
    add("metadata.log.gz", 7621, 3707);
    add("production-policy.log.gz", 3581, 3363);
    add("webhook-eventlist.json.gz", 3385, 3203);
    add("rotated", 3726, 3506);
    add("formats/legacy-1.34.log.gz", 1109, 538);
    add("formats/legacy-1.20.log.gz", 1376, 677);
    add("formats/v1beta1-1.20.log.gz", 1374, 676);
    add("formats/v1alpha1-1.20.log.gz", 1378, 678);
    add("formats/truncated-1.34.log.gz", 1105, 536);
    add("formats/ipv6-1.34.log.gz", 537, 499);
}

void TestCli::infoAgreesWithGroundTruth()
{
    QFETCH(QString, path);
    const QString log = sharedData(QStringLiteral("apiserver/") + path);
    if (log.isEmpty())
        QSKIP("the shared data is not on this machine");
    const Run run = runKubewake(
        {QStringLiteral("info"), log, QStringLiteral("--format"), QStringLiteral("json")});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject info = QJsonDocument::fromJson(run.out).object();
    QTEST(info.value(QLatin1String("events")).toInt(), "events");
    QTEST(info.value(QLatin1String("audit_ids")).toInt(), "auditIds");
    QCOMPARE(info.value(QLatin1String("rejected_lines")).toInt(-1), 0);
    QCOMPARE(runKubewake({QStringLiteral("info"), log}).exitCode, 0);
}

void TestCli::rawIsByteForByte()
{
    const QString log = sharedData(QStringLiteral("apiserver/production-policy.log.gz"));
    if (log.isEmpty())
        QSKIP("the shared data is not on this machine");
    const Run run =
        runKubewake({QStringLiteral("query"), QString(), log, QStringLiteral("--events"),
                     QStringLiteral("--format"), QStringLiteral("raw")});
    QCOMPARE(run.exitCode, 0);
    QList<QByteArray> printed = run.out.split('\n');
    QList<QByteArray> source = readAll(log).split('\n');
    std::ranges::sort(printed); // the log is not in the order of time
    std::ranges::sort(source);
    QVERIFY(printed == source);
}

void TestCli::jobsChangeNothing()
{
    const QString log = sharedData(QStringLiteral("apiserver/rotated"));
    if (log.isEmpty())
        QSKIP("the shared data is not on this machine");
    for (const char *format : {"table", "csv", "jsonl", "raw"}) {
        const QStringList query {
            QStringLiteral("query"),    QStringLiteral("verb: *"), log,
            QStringLiteral("--format"), QString::fromUtf8(format), QStringLiteral("--jobs")};
        const Run one = runKubewake(query + words("1"));
        const Run two = runKubewake(query + words("2"));
        QCOMPARE(one.exitCode, 0);
        QVERIFY(one.out.size() > 1000);
        QVERIFY2(one.out == two.out, format);
    }
    const QStringList scan {QStringLiteral("scan"), log, QStringLiteral("--format"),
                            QStringLiteral("jsonl"), QStringLiteral("--jobs")};
    QVERIFY(runKubewake(scan + words("1")).out == runKubewake(scan + words("2")).out);
}

void TestCli::jobsChangeNothingOfAnyExport_data()
{
    QTest::addColumn<int>("rows");
    QTest::newRow("envelopes") << 100;
    for (const char *log : {"request-response.log.gz", "metadata.log.gz",
                            "production-policy.log.gz", "webhook-eventlist.json.gz", "formats"})
        QTest::newRow(log) << 1000;
}

// Byte for byte, with all fields.
void TestCli::jobsChangeNothingOfAnyExport()
{
    QFETCH(int, rows);
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    const QString path = sharedData(rows == 100 ? name : QStringLiteral("apiserver/") + name);
    if (path.isEmpty())
        QSKIP("the shared data is not on this machine");
    const QStringList query {QStringLiteral("query"),
                             QString(),
                             path,
                             QStringLiteral("--events"),
                             QStringLiteral("--format"),
                             QStringLiteral("jsonl"),
                             QStringLiteral("--jobs")};
    const Run one = runKubewake(query + words("1"));
    QVERIFY(one.out.count('\n') > rows);
    for (int round = 0; round < 3; ++round) {
        const Run two = runKubewake(query + words("2"));
        QCOMPARE(two.exitCode, one.exitCode);
        QVERIFY(two.out == one.out);
        QVERIFY(two.err == one.err);
    }
}

void TestCli::countLimitAndSort()
{
    const QByteArray second =
        QByteArray(kEvent).replace("0001\"", "0002\"").replace("46:52", "46:51");
    const QByteArray log = kEvent + second;
    QCOMPARE(runKubewake(words("query verb:get - --count"), log).out, QByteArray("2\n"));
    QCOMPARE(runKubewake(words("query verb:get - --count --from 2026-11-23T09:46:52Z"), log).out,
             QByteArray("1\n"));
    const auto ids = [&log](const char *options) {
        return runKubewake(words("query verb:get - --format csv --fields id") + words(options), log)
            .out;
    };
    const QByteArray prefix = "7a0f2f6e-1b5c-4a55-9d2f-6f1f7f3a";
    QCOMPARE(ids("--sort time"),
             QByteArray("auditID\r\n" + prefix + "0002\r\n" + prefix + "0001\r\n"));
    QCOMPARE(ids("--sort -time --limit 1"), QByteArray("auditID\r\n" + prefix + "0001\r\n"));
}

void TestCli::evidenceCannotDriveTheTerminal()
{
    const Run run = runKubewake(words("query verb:get - --fields user,code"), kEvent);
    QCOMPARE(run.exitCode, 0);
    QVERIFY(!run.out.contains('\x1b'));
    QVERIFY(run.out.contains("\\x1b[31mred"));
}

void TestCli::interruptLeavesNoFile()
{
    const QTemporaryDir folder;
    QProcess process;
    process.start(QStringLiteral(KUBEWAKE_CLI_HOST),
                  words("query verb:get - --format csv -o")
                      + QStringList {folder.filePath(QStringLiteral("out.csv"))});
    QVERIFY(process.waitForStarted());
    process.write(kEvent);
    // Only once its signals are blocked does the program look at its input.
    QVERIFY(process.waitForBytesWritten());
    QTest::qWait(500);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QTest::qWait(100);
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(QDir(folder.path()).isEmpty());
}

// The same signals as a scan of the finished file, and the exit code of one.
void TestCli::followsWhatIsWritten()
{
    const QTemporaryDir folder;
    const QString whole = folder.filePath(QStringLiteral("whole.log"));
    QVERIFY(QProcess::execute(QStringLiteral("sh"),
                              {QStringLiteral("-c"), QStringLiteral("gzip -dc \"$0\" > \"$1\""),
                               testData(QStringLiteral("../../resources/sample/incident.log.gz")),
                               whole})
            == 0);
    const QByteArray text = readAll(whole);
    const auto signalsOf = [](const QByteArray &lines) {
        QMap<QString, int> counts;
        for (const QByteArray &line : lines.split('\n')) {
            const QJsonObject signal = QJsonDocument::fromJson(line).object();
            if (!signal.isEmpty())
                counts[signal[QStringLiteral("signal_id")].toString()] =
                    signal[QStringLiteral("count")].toInt();
        }
        return counts;
    };
    const QString path = folder.filePath(QStringLiteral("audit.log"));
    const auto append = [](const QString &name, const QByteArray &bytes) {
        QFile file(name);
        return file.open(QIODevice::Append) && file.write(bytes) == bytes.size();
    };
    QProcess process;
    process.start(QStringLiteral(KUBEWAKE_CLI_HOST),
                  {QStringLiteral("scan"), QStringLiteral("--follow"), QStringLiteral("--format"),
                   QStringLiteral("jsonl"), QStringLiteral("--fail-level"),
                   QStringLiteral("informational"), path});
    QVERIFY(process.waitForStarted());
    QVERIFY(append(path, text.left(text.size() / 2)));
    QByteArray out;
    const auto hasMoreThan = [&](qsizetype size) {
        process.waitForReadyRead(100);
        out += process.readAllStandardOutput();
        return out.size() > size;
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasMoreThan(0), 60'000);
    QVERIFY(append(path, text.mid(text.size() / 2, text.size() / 4)));
    QTest::qWait(1200);
    out += process.readAllStandardOutput();
    const qsizetype before = out.size();
    QVERIFY(QFile::rename(path, path + QStringLiteral(".1")));
    // The writer was told late, and the last event is only read at the end.
    QVERIFY(append(path + QStringLiteral(".1"), text.mid(text.size() / 2 + text.size() / 4)));
    QTRY_VERIFY_WITH_TIMEOUT(hasMoreThan(before), 60'000);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(60'000));
    out += process.readAllStandardOutput();
    QCOMPARE(process.exitCode(), 1);
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(said.contains("waited for") && said.contains("Signals: "), said.constData());
    const Run once = runKubewake(
        {QStringLiteral("scan"), QStringLiteral("--format"), QStringLiteral("jsonl"), whole});
    QCOMPARE(signalsOf(out), signalsOf(once.out));
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
