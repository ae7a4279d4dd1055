// SPDX-License-Identifier: Apache-2.0
#include "model/compare/ratechange.h"

#include <QTest>

#include <cmath>

using namespace kubewake;

class TestRateChange : public QObject
{
    Q_OBJECT

private slots:
    void judges_data()
    {
        QTest::addColumn<int>("baseline");
        QTest::addColumn<double>("baselineHours");
        QTest::addColumn<int>("incident");
        QTest::addColumn<double>("incidentHours");
        QTest::addColumn<int>("change"); // -1: none
        const auto add = [](const char *name, int a, double hoursA, int b, double hoursB,
                            int change) {
            QTest::newRow(name) << a << hoursA << b << hoursB << change;
        };
        const int rose = int(RateChange::Rose);
        add("nowhere", 0, 1, 0, 1, -1);
        add("one request of a stranger", 0, 1000, 1, 1, int(RateChange::New));
        add("gone", 1, 1, 0, 1, int(RateChange::Vanished));
        add("a doubling of next to nothing", 1, 1, 2, 1, -1);
        add("a doubling of little", 10, 1, 20, 1, -1);
        add("a doubling of much", 100, 1, 200, 1, rose);
        add("many out of few", 1, 1, 20, 1, rose);
        add("the same rate in a shorter time", 1000, 100, 10, 1, -1);
        add("as many in a shorter time", 100, 10, 100, 1, rose);
        add("significant, but small", 1'000'000, 1, 1'200'000, 1, -1);
        add("large enough", 1'000'000, 1, 1'500'000, 1, rose);
        add("fewer", 200, 1, 100, 1, -1);
        add("the baseline has no length", 100, 0, 200, 1, -1);
        add("the incident has no length", 100, 1, 200, 0, -1);
        add("new without a length", 0, 0, 1, 1, int(RateChange::New));
    }

    void judges()
    {
        QFETCH(int, baseline);
        QFETCH(double, baselineHours);
        QFETCH(int, incident);
        QFETCH(double, incidentHours);
        QFETCH(int, change);
        const auto found = rateChange(static_cast<std::uint64_t>(baseline), baselineHours,
                                      static_cast<std::uint64_t>(incident), incidentHours);
        QCOMPARE(found ? int(*found) : -1, change);
    }

    // Worked out by hand from 2·Σ n·ln(n / expected).
    void significance()
    {
        QVERIFY(std::abs(rateSignificance(10, 1, 20, 1) - 3.398) < 0.001);
        QVERIFY(std::abs(rateSignificance(0, 9, 5, 1) - 2 * 5 * std::log(10.0)) < 0.001);
        QCOMPARE(rateSignificance(7, 1, 7, 1), 0.0);
        QCOMPARE(rateSignificance(70, 10, 7, 1), 0.0);
        QCOMPARE(rateSignificance(0, 1, 0, 1), 0.0);
        QVERIFY(rateSignificance(5, 1, 0, 1) > 0);
        QVERIFY(rateSignificance(UINT32_MAX, 1, 1, 1000) > 1e9);
    }
};

QTEST_GUILESS_MAIN(TestRateChange)
#include "tst_ratechange.moc"
