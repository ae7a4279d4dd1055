// SPDX-License-Identifier: Apache-2.0
#include "model/core/timedelta.h"

#include <QTest>

using namespace kubewake;

class TimeDeltaTest : public QObject
{
    Q_OBJECT

private slots:
    void isReadToTheMicrosecond_data()
    {
        QTest::addColumn<qint64>("microseconds");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("seconds");
        const auto row = [](const char *text, qint64 microseconds, const char *seconds) {
            QTest::newRow(text) << microseconds << QString::fromLatin1(text)
                                << QString::fromLatin1(seconds);
        };
        row("+0.000000", 0, "0.000000");
        row("+0.000001", 1, "0.000001");
        row("-0.000001", -1, "-0.000001");
        row("+59.999999", 59'999'999, "59.999999");
        row("+1:00.000000", 60'000'000, "60.000000");
        row("-1:02.000001", -62'000'001, "-62.000001");
        row("+59:59.500000", 3'599'500'000, "3599.500000");
        row("+1:00:00.000000", 3'600'000'000, "3600.000000");
        row("+23:59:59.999999", 86'399'999'999, "86399.999999");
        row("+1 d 00:00:00.000000", 86'400'000'000, "86400.000000");
        row("-2 d 03:01:02.500000", -183'662'500'000, "-183662.500000");
        row("-106751991 d 04:00:54.775808", INT64_MIN, "-9223372036854.775808");
    }

    void isReadToTheMicrosecond()
    {
        QFETCH(qint64, microseconds);
        QFETCH(QString, text);
        QFETCH(QString, seconds);
        QCOMPARE(timeDeltaText(microseconds), text);
        QCOMPARE(QString::fromStdString(timeDeltaSeconds(microseconds)), seconds);
    }

    void isNothingWhereATimeIsNotKnown()
    {
        QCOMPARE(timeDelta(5, 7), std::optional<std::int64_t>(2));
        QCOMPARE(timeDelta(7, 5), std::optional<std::int64_t>(-2));
        QCOMPARE(timeDelta(kNoTime, 5), std::optional<std::int64_t>());
        QCOMPARE(timeDelta(5, kNoTime), std::optional<std::int64_t>());
        QCOMPARE(timeDelta(INT64_MIN + 1, INT64_MAX), std::optional<std::int64_t>());
    }
};

QTEST_GUILESS_MAIN(TimeDeltaTest)
#include "tst_timedelta.moc"
