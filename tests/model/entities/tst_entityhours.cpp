// SPDX-License-Identifier: Apache-2.0
#include "model/entities/entityhours.h"

#include <QDateTime>
#include <QTest>

using namespace kubewake;

namespace {

MicrosecondsUtc at(const char *text)
{
    return *parseTimestamp(text);
}

std::uint32_t countIn(const std::vector<MicrosecondsUtc> &times, TimeRange range)
{
    return static_cast<std::uint32_t>(std::ranges::count_if(
        times, [&](MicrosecondsUtc time) { return time >= range.first && time <= range.last; }));
}

} // namespace

class EntityHoursTest : public QObject
{
    Q_OBJECT

private slots:
    void countsByHourOfTheZone();
    void rangesAskForTheCount_data();
    void rangesAskForTheCount();
    void keepsTheLastDays();
    void knowsTimesBefore1970();
};

void EntityHoursTest::countsByHourOfTheZone()
{
    HourCounter counter(TimeFormat(QTimeZone("Europe/Berlin")));
    counter.add(at("2026-11-01T22:59:59.999999Z"));
    counter.add(at("2026-11-01T23:00:00Z"));
    counter.add(at("2026-11-01T23:59:59.999999Z"));
    counter.add(kNoTime);
    const EntityHours hours = counter.take();
    QCOMPARE(hours.total, std::size_t {2});
    QCOMPARE(hours.withoutTime, 1U);
    QCOMPARE(hours.days[0].date, QDate(2026, 11, 1));
    QCOMPARE(hours.days[0].hours[23].requests, 1U);
    QCOMPARE(hours.days[1].date, QDate(2026, 11, 2));
    QCOMPARE(hours.days[1].hours[0].requests, 2U);
    QVERIFY((hours.days[1].hours[0].range
             == TimeRange {at("2026-11-01T23:00:00Z"), at("2026-11-01T23:59:59.999999Z")}));
    QCOMPARE(hours.filterOf(hours.days[0].hours[0]), QString());
    QCOMPARE(hours.filterOf(hours.days[1].hours[0]),
             QStringLiteral("time >= \"2026-11-01T23:00:00.000000Z\" and "
                            "time <= \"2026-11-01T23:59:59.999999Z\""));
}

void EntityHoursTest::rangesAskForTheCount_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QByteArray>("from");
    QTest::newRow("back an hour") << QByteArray("Europe/Berlin")
                                  << QByteArray("2026-10-24T20:00:00Z");
    QTest::newRow("forward") << QByteArray("Europe/Berlin") << QByteArray("2026-03-28T20:00:00Z");
    QTest::newRow("back half an hour")
        << QByteArray("Australia/Lord_Howe") << QByteArray("2026-04-04T10:00:00Z");
    QTest::newRow("forward half an hour")
        << QByteArray("Australia/Lord_Howe") << QByteArray("2026-10-03T10:00:00Z");
    QTest::newRow("quarters") << QByteArray("Asia/Kathmandu") << QByteArray("2026-03-28T20:00:00Z");
    QTest::newRow("a day left out")
        << QByteArray("Pacific/Apia") << QByteArray("2011-12-30T04:00:00Z");
    QTest::newRow("sun time") << QByteArray("Europe/Berlin") << QByteArray("1850-01-01T00:00:00Z");
}

// Where the clock is changed too, and in whatever order the times come.
void EntityHoursTest::rangesAskForTheCount()
{
    QFETCH(QByteArray, zone);
    QFETCH(QByteArray, from);
    std::vector<MicrosecondsUtc> times;
    for (std::int64_t minute = 0; minute < 36 * 60; minute += 7)
        times.push_back(at(from.constData()) + minute * 60 * kMicrosecondsPerSecond);
    for (const bool backwards : {false, true}) {
        if (backwards)
            std::ranges::reverse(times);
        const QTimeZone timeZone(zone);
        QVERIFY(timeZone.isValid());
        HourCounter counter {TimeFormat(timeZone)};
        for (const MicrosecondsUtc time : times)
            counter.add(time);
        std::uint32_t all = 0;
        for (const EntityHours::Day &day : counter.take().days) {
            for (std::size_t hour = 0; hour < day.hours.size(); ++hour) {
                const EntityHours::Hour &cell = day.hours.at(hour);
                all += cell.requests;
                if (cell.requests == 0)
                    continue;
                QCOMPARE(cell.requests, countIn(times, cell.range));
                const QDateTime first =
                    QDateTime::fromMSecsSinceEpoch(cell.range.first / 1000, timeZone);
                QCOMPARE(first.date(), day.date);
                QCOMPARE(first.time().hour(), static_cast<int>(hour));
            }
        }
        QCOMPARE(all, static_cast<std::uint32_t>(times.size()));
    }
}

void EntityHoursTest::keepsTheLastDays()
{
    HourCounter counter {TimeFormat()};
    constexpr std::int64_t kDay = 86'400 * kMicrosecondsPerSecond;
    for (std::int64_t day = 0; day < 500; ++day)
        counter.add(day * kDay);
    const EntityHours hours = counter.take();
    QCOMPARE(hours.total, std::size_t {500});
    QCOMPARE(hours.days.size(), HourCounter::kMaximumDays);
    QCOMPARE(hours.days.back().date, QDate(1970, 1, 1).addDays(499));
}

void EntityHoursTest::knowsTimesBefore1970()
{
    HourCounter counter {TimeFormat()};
    counter.add(-1);
    counter.add(at("0001-01-01T00:00:00Z"));
    const EntityHours hours = counter.take();
    QCOMPARE(hours.days.back().date, QDate(1969, 12, 31));
    QCOMPARE(hours.days.back().hours[23].requests, 1U);
    QCOMPARE(hours.days.front().date, QDate(1, 1, 1));
}

QTEST_GUILESS_MAIN(EntityHoursTest)
#include "tst_entityhours.moc"
