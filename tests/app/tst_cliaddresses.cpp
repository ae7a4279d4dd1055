// SPDX-License-Identifier: Apache-2.0
// What the command line says of where peers are: classes that are given or inferred, databases, and
// what it says without one.
#include "tests/app/clirun.h"
#include "tests/support/eventlines.h"
#include "tests/support/mmdbwriter.h"
#include "tests/support/rules.h"
#include "tests/support/testdata.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kubewake::test;

class CliAddressesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void classesAreGivenOrInferred();
    void databasesFillFields();
    void rowsAreSortedAndExported();
    void filtersWithoutADatabaseAreRefused();
    void rulesWithoutADatabaseAreNotEvaluable();
    void rulesFindNewCountries();
    void brokenDatabasesAreRefused();

private:
    [[nodiscard]] Run run(const QString &command, const QStringList &more = {}) const;
    [[nodiscard]] QStringList geoip() const { return {QStringLiteral("--geoip"), m_database}; }

    QTemporaryDir m_folder;
    QString m_database;
    QByteArray m_log;
};

void CliAddressesTest::initTestCase()
{
    m_database = m_folder.filePath(QStringLiteral("city.mmdb"));
    MmdbWriter writer;
    writer.networks = {{"203.0.113.0/24", cityRecord("DE", "Germany", "Hamburg")},
                       {"198.51.100.0/24", cityRecord("NL", "Netherlands", nullptr)}};
    writer.writeTo(m_database);
    EventLine kubelet {.second = 1, .user = "system:node:n", .verb = "patch", .resource = "pods"};
    kubelet.peer = "10.0.0.5";
    kubelet.level = "Request";
    kubelet.more = ",\"requestObject\":{\"status\":{\"podIP\":\"10.244.0.9\"}}";
    m_log = jsonLines({{.second = 0, .user = "alice", .peer = "203.0.113.7"},
                       kubelet,
                       {.second = 2, .user = "pod", .peer = "10.244.0.9"},
                       {.second = 3, .user = "bob", .peer = "10.1.2.3"},
                       {.second = 200'000, .user = "alice", .peer = "198.51.100.1"}});
}

Run CliAddressesTest::run(const QString &command, const QStringList &more) const
{
    return runKubewake(command.split(QLatin1Char('|')) + QStringList {QStringLiteral("-")} + more,
                       m_log);
}

void CliAddressesTest::classesAreGivenOrInferred()
{
    const QString command = QStringLiteral("query||--fields|user,peerClass|--format|csv");
    const auto values = [](const Run &run) {
        QByteArrayList lines = run.out.trimmed().split('\n');
        lines.removeFirst();
        for (QByteArray &line : lines)
            line = line.trimmed().split(',').value(1);
        return lines;
    };
    const Run inferred = run(command);
    QCOMPARE(inferred.exitCode, 0);
    QCOMPARE(values(inferred), (QByteArrayList {"reserved", "node", "pod", "private", "reserved"}));
    const Run given =
        run(command,
            words("--pod-network 10.1.0.0/16 --service-network 10.244.0.0/16 --node-network "
                  "198.51.100.1 --known-network 203.0.113.0/24"));
    QCOMPARE(given.exitCode, 0);
    QCOMPARE(values(given), (QByteArrayList {"known network", "node", "service", "pod", "node"}));
    QCOMPARE(run(QStringLiteral("query|peerClass: (pod or node)|--count")).out, QByteArray("2\n"));

    RuleFolder folder;
    folder.add(QStringLiteral("rule.yml"),
               "title: By a pod\nlevel: high\nlogsource: {product: kubernetes, service: audit}\n"
               "detection: {s: {peerClass: pod}, condition: s}\n");
    const Run scan =
        run(QStringLiteral("scan|--no-builtin|--rules|%1|--format|jsonl").arg(folder.path()));
    QCOMPARE(scan.exitCode, 0);
    QCOMPARE(scan.out.count('\n'), 1);
    QVERIFY(scan.out.contains("By a pod"));
}

void CliAddressesTest::databasesFillFields()
{
    const Run found = run(QStringLiteral("query|country: DE|--fields|user,country,city|--format|"
                                         "jsonl"),
                          geoip());
    QCOMPARE(found.exitCode, 0);
    QCOMPARE(found.out.count('\n'), 1);
    QVERIFY(found.out.contains("Hamburg"));
    QVERIFY(found.out.contains("alice"));
    QCOMPARE(run(QStringLiteral("query|not country: *|--count"), geoip()).out, QByteArray("3\n"));
}

void CliAddressesTest::rowsAreSortedAndExported()
{
    const Run sorted = run(QStringLiteral("query||--fields|source.geo.country_name,user|--sort|"
                                          "-country|--format|csv|--limit|2"),
                           geoip());
    QCOMPARE(sorted.exitCode, 0);
    const QByteArrayList lines = sorted.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0].trimmed(), QByteArray("source.geo.country_name,user.username"));
    QCOMPARE(lines[1].trimmed(), QByteArray("Netherlands,alice"));
    QCOMPARE(lines[2].trimmed(), QByteArray("Germany,alice"));
}

void CliAddressesTest::filtersWithoutADatabaseAreRefused()
{
    for (const char *command : {"query|country: DE|--count", "query|not city: x|--count",
                                "scan|--no-builtin|--query|country: DE"}) {
        const Run refused = run(QString::fromLatin1(command));
        QCOMPARE(refused.exitCode, 2);
        QVERIFY(refused.out.isEmpty());
        QVERIFY2(refused.err.contains("GeoIP"), refused.err.constData());
        QVERIFY(refused.err.contains("--geoip"));
    }
    const Run other = run(QStringLiteral("query|asn: 1|--count"), geoip());
    QCOMPARE(other.exitCode, 2); // this database has no networks
    QVERIFY(other.err.contains("source.as.number"));
}

void CliAddressesTest::rulesWithoutADatabaseAreNotEvaluable()
{
    const Run scan = run(QStringLiteral("scan"));
    QCOMPARE(scan.exitCode, 0);
    const QByteArray all = scan.err + scan.out;
    const qsizetype at = all.indexOf("Identity in a country never seen with it (not evaluated)");
    QVERIFY(at >= 0);
    QVERIFY(all.indexOf("no GeoIP database", at) > at);
}

void CliAddressesTest::rulesFindNewCountries()
{
    const Run scan = run(QStringLiteral("scan|--format|jsonl"), geoip());
    QCOMPARE(scan.exitCode, 0);
    QVERIFY(scan.out.contains("Identity in a country never seen with it"));
    QVERIFY(
        !QByteArray(scan.err + scan.out).contains("country never seen with it (not evaluated)"));
}

void CliAddressesTest::brokenDatabasesAreRefused()
{
    const QString path = m_folder.filePath(QStringLiteral("broken.mmdb"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(readAll(m_database).left(500));
    file.close();
    const Run broken = run(QStringLiteral("scan"), {QStringLiteral("--geoip"), path});
    QCOMPARE(broken.exitCode, 2);
    QVERIFY(broken.err.contains("broken.mmdb"));
}

QTEST_GUILESS_MAIN(CliAddressesTest)
#include "tst_cliaddresses.moc"
