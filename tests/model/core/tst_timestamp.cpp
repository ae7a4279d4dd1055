// SPDX-License-Identifier: Apache-2.0
#include "model/core/timestamp.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>

#include <string>
#include <vector>

using namespace kubewake;

class TimestampTest : public QObject
{
    Q_OBJECT

private:
    static MicrosecondsUtc micros(int year, int month, int day, int hour = 0, int minute = 0,
                                  int second = 0)
    {
        return QDateTime(QDate(year, month, day), QTime(hour, minute, second), Qt::UTC)
                   .toSecsSinceEpoch()
            * kMicrosecondsPerSecond;
    }

private slots:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("expected");
        const auto row = [](const char *text, MicrosecondsUtc expected) {
            QTest::newRow(text) << QByteArray(text) << qint64 {expected};
        };
        row("1970-01-01T00:00:00Z", 0);
        row("1970-01-01T00:00:00.000001Z", 1);
        row("1969-12-31T23:59:59.999999Z", -1);
        row("2026-11-23T09:46:52.064568Z", micros(2026, 11, 23, 9, 46, 52) + 64'568);
        row("2026-11-23T09:46:52.064568999Z", micros(2026, 11, 23, 9, 46, 52) + 64'568);
        row("2026-11-23T09:46:52.5Z", micros(2026, 11, 23, 9, 46, 52) + 500'000);
        row("2026-11-23t09:46:52z", micros(2026, 11, 23, 9, 46, 52));
        row("2026-11-23 09:46:52,25Z", micros(2026, 11, 23, 9, 46, 52) + 250'000);
        row("2026-11-23T09:46:52+05:30", micros(2026, 11, 23, 4, 16, 52));
        row("2026-11-23T09:46:52-0330", micros(2026, 11, 23, 13, 16, 52));
        row("2026-01-01T00:30:00+01:00", micros(2025, 12, 31, 23, 30));
        row("2024-02-29T12:00:00Z", micros(2024, 2, 29, 12));
        row("2000-02-29T12:00:00Z", micros(2000, 2, 29, 12));
        row("2016-12-31T23:59:60Z", micros(2017, 1, 1)); // a leap second
        row("0001-01-01T00:00:00Z", micros(1, 1, 1));
        row("9999-12-31T23:59:59.999999Z", micros(9999, 12, 31, 23, 59, 59) + 999'999);
    }

    void reads()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, expected);
        const auto time = parseTimestamp(std::string_view(text));
        QVERIFY(time);
        QCOMPARE(qint64 {*time}, expected);
    }

    // It takes a short cut for what is in the second of the text before.
    void readerAgrees()
    {
        QRandomGenerator random(7);
        TimestampReader reader;
        const std::vector<std::string> bases {
            "2026-11-23T09:46:52.064568Z", "2026-11-23T09:46:53.000000Z",
            "1969-12-31T23:59:59.999999Z", "2016-12-31T23:59:60.500000Z",
            "0001-01-01T00:00:00.000001Z", "2026-11-23T09:46:52.5Z",
            "2026-11-23T09:46:52Z",        "2026-11-23T09:46:52.064568+02:00"};
        int read = 0;
        for (int round = 0; round < 50'000; ++round) {
            std::string text = bases[random.bounded(static_cast<quint32>(bases.size()))];
            if (random.bounded(3) > 0)
                text[random.bounded(static_cast<quint32>(text.size()))] =
                    "0123456789.:-TZ x"[random.bounded(17)];
            const auto time = parseTimestamp(text);
            QVERIFY2(reader.read(text) == time, text.c_str());
            read += time ? 1 : 0;
        }
        QVERIFY(read > 10'000);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"",
                                 "2026-11-23",
                                 "2026-11-23T09:46:52",
                                 "2026-11-23T09:46:52.Z",
                                 "2026-11-23T09:46:52.12",
                                 "2026-11-23T09:46:52Zx",
                                 "2026-11-23T09:46:52Z ",
                                 " 2026-11-23T09:46:52Z",
                                 "2026-11-23T09:46:52+",
                                 "2026-11-23T09:46:52+1",
                                 "2026-11-23T09:46:52+24:00",
                                 "2026-11-23T09:46:52+00:60",
                                 "2026-11-23T09:46:52+00:0",
                                 "2026-11-23T09:46:52+00:000",
                                 "2026-11-23T24:00:00Z",
                                 "2026-11-23T09:60:00Z",
                                 "2026-11-23T09:46:61Z",
                                 "2026-13-01T00:00:00Z",
                                 "2026-00-01T00:00:00Z",
                                 "2026-01-00T00:00:00Z",
                                 "2026-02-29T00:00:00Z",
                                 "1900-02-29T00:00:00Z",
                                 "2026-04-31T00:00:00Z",
                                 "0000-01-01T00:00:00Z",
                                 "-026-01-01T00:00:00Z",
                                 "2026-+1-01T00:00:00Z",
                                 "20261-01-01T00:00:00Z",
                                 "2026/11/23T09:46:52Z",
                                 "\xff\xff\xff\xff-11-23T09:46:52Z"})
            QTest::newRow(QByteArray(text).toHex().constData()) << QByteArray(text);
        QTest::newRow("NUL") << QByteArray("2026-11-23T09:46:52Z\0", 21);
    }

    void refuses()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parseTimestamp(
            std::string_view(text.constData(), static_cast<std::size_t>(text.size()))));
    }

    // Every day of 400 years has its own arithmetic of leap years: ask Qt.
    void agreesWithQDateTime()
    {
        const QDateTime start(QDate(1899, 12, 31), QTime(23, 59, 59, 250), Qt::UTC);
        for (int day = 0; day < 400 * 366; day += 13) {
            const QDateTime time = start.addDays(day).addSecs(day);
            const std::string text = time.toString(Qt::ISODateWithMs).toStdString();
            const auto parsed = parseTimestamp(text);
            QVERIFY2(parsed, text.c_str());
            QCOMPARE(qint64 {*parsed}, time.toMSecsSinceEpoch() * 1000);
            QCOMPARE(formatTimestampUtc(*parsed),
                     time.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")).toStdString()
                         + "000Z");
        }
    }

    void roundTrips()
    {
        QRandomGenerator random(7);
        const qint64 first = micros(1, 1, 1);
        const qint64 last = micros(9999, 12, 31, 23, 59, 59) + 999'999;
        for (int i = 0; i < 20'000; ++i) {
            const qint64 time = first
                + static_cast<qint64>(random.generateDouble() * static_cast<double>(last - first));
            const std::string text = formatTimestampUtc(time);
            QCOMPARE(text.size(), std::size_t {27});
            QCOMPARE(qint64 {parseTimestamp(text).value_or(kNoTime)}, time);
        }
    }

    void formatsExtremes()
    {
        QCOMPARE(formatTimestampUtc(kNoTime), std::string());
        QCOMPARE(TimeFormat().toDisplay(kNoTime), QString());
        QCOMPARE(TimeFormat(QTimeZone(3600)).toIso(kNoTime), QString());
        // A zone may lead out of the years that can be read.
        QCOMPARE(TimeFormat(QTimeZone(14 * 3600)).toDisplay(micros(9999, 12, 31, 23, 59, 59)),
                 QStringLiteral("10000-01-01 13:59:59.000000"));
        QCOMPARE(TimeFormat(QTimeZone(-12 * 3600)).toDisplay(micros(1, 1, 1)),
                 QStringLiteral("0000-12-31 12:00:00.000000"));
        QCOMPARE(TimeFormat(QTimeZone(-12 * 3600)).toIso(micros(1, 1, 1)),
                 QStringLiteral("0000-12-31T12:00:00.000000-12:00"));
    }

    void zones_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("display");
        QTest::addColumn<QString>("iso");
        const auto row = [](const char *zone, const char *display, const char *iso) {
            QTest::newRow(zone) << QByteArray(zone) << QString::fromLatin1(display)
                                << QString::fromLatin1(iso);
        };
        row("UTC", "2026-03-29 00:59:59.000001", "2026-03-29T00:59:59.000001Z");
        row("Etc/UTC", "2026-03-29 00:59:59.000001", "2026-03-29T00:59:59.000001Z");
        // One second before the clocks go forward.
        row("Europe/Berlin", "2026-03-29 01:59:59.000001", "2026-03-29T01:59:59.000001+01:00");
        row("Asia/Kolkata", "2026-03-29 06:29:59.000001", "2026-03-29T06:29:59.000001+05:30");
        row("America/St_Johns", "2026-03-28 22:29:59.000001", "2026-03-28T22:29:59.000001-02:30");
    }

    void zones()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QString, display);
        QFETCH(QString, iso);
        const MicrosecondsUtc time = micros(2026, 3, 29, 0, 59, 59) + 1;
        const QTimeZone found(zone);
        if (!found.isValid())
            QSKIP("no time zone database on this machine");
        const TimeFormat format(found);
        QCOMPARE(format.toDisplay(time), display);
        QCOMPARE(format.toIso(time), iso);
        QCOMPARE(qint64 {parseTimestamp(iso.toStdString()).value_or(kNoTime)}, qint64 {time});
        QCOMPARE(format.isUtc(), zone.endsWith("UTC"));
    }

    void summerTimeStarts()
    {
        const QTimeZone berlin("Europe/Berlin");
        if (!berlin.isValid())
            QSKIP("no time zone database on this machine");
        QCOMPARE(TimeFormat(berlin).toDisplay(micros(2026, 3, 29, 1)),
                 QStringLiteral("2026-03-29 03:00:00.000000"));
    }

    void aTimeBeforeTheEpochFallsInTheRightOffset()
    {
        // The offset is looked up by the second; rounding towards zero would look one second late.
        const QTimeZone berlin("Europe/Berlin");
        if (!berlin.isValid())
            QSKIP("no time zone database on this machine");
        const MicrosecondsUtc change = micros(1945, 5, 24); // from +02:00 to +03:00
        QCOMPARE(TimeFormat(berlin).toDisplay(change - 1),
                 QStringLiteral("1945-05-24 01:59:59.999999"));
        QCOMPARE(TimeFormat(berlin).toDisplay(change),
                 QStringLiteral("1945-05-24 03:00:00.000000"));
    }

    void anUnknownZoneIsUtc()
    {
        const TimeFormat format(QTimeZone("Nowhere/Nothing"));
        QVERIFY(format.isUtc());
        QCOMPARE(format.zoneName(), QStringLiteral("UTC"));
        QVERIFY(format == TimeFormat());
    }
};

QTEST_APPLESS_MAIN(TimestampTest)
#include "tst_timestamp.moc"
