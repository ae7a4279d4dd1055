// SPDX-License-Identifier: Apache-2.0
#include "tests/support/madeevents.h"
#include "views/timeline/timeaxis.h"
#include "views/timeline/timelineview.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace kubewake;
using kubewake::test::MadeEvent;
using kubewake::test::snapshotOf;

namespace {

constexpr MicrosecondsUtc kStart = 1'700'000'000'000'000;
const TimeRange kRange {kStart, kStart + 999'999'999};

} // namespace

class TimelineViewTest : public QObject
{
    Q_OBJECT

private:
    void show(TimelineView &view)
    {
        std::vector<MadeEvent> events;
        for (int i = 0; i < 20; ++i)
            events.push_back({kStart + i * 10'000'000, "alice", "10.0.0.1", "a", Outcome::Allowed});
        events.push_back(
            {kStart + 500'000'000, "<b>mallory</b>", "10.0.0.2", "b", Outcome::Denied});
        const SnapshotPtr snapshot = snapshotOf(events);
        view.resize(1000, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setContents(snapshot, std::make_shared<RowBitmap>(snapshot->eventCount(), true),
                         kRange);
        QTRY_COMPARE(view.canvas()->laneList().lanes.size(), std::size_t {2});
        QTRY_COMPARE(view.canvas()->bins().codes.size(), std::size_t {2});
    }

    static QPoint pointOf(const LaneCanvas &canvas, int lane, MicrosecondsUtc time)
    {
        return {canvas.labelWidth() + canvas.scale().pixelOf(time),
                canvas.laneRect(lane).center().y()};
    }

private slots:
    void clickOpensTheEventAndTheLane()
    {
        TimelineView view;
        show(view);
        LaneCanvas &canvas = *view.canvas();
        QSignalSpy rows(&view, &TimelineView::rowActivated);
        QSignalSpy lanes(&view, &TimelineView::laneActivated);
        QTest::mouseClick(canvas.viewport(), Qt::LeftButton, {},
                          pointOf(canvas, 1, kStart + 500'000'000));
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0][0].value<Row>(), Row {20});
        QTest::mouseClick(canvas.viewport(), Qt::LeftButton, {},
                          QPoint(5, canvas.laneRect(1).center().y()));
        QCOMPARE(lanes.size(), 1);
        QCOMPARE(lanes[0][1].toString(), QStringLiteral("<b>mallory</b>"));
        QTest::mouseClick(canvas.viewport(), Qt::LeftButton, {},
                          pointOf(canvas, 1, kStart + 800'000'000));
        QCOMPARE(rows.size(), 1); // nothing there
    }

    void wheelZoomsAtTheCursorAndKeysReset()
    {
        TimelineView view;
        show(view);
        LaneCanvas &canvas = *view.canvas();
        const QPoint at = pointOf(canvas, 0, kStart + 500'000'000);
        const int pixel = at.x() - canvas.labelWidth();
        QWheelEvent wheel(at, canvas.viewport()->mapToGlobal(at), {}, {0, 120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(canvas.viewport(), &wheel);
        QCOMPARE(canvas.scale().span(), std::int64_t {800'000'000});
        QVERIFY(qAbs(canvas.scale().pixelOf(kStart + 500'000'000) - pixel) <= 1);
        QTRY_COMPARE(canvas.bins().scale.range, canvas.scale().range);
        QTest::keyClick(&canvas, Qt::Key_Minus);
        QTest::keyClick(&canvas, Qt::Key_Plus);
        QVERIFY(canvas.scale().range != kRange);
        QTest::keyClick(&canvas, Qt::Key_Home);
        QCOMPARE(canvas.scale().range, kRange);
    }

    void dragPansAndShiftDragSelects()
    {
        TimelineView view;
        show(view);
        LaneCanvas &canvas = *view.canvas();
        canvas.zoomCentered(4);
        const TimeRange before = canvas.scale().range;
        const int y = canvas.laneRect(1).bottom() + 40;
        const int x = canvas.labelWidth() + 300;
        QTest::mousePress(canvas.viewport(), Qt::LeftButton, {}, {x, y});
        QTest::mouseMove(canvas.viewport(), {x - 100, y});
        QTest::mouseRelease(canvas.viewport(), Qt::LeftButton, {}, {x - 100, y});
        QVERIFY(canvas.scale().range.first > before.first);
        QCOMPARE(canvas.scale().span(), before.last - before.first + 1);

        QSignalSpy ranges(&view, &TimelineView::timeRangeSelected);
        QTest::mousePress(canvas.viewport(), Qt::LeftButton, Qt::ShiftModifier, {x, y});
        QTest::mouseMove(canvas.viewport(), {x + 50, y});
        QTest::mouseRelease(canvas.viewport(), Qt::LeftButton, Qt::ShiftModifier, {x + 50, y});
        QCOMPARE(ranges.size(), 1);
        QCOMPARE(ranges[0][0].value<TimeRange>(), canvas.scale().timesOfPixels(300, 350));
    }

    void everythingByKeyboard()
    {
        TimelineView view;
        show(view);
        LaneCanvas &canvas = *view.canvas();
        QSignalSpy rows(&view, &TimelineView::rowActivated);
        QSignalSpy lanes(&view, &TimelineView::laneActivated);
        QTest::keyClick(&canvas, Qt::Key_Down);
        QTest::keyClick(&canvas, Qt::Key_Right);
        QTest::keyClick(&canvas, Qt::Key_Right);
        QTest::keyClick(&canvas, Qt::Key_Return);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0][0].value<Row>(), Row {1});
        QTest::keyClick(&canvas, Qt::Key_Down);
        QTest::keyClick(&canvas, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(lanes.size(), 1);
        QCOMPARE(canvas.focusedLane(), 1);
    }

    void lanesSwitchFields()
    {
        TimelineView view;
        show(view);
        view.setLaneField(FieldId::Namespace);
        QTRY_COMPARE(view.canvas()->laneList().field, FieldId::Namespace);
        QCOMPARE(view.canvas()->laneText(0), QStringLiteral("a"));
    }

    // Between new contents and the end of counting, lanes and bins are those of the old snapshot.
    void otherEvidenceReplacesTheLanesAtOnce()
    {
        TimelineView view;
        show(view);
        LaneCanvas &canvas = *view.canvas();
        QSignalSpy rows(&view, &TimelineView::rowActivated);
        const QPoint at = pointOf(canvas, 1, kStart + 500'000'000);
        canvas.focusLane(1);
        const SnapshotPtr other = snapshotOf({{kStart, "", "", "", Outcome::Allowed}});
        view.setContents(other, std::make_shared<RowBitmap>(other->eventCount(), true), kRange);
        QVERIFY(!view.grab().isNull());
        QVERIFY(!canvas.hoverText(at).contains(QStringLiteral("mallory")));
        QTest::mouseClick(canvas.viewport(), Qt::LeftButton, {}, at);
        QTest::keyClick(&canvas, Qt::Key_Return);
        QCOMPARE(rows.size(), 0);
        QTRY_COMPARE(canvas.laneList().lanes.size(), std::size_t {1});
        QCOMPARE(canvas.focusedLane(), -1);
    }

    void theFocusStaysWithItsLaneWhileALogGrows()
    {
        TimelineView view;
        show(view);
        LaneCanvas &canvas = *view.canvas();
        canvas.focusLane(1);
        const QString focused = canvas.laneText(1);
        std::vector<MadeEvent> events;
        for (int i = 0; i < 20; ++i)
            events.push_back({kStart + i, "alice", "", "", Outcome::Allowed});
        for (int i = 0; i < 90; ++i)
            events.push_back({kStart + i, "<b>mallory</b>", "", "", Outcome::Allowed});
        const SnapshotPtr grown = snapshotOf(events); // now the lane with most rows
        view.setContents(grown, std::make_shared<RowBitmap>(grown->eventCount(), true), kRange);
        QTRY_COMPARE(canvas.laneText(0), focused);
        QCOMPARE(canvas.focusedLane(), 0);
    }

    void screenReadersHearWhereTheFocusIs()
    {
        TimelineView view;
        show(view);
        LaneCanvas &canvas = *view.canvas();
        const QString help = canvas.accessibleDescription();
        QVERIFY(!help.isEmpty());
        QTest::keyClick(&canvas, Qt::Key_Down);
        QVERIFY(canvas.accessibleDescription().contains(QStringLiteral("alice")));
        QTest::keyClick(&canvas, Qt::Key_Down);
        QTest::keyClick(&canvas, Qt::Key_Right);
        QVERIFY(canvas.accessibleDescription().contains(QStringLiteral("<b>mallory</b>")));
        QVERIFY(canvas.accessibleDescription().contains(
            view.canvas()
                ->hoverText(pointOf(canvas, 1, kStart + 500'000'000))
                .section(u'\n', 0, 0)));
    }

    void hostileNamesAreOneShortLine()
    {
        const std::string name = "a\xe2\x80\xae"
                                 "b\n"
            + std::string(100'000, 'x');
        const SnapshotPtr snapshot = snapshotOf({{kStart, name, "", "", Outcome::Allowed}});
        TimelineView view;
        view.resize(800, 300);
        view.show();
        view.setContents(snapshot, std::make_shared<RowBitmap>(snapshot->eventCount(), true),
                         kRange);
        QTRY_COMPARE(view.canvas()->bins().codes.size(), std::size_t {1});
        const QString shown = view.canvas()->laneText(0);
        QVERIFY(shown.size() <= 600);
        QVERIFY(shown.startsWith(QStringLiteral("a\\u202eb\u240a")));
        QVERIFY(view.canvas()->hoverText(pointOf(*view.canvas(), 0, kStart)).size() < 3000);
        QSignalSpy lanes(&view, &TimelineView::laneActivated);
        QTest::mouseClick(view.canvas()->viewport(), Qt::LeftButton, {},
                          QPoint(5, view.canvas()->laneRect(0).center().y()));
        QCOMPARE(lanes[0][1].toString(),
                 QString::fromStdString(name)); // the filter takes all of it
    }

    void hoverNamesTheSignal()
    {
        TimelineView view;
        show(view);
        auto rule = std::make_shared<RuleInfo>();
        rule->title = "A rule";
        rule->severity = Severity::Critical;
        auto signal = std::make_shared<Signal>();
        signal->rule = rule;
        signal->rows = {20};
        view.setSignals({signal});
        const QPoint at = pointOf(*view.canvas(), 1, kStart + 500'000'000);
        QTRY_VERIFY(view.canvas()->hoverText(at).contains(QStringLiteral("A rule")));
        QVERIFY(view.canvas()->hoverText(at).contains(QStringLiteral("<b>mallory</b>")));
    }

    void ticksAreRoundInTheZone()
    {
        const TimeScale scale {{kStart, kStart + 86'400'000'000 - 1}, 1000};
        const TimeFormat format(QTimeZone(5 * 3600 + 1800));
        const auto ticks = axisTicks(scale, 120, format);
        QVERIFY(ticks.size() >= 4 && ticks.size() <= 9);
        for (const AxisTick &tick : ticks)
            QVERIFY2(format.toDisplay(tick.time).endsWith(QStringLiteral(":00:00.000000")),
                     qPrintable(tick.label));
        QVERIFY(!ticks[0].date.isEmpty());
        QVERIFY(axisTicks({}, 100, format).empty());
        QVERIFY(!axisTicks({{kStart, kStart}, 500}, 100, format).empty());
    }
};

QTEST_MAIN(TimelineViewTest)
#include "tst_timelineview.moc"
