// SPDX-License-Identifier: Apache-2.0
#include "tests/support/madeevents.h"
#include "views/timeline/histogramview.h"

#include <QGraphicsTextItem>
#include <QGraphicsView>
#include <QSignalSpy>
#include <QTest>

using namespace kubewake;
using kubewake::test::MadeEvent;
using kubewake::test::snapshotOf;

class HistogramViewTest : public QObject
{
    Q_OBJECT

private:
    static constexpr MicrosecondsUtc kStart = 1'700'000'000'000'000;

    void show(HistogramView &view)
    {
        std::vector<MadeEvent> events;
        for (int i = 0; i < 1000; ++i)
            events.push_back(
                {kStart + i * 1'000'000, "a", "", "", static_cast<Outcome>(1 + i % 6)});
        const SnapshotPtr snapshot = snapshotOf(events);
        view.resize(900, 250);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setContents(snapshot, std::make_shared<RowBitmap>(snapshot->eventCount(), true),
                         {kStart, kStart + 999'999'999});
        QTRY_VERIFY(!view.histogram().bins.empty());
        QTRY_VERIFY(view.plotArea().width() > 100);
    }

private slots:
    void everyRowIsInOneBar()
    {
        HistogramView view;
        show(view);
        QVERIFY(view.histogram().bins.size() <= HistogramView::kMaximumBars);
        std::uint32_t rows = view.histogram().outside;
        for (const auto &bin : view.histogram().bins) {
            for (const std::uint32_t count : bin)
                rows += count;
        }
        QCOMPARE(rows, 1000U);
    }

    // However low the panel is, its numbers can be read.
    void countsAreNotCut()
    {
        HistogramView view;
        show(view);
        for (const int height : {250, 120, 110, 100, 90, 80, 70, 60}) {
            view.resize(900, height);
            QTest::qWait(20);
            int numbers = 0;
            const auto *plot = view.findChild<QGraphicsView *>();
            for (const QGraphicsItem *item : plot->scene()->items()) {
                const auto *text = qgraphicsitem_cast<const QGraphicsTextItem *>(item);
                if (text == nullptr || !text->isVisible() || text->toPlainText().isEmpty())
                    continue;
                bool isNumber = false;
                text->toPlainText().toInt(&isNumber);
                QVERIFY2(isNumber,
                         qPrintable(QStringLiteral("%1 at %2, plot %3")
                                        .arg(text->toPlainText())
                                        .arg(height)
                                        .arg(plot->height())));
                ++numbers;
            }
            QVERIFY(numbers >= 2 || height < 80);
        }
    }

    void brushSelectsWholeBarsAndDoubleClickClears()
    {
        HistogramView view;
        show(view);
        QSignalSpy ranges(&view, &HistogramView::timeRangeSelected);
        QWidget *chart = view.chart();
        const QRect plot = view.plotArea();
        const QPoint from =
            chart->mapFrom(&view, QPoint(plot.left() + plot.width() / 4, plot.center().y()));
        const QPoint to =
            chart->mapFrom(&view, QPoint(plot.left() + plot.width() / 2, plot.center().y()));
        QTest::mousePress(chart, Qt::LeftButton, {}, from);
        QTest::mouseMove(chart, to);
        QTest::mouseRelease(chart, Qt::LeftButton, {}, to);
        QCOMPARE(ranges.size(), 1);
        const TimeRange range = ranges[0][0].value<TimeRange>();
        QCOMPARE(range, view.selectedRange());
        QVERIFY(qAbs(range.first - (kStart + 250'000'000)) < 10'000'000);
        QVERIFY(qAbs(range.last - (kStart + 500'000'000)) < 10'000'000);
        QTest::mouseDClick(chart, Qt::LeftButton, {}, to);
        QVERIFY(!view.selectedRange().isValid());
        QVERIFY(!ranges.last()[0].value<TimeRange>().isValid());
    }

    void followsThePalette()
    {
        HistogramView view;
        show(view);
        QPalette dark = view.palette();
        dark.setColor(QPalette::Base, QColor(20, 20, 20));
        dark.setColor(QPalette::Window, QColor(30, 30, 30));
        dark.setColor(QPalette::Text, Qt::white);
        dark.setColor(QPalette::WindowText, Qt::white);
        view.setPalette(dark);
        QCoreApplication::processEvents();
        const QPoint corner = view.chart()->rect().topLeft() + QPoint(2, 2);
        QCOMPARE(view.chart()->grab().toImage().pixelColor(corner), QColor(20, 20, 20));
    }

    void screenReadersHearTheBar()
    {
        HistogramView view;
        show(view);
        QWidget *chart = view.focusProxy();
        const QString help = chart->accessibleDescription();
        QTest::keyClick(chart, Qt::Key_Home);
        const QString first = chart->accessibleDescription();
        QVERIFY(first != help);
        QVERIFY(first.contains(QStringLiteral("2023-11-14 22:13:20")));
        QTest::keyClick(chart, Qt::Key_Right);
        QVERIFY(chart->accessibleDescription() != first);
    }

    void keyboardSelects()
    {
        HistogramView view;
        show(view);
        QSignalSpy ranges(&view, &HistogramView::timeRangeSelected);
        QWidget *chart = view.focusProxy();
        QTest::keyClick(chart, Qt::Key_Home);
        QTest::keyClick(chart, Qt::Key_Right);
        QTest::keyClick(chart, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(chart, Qt::Key_Return);
        QCOMPARE(ranges.size(), 1);
        QCOMPARE(view.selectedRange().first, view.histogram().rangeOfBin(1).first);
        QCOMPARE(view.selectedRange().last, view.histogram().rangeOfBin(2).last);
        QTest::keyClick(chart, Qt::Key_Escape);
        QVERIFY(!view.selectedRange().isValid());
    }
};

QTEST_MAIN(HistogramViewTest)
#include "tst_histogramview.moc"
