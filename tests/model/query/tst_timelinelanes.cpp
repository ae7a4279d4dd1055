// SPDX-License-Identifier: Apache-2.0
#include "model/query/timelinelanes.h"
#include "model/store/fieldvalues.h"
#include "tests/support/madeevents.h"

#include <QTest>

#include <map>
#include <random>

using namespace kubewake;
using kubewake::test::MadeEvent;
using kubewake::test::snapshotOf;

Q_DECLARE_METATYPE(kubewake::FieldId)

namespace {

constexpr MicrosecondsUtc kStart = 1'700'000'000'000'000;

std::vector<MadeEvent> randomEvents(std::size_t count, std::int64_t span)
{
    std::mt19937_64 random(7);
    std::vector<MadeEvent> events;
    for (std::size_t i = 0; i < count; ++i) {
        MadeEvent event;
        if (random() % 50 != 0)
            event.time =
                kStart + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(span));
        const auto user = random() % 12;
        if (user != 0)
            event.user = "user-" + std::to_string(user);
        event.peer = "10.0.0." + std::to_string(random() % 7);
        event.space = "space-" + std::to_string(random() % 4);
        event.outcome = static_cast<Outcome>(1 + random() % 6);
        events.push_back(event);
    }
    return events;
}

// The same questions asked the slow way: texts and std::map.
using BruteBins = std::map<std::pair<std::string, int>, std::vector<Row>>;

BruteBins bruteBins(const EventSnapshot &snapshot, const RowBitmap &rows, FieldId field,
                    const TimeScale &scale)
{
    BruteBins bins;
    for (Row row = 0; row < rows.size(); ++row) {
        const MicrosecondsUtc time = snapshot.time(row);
        if (!rows.test(row) || time == kNoTime)
            continue;
        for (int pixel = 0; pixel < scale.width; ++pixel) {
            const TimeRange times = scale.timesOfPixel(pixel);
            if (times.isValid() && time >= times.first && time <= times.last)
                bins[{fieldText(snapshot, field, row), pixel}].push_back(row);
        }
    }
    return bins;
}

} // namespace

class TimelineLanesTest : public QObject
{
    Q_OBJECT

private slots:
    void everyMicrosecondHasOnePixel_data()
    {
        QTest::addColumn<qint64>("span");
        QTest::addColumn<int>("width");
        QTest::newRow("fewer microseconds than pixels") << qint64 {7} << 100;
        QTest::newRow("as many") << qint64 {100} << 100;
        QTest::newRow("uneven") << qint64 {1009} << 97;
        QTest::newRow("one instant") << qint64 {1} << 10;
        QTest::newRow("one pixel") << qint64 {5000} << 1;
    }

    void everyMicrosecondHasOnePixel()
    {
        QFETCH(qint64, span);
        QFETCH(int, width);
        const TimeScale scale {{kStart, kStart + span - 1}, width};
        int last = 0;
        for (MicrosecondsUtc time = kStart; time < kStart + span; ++time) {
            const int pixel = scale.pixelOf(time);
            QVERIFY(pixel >= last && pixel < width);
            const TimeRange times = scale.timesOfPixel(pixel);
            QVERIFY(times.isValid() && times.first <= time && time <= times.last);
            last = pixel;
        }
        MicrosecondsUtc next = kStart;
        for (int pixel = 0; pixel < width; ++pixel) {
            const TimeRange times = scale.timesOfPixel(pixel);
            if (!times.isValid())
                continue;
            QCOMPARE(times.first, next);
            next = times.last + 1;
        }
        QCOMPARE(next, kStart + span);
    }

    void tenThousandYearsStayExact()
    {
        const std::int64_t span = 315'360'000'000'000'000;
        const TimeScale scale {{-62'135'596'800'000'000, -62'135'596'800'000'000 + span - 1}, 3777};
        MicrosecondsUtc next = scale.range.first;
        for (int pixel = 0; pixel < scale.width; ++pixel) {
            const TimeRange times = scale.timesOfPixel(pixel);
            QCOMPARE(times.first, next);
            QCOMPARE(scale.pixelOf(times.first), pixel);
            QCOMPARE(scale.pixelOf(times.last), pixel);
            next = times.last + 1;
        }
        QCOMPARE(next, scale.range.last + 1);
    }

    void zoomKeepsTheTimeUnderTheCursor()
    {
        const TimeRange bounds {kStart, kStart + 3'600'000'000};
        TimeScale scale {bounds, 1000};
        const MicrosecondsUtc pinned = scale.timeAt(700);
        for (int step = 0; step < 10; ++step) {
            scale = scale.zoomed(2.0, 700, bounds);
            QVERIFY(qAbs(scale.pixelOf(pinned) - 700) <= 1);
        }
        QVERIFY(scale.span() < 4'000'000);
        for (int step = 0; step < 40; ++step)
            scale = scale.zoomed(2.0, 10, bounds);
        QCOMPARE(scale.span(), TimeScale::kMinimumSpan);
        for (int step = 0; step < 60; ++step)
            scale = scale.zoomed(0.5, 300, bounds);
        QCOMPARE(scale.range, bounds);
    }

    void panStopsAtTheBounds()
    {
        const TimeRange bounds {kStart, kStart + 999'999};
        TimeScale scale = TimeScale {bounds, 100}.zoomed(10, 50, bounds);
        QCOMPARE(scale.span(), std::int64_t {100'000});
        const MicrosecondsUtc before = scale.range.first;
        QCOMPARE(scale.panned(10, bounds).range.first, before + 10'000);
        QCOMPARE(scale.panned(-1'000'000, bounds).range.first, bounds.first);
        QCOMPARE(scale.panned(1'000'000, bounds).range.last, bounds.last);
    }

    void lanesAndBinsEqualABruteForceCount_data()
    {
        QTest::addColumn<FieldId>("field");
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("part");
        QTest::newRow("users") << FieldId::EffectiveUser << 211 << false;
        QTest::newRow("peers, half of the time") << FieldId::Peer << 64 << true;
        QTest::newRow("namespaces, one pixel") << FieldId::Namespace << 1 << false;
    }

    void lanesAndBinsEqualABruteForceCount()
    {
        QFETCH(FieldId, field);
        QFETCH(int, width);
        QFETCH(bool, part);
        const SnapshotPtr snapshot = snapshotOf(randomEvents(4000, 1'000'000));
        RowBitmap rows(snapshot->eventCount());
        for (Row row = 0; row < rows.size(); row += 1 + row % 3)
            rows.set(row);
        const TimeRange range {kStart, kStart + (part ? 500'000 : 999'999)};
        const TimeScale scale {range, width};
        const BruteBins expected = bruteBins(*snapshot, rows, field, scale);

        const auto list = listLanes(*snapshot, rows, field, range, LaneOrder::ByCount);
        QVERIFY(list.has_value());
        std::map<std::string, std::uint32_t> counts;
        std::uint32_t inside = 0;
        for (const auto &[key, found] : expected) {
            counts[key.first] += static_cast<std::uint32_t>(found.size());
            inside += static_cast<std::uint32_t>(found.size());
        }
        QCOMPARE(list->lanes.size(), counts.size());
        QCOMPARE(list->outside, rows.count() - inside);
        std::vector<Code> codes;
        for (const Lane &lane : list->lanes) {
            QCOMPARE(lane.count, counts.at(std::string(laneValue(*snapshot, field, lane.code))));
            codes.push_back(lane.code);
        }
        QVERIFY(std::ranges::is_sorted(list->lanes, std::ranges::greater {}, &Lane::count));

        LaneBinner binner(*snapshot, field, codes, scale);
        QVERIFY(binner.addRows(rows));
        const LaneBins bins = binner.take();
        std::size_t seen = 0;
        for (std::size_t lane = 0; lane < codes.size(); ++lane) {
            for (const LaneBin &bin : bins.bins[lane]) {
                const auto &same =
                    expected.at({std::string(laneValue(*snapshot, field, codes[lane])), bin.pixel});
                QCOMPARE(bin.count, static_cast<std::uint32_t>(same.size()));
                int worst = 0;
                for (const Row row : same)
                    worst = std::max(
                        worst,
                        outcomeRank(static_cast<Outcome>(snapshot->code(Column::Outcome, row))));
                QCOMPARE(outcomeRank(bin.worst), worst);
                QVERIFY(std::ranges::find(same, bin.row) != same.end());
                const auto hit =
                    rowsOfLane(*snapshot, rows, field, codes[lane], scale.timesOfPixel(bin.pixel));
                QVERIFY(hit.has_value());
                std::vector<Row> sorted = *hit;
                std::ranges::sort(sorted);
                QCOMPARE(sorted, same);
                ++seen;
            }
        }
        QCOMPARE(seen, expected.size());
    }

    void lanesByFirstSeen()
    {
        const SnapshotPtr snapshot = snapshotOf({{kStart + 5, "late", "", ""},
                                                 {kStart + 6, "late", "", ""},
                                                 {kStart + 1, "early", "", ""}});
        const RowBitmap rows(snapshot->eventCount(), true);
        const TimeRange range {kStart, kStart + 10};
        const auto byTime =
            listLanes(*snapshot, rows, FieldId::EffectiveUser, range, LaneOrder::ByFirstSeen);
        QCOMPARE(laneValue(*snapshot, FieldId::EffectiveUser, byTime->lanes[0].code), "early");
        QCOMPARE(byTime->lanes[1].first, kStart + 5);
        QCOMPARE(byTime->lanes[1].last, kStart + 6);
        const auto byCount =
            listLanes(*snapshot, rows, FieldId::EffectiveUser, range, LaneOrder::ByCount);
        QCOMPARE(laneValue(*snapshot, FieldId::EffectiveUser, byCount->lanes[0].code), "late");
    }

    void marksKeepTheWorst()
    {
        const SnapshotPtr snapshot =
            snapshotOf({{kStart, "a", "", ""}, {kStart + 90, "a", "", ""}});
        const auto list = listLanes(*snapshot, RowBitmap(2, true), FieldId::EffectiveUser,
                                    {kStart, kStart + 99}, LaneOrder::ByCount);
        LaneBinner binner(*snapshot, FieldId::EffectiveUser, {list->lanes[0].code},
                          {{kStart, kStart + 99}, 10});
        RowBitmap onlyFirst(2);
        onlyFirst.set(0);
        binner.addRows(onlyFirst);
        binner.addMark(0, 2, 100);
        binner.addMark(0, 4, 200);
        binner.addMark(0, 3, 300);
        binner.addMark(1, 1, 400);
        binner.addMark(77, 1, 500); // no such row
        const LaneBins bins = binner.take();
        QCOMPARE(bins.bins[0].size(), std::size_t {2});
        QCOMPARE(int {bins.bins[0][0].mark}, 4);
        QCOMPARE(bins.bins[0][0].markId, 200U);
        QCOMPARE(bins.bins[0][1].count, 0U);
        QCOMPARE(bins.bins[0][1].markRow, Row {1});
        QCOMPARE(binAt(bins.bins[0], 8, 1), &bins.bins[0][1]);
        QCOMPARE(binAt(bins.bins[0], 5, 1), nullptr);
    }

    void cancels()
    {
        const SnapshotPtr snapshot = snapshotOf(randomEvents(10, 100));
        const RowBitmap rows(10, true);
        const EvaluationControl stop {[] { return true; }, {}};
        const TimeRange range {kStart, kStart + 100};
        QVERIFY(!listLanes(*snapshot, rows, FieldId::Peer, range, LaneOrder::ByCount, stop));
        QVERIFY(!rowsOfLane(*snapshot, rows, FieldId::Peer, 1, range, stop));
        LaneBinner binner(*snapshot, FieldId::Peer, {1}, {range, 10});
        QVERIFY(!binner.addRows(rows, stop));
    }

    void fieldsWithoutOneValueHaveNoLanes()
    {
        QVERIFY(canHaveLanes(FieldId::ResourcePath));
        QVERIFY(!canHaveLanes(FieldId::Time));
        QVERIFY(!canHaveLanes(FieldId::Groups));
        const SnapshotPtr snapshot = snapshotOf(randomEvents(3, 100));
        QVERIFY(!listLanes(*snapshot, RowBitmap(3, true), FieldId::Groups, {kStart, kStart + 1},
                           LaneOrder::ByCount));
    }
};

QTEST_GUILESS_MAIN(TimelineLanesTest)
#include "tst_timelinelanes.moc"
