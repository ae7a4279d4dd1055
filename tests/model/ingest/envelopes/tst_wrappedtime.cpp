// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/wrappedtime.h"

#include <QTest>

using namespace kubewake;

class TestWrappedTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void times_data();
    void times();
};

void TestWrappedTime::times_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(expected);
    };
    row("2026-11-23T09:40:39z", "2026-11-23T09:40:39.000000Z");
    row("\"2026-11-23T09:40:39.164573Z\"", "2026-11-23T09:40:39.164573Z");
    row("2026-11-23 09:40:39.164", "2026-11-23T09:40:39.164000Z");
    row("2026-11-23T10:40:39+01:00", "2026-11-23T09:40:39.000000Z");
    row("1795426839164", "2026-11-23T09:40:39.164000Z");
    row("\"1795426839164573000\"", "2026-11-23T09:40:39.164573Z");
    row("11/23/2026, 9:40:39.164 AM", "2026-11-23T09:40:39.164000Z");
    row("11/23/2026, 9:40:39 PM", "2026-11-23T21:40:39.000000Z");
    row("1/2/2026, 12:00:01.500 AM", "2026-01-02T00:00:01.500000Z");
    row("1/2/2026, 12:00:01.500 PM", "2026-01-02T12:00:01.500000Z");
    row("1/2/2026 12:00:01 PM", "2026-01-02T12:00:01.000000Z");
    row("1/2/2026, 9:40:39\xE2\x80\xAF"
        "AM",
        "2026-01-02T09:40:39.000000Z");
    row("01/02/2026 21:00:01", "2026-01-02T21:00:01.000000Z");
    row("\"Nov 23, 2026 @ 09:40:39.164\"", "2026-11-23T09:40:39.164000Z");
    row("Jan 1, 2020 @ 04:00:00.000", "2020-01-01T04:00:00.000000Z");
    row("", "");
    row("-", "");
    row("12", "");
    row("13/23/2026, 9:40:39.164 AM", "");
    row("2/30/2026, 9:40:39.164 AM", "");
    row("11/23/2026, 13:40:39.164 AM", "");
    row("11/23/2026, 0:40:39.164 PM", "");
    row("11/23/2026, 9:40:39. AM", "");
    row("11/23/2026, 9:40:39.164 AM UTC", "");
    row("11/23/2026, 9:40", "");
    row("Nov 23, 2026 09:40:39.164", "");
    row("Foo 23, 2026 @ 09:40:39.164", "");
    row("Nov 31, 2026 @ 09:40:39.164", "");
}

void TestWrappedTime::times()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(formatTimestampUtc(wrappedTime(text.toStdString()))),
             expected);
}

QTEST_APPLESS_MAIN(TestWrappedTime)
#include "tst_wrappedtime.moc"
