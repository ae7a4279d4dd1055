// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/textcolumnenvelope.h"

#include "tests/model/ingest/tablesupport.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

class TestTextColumnEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void samples_data();
    void samples();
    void excelOfGrafana();
    void timeOfTheRow();
    void tableUse();
};

void TestTextColumnEnvelope::samples_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::newRow("52_splunk.csv") << QByteArray("Splunk (CSV)");
    QTest::newRow("62_datadog.csv") << QByteArray("Datadog (CSV)");
    QTest::newRow("74_grafana_inspector.csv") << QByteArray("Grafana (CSV)");
}

void TestTextColumnEnvelope::samples()
{
    QFETCH(QByteArray, format);
    const QString path =
        sharedData(QStringLiteral("envelopes/") + QString::fromUtf8(QTest::currentDataTag()));
    if (path.isEmpty())
        QSKIP("the shared data is not on this machine");
    const LoadedEvidence loaded({path.toStdString()});
    QCOMPARE(QByteArray::fromStdString(loaded.source().framing), format);
    QCOMPARE(differenceFromPlain(loaded), QString());
}

// As UTF-8: tabs separate the columns, and stand for the commas between strings.
void TestTextColumnEnvelope::excelOfGrafana()
{
    const QString path = sharedData(QStringLiteral("envelopes/75_grafana_inspector_excel.csv"));
    if (path.isEmpty())
        QSKIP("the shared data is not on this machine");
    const QByteArray bytes = readAll(path).mid(2);
    const QString text =
        QString::fromUtf16(reinterpret_cast<const char16_t *>(bytes.constData()), bytes.size() / 2);
    QVERIFY(text.contains(QStringLiteral("\"\"Event\"\"\t\"\"apiVersion\"\"")));
    const EvidenceFolder folder;
    const LoadedEvidence loaded({folder.make(QStringLiteral("e.csv"), text.toUtf8())});
    QCOMPARE(differenceFromPlain(loaded), QString());
}

void TestTextColumnEnvelope::timeOfTheRow()
{
    QByteArray noTime = madeEvent(1);
    noTime.replace(R"(,"requestReceivedTimestamp":"2026-11-23T09:46:11.000000Z")", "");
    const EvidenceFolder folder;
    const LoadedEvidence loaded({folder.make(QStringLiteral("s.csv"),
                                             "\"_raw\",\"_time\"\n" + quotedField(noTime)
                                                 + ",\"2026-11-23T10:40:39.164+01:00\"\n")});
    QCOMPARE(loaded.snapshot->eventCount(), 1U);
    QCOMPARE(formatTimestampUtc(loaded.snapshot->time(0)),
             std::string("2026-11-23T09:40:39.164000Z"));
    QVERIFY(loaded.snapshot->hasFlag(0, kTimeInferred));
}

void TestTextColumnEnvelope::tableUse()
{
    const auto known = [](std::vector<std::string> names) {
        const TableColumns columns(std::move(names));
        return std::ranges::any_of(textColumnFormats(), [&](const TextColumnFormat &format) {
            return TextColumnEnvelope(format).useOf(columns) == Envelope::TableUse::Texts;
        });
    };
    QVERIFY(known({"_raw"}));
    QVERIFY(known({"Date", "Host", "Service", "Content"}));
    QVERIFY(known({"Date", "Service", "Message", "@auditID"}));
    QVERIFY(known({"labels", "Time", "Line", "tsNs"}));
    QVERIFY(known({"timestamp", "body", "id"}));
    QVERIFY(known({"@timestamp", "message"}));
    QVERIFY(!known({"Date", "Content"}));
    QVERIFY(!known({"Line"}));
    QVERIFY(!known({"message"}));
    QVERIFY(!known({"@timestamp", "message", "kubernetes.audit.auditID"}));
    QVERIFY(!known({}));
}

QTEST_APPLESS_MAIN(TestTextColumnEnvelope)
#include "tst_textcolumnenvelope.moc"
