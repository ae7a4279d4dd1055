// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/lineprefix.h"

#include "tests/model/ingest/loadedevidence.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

class TestLinePrefix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prefixes_data();
    void prefixes();
    void wrapperBehindAPrefix();
};

void TestLinePrefix::prefixes_data()
{
    QTest::addColumn<QByteArray>("prefix");
    QTest::addColumn<QByteArray>("format");
    const auto row = [](const char *prefix, const char *format) {
        QTest::newRow(prefix) << QByteArray(prefix) << QByteArray(format);
    };
    row("2026-11-23T09:40:39.164Z ", "JSON behind a time (CloudWatch export to S3)");
    row("<134>1 2026-11-23T09:40:39.164Z node1 kube-apiserver 1234 audit - ", "syslog");
    row("<134>Nov 23 09:40:39 node1 kube-apiserver[1234]: ", "syslog");
    row("Nov 23 09:40:39 node1 kube-apiserver[1234]: ", "syslog or journal text");
    row("Nov  3 09:40:39 node1 kube-apiserver: ", "syslog or journal text");
    row("1795426839164\t2026-11-23T09:40:39.164Z\t", "Grafana Loki (text)");
    row("ip-10-0-140-97.ec2.internal ", "JSON behind a host name (oc adm node-logs)");
    row("POST /k8s-audit HTTP/1.1 body=", "JSON behind other text");
    row("body=", "JSON behind other text");
    row("<", "JSON behind other text");
    row("", "JSON behind other text");
}

void TestLinePrefix::prefixes()
{
    QFETCH(QByteArray, prefix);
    QFETCH(QByteArray, format);
    QCOMPARE(QByteArray::fromStdString(std::string(formatOfPrefix(prefix.toStdString()))), format);
    if (prefix.isEmpty())
        return;
    const EvidenceFolder folder;
    const LoadedEvidence loaded(
        {folder.make(QStringLiteral("log"), prefix + madeEvent(1) + '\n' + prefix + madeEvent(2))});
    QCOMPARE(loaded.snapshot->eventCount(), 2U);
    QCOMPARE(QByteArray::fromStdString(loaded.source().format()), format);
    QCOMPARE(loaded.source().formats.total(), std::uint64_t {2});
}

// An event counts once: for what its record is.
void TestLinePrefix::wrapperBehindAPrefix()
{
    QByteArray event = madeEvent(1);
    event.replace('"', "\\\"");
    const EvidenceFolder folder;
    const LoadedEvidence loaded({folder.make(QStringLiteral("log"),
                                             "2026-11-23T09:40:39.164Z {\"@message\":\"" + event
                                                 + "\",\"@timestamp\":\"x\"}\n")});
    QCOMPARE(loaded.snapshot->eventCount(), 1U);
    QCOMPARE(loaded.source().formats.total(), std::uint64_t {1});
    QCOMPARE(loaded.source().format(), std::string("Amazon CloudWatch Logs"));
}

QTEST_APPLESS_MAIN(TestLinePrefix)
#include "tst_lineprefix.moc"
