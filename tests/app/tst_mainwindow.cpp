// SPDX-License-Identifier: Apache-2.0
// The whole window on the bundled sample, with real keys and clicks.
#include "tests/app/windowfixture.h"

using namespace kubewake;

class MainWindowTest : public test::WindowFixture
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare(); }
    void init() { makeFreshWindow(); }
    void cleanup() { closeWindow(); }

    void emptyWindowSaysWhatToDo()
    {
        QVERIFY(grid()->emptyText().contains(QStringLiteral("Ctrl+O")));
        QVERIFY(!m_window->actions()->closeAll->isEnabled());
        QVERIFY(!m_window->actions()->exportRowsCsv->isEnabled());
    }

    void opensTheSample()
    {
        openSample();
        const EventSnapshot &snapshot = *result().snapshot;
        // Counted without the loader: every line of the sample is one event.
        const QByteArray lines =
            test::readAll(test::testData(QStringLiteral("../../resources/sample/incident.log.gz")));
        QCOMPARE(static_cast<qsizetype>(snapshot.eventCount()), lines.count('\n'));
        QCOMPARE(static_cast<std::uint32_t>(grid()->model()->rowCount()), snapshot.requestCount());
        QVERIFY(m_window->statusLine()->evidence()->text().contains(
            QLocale().toString(snapshot.eventCount())));
        QVERIFY(m_window->windowTitle().contains(QStringLiteral("Sample")));
        QVERIFY(m_window->timeline()->canvas()->laneList().lanes.size() > 10);
        QVERIFY(m_window->histogram()->histogram().bins.size() > 10);
    }

    // Whatever panel is in front; and the window still fits a small screen.
    void everyPanelLeavesRoomForTheBars()
    {
        openSample();
        const int smallest = 4 * m_window->fontMetrics().height();
        for (QDockWidget *dock : m_window->findChildren<QDockWidget *>()) {
            dock->show();
            dock->raise();
            QTest::qWait(0);
            const QString name = dock->windowTitle();
            QVERIFY2(m_window->histogram()->chart()->height() >= smallest, qPrintable(name));
            QVERIFY2(m_window->minimumSizeHint().height() <= 700, qPrintable(name));
        }
    }

    void filterNarrowsEveryView()
    {
        openSample();
        const int all = grid()->model()->rowCount();
        applyFilter(QStringLiteral("outcome: denied"));
        const int denied = grid()->model()->rowCount();
        QVERIFY(denied > 0 && denied < all);
        for (int row = 0; row < denied; ++row)
            QCOMPARE(grid()->model()->index(row, 0).data(EventTableModel::OutcomeRole).toInt(),
                     static_cast<int>(Outcome::Denied));
        std::uint32_t bars = 0;
        for (const auto &bin : m_window->histogram()->histogram().bins) {
            QCOMPARE(bin[static_cast<std::size_t>(Outcome::Allowed)], 0U);
            bars += bin[static_cast<std::size_t>(Outcome::Denied)];
        }
        QCOMPARE(bars, static_cast<std::uint32_t>(denied));
        std::uint32_t inLanes = 0;
        for (const Lane &lane : m_window->timeline()->canvas()->laneList().lanes)
            inLanes += lane.count;
        QCOMPARE(inLanes, static_cast<std::uint32_t>(denied));
    }

    void invalidFilterKeepsTheRows()
    {
        openSample();
        applyFilter(QStringLiteral("verb: delete"));
        const RowOrderPtr before = result().order;
        QVERIFY(before->size() > 0);
        typeFilter(QStringLiteral("verb: (delete"));
        settle();
        QCOMPARE(m_window->filterBar()->validity(), Validity::Invalid);
        QVERIFY(!m_window->filterBar()->message().isEmpty());
        QCOMPARE(result().order, before);
        QCOMPARE(m_window->filterBar()->appliedText(), QStringLiteral("verb: delete"));
    }

    void backAndForwardBringFilterAndEventBack()
    {
        openSample();
        applyFilter(QStringLiteral("verb: delete"));
        grid()->setCurrentIndex(grid()->model()->index(1, 0));
        const auto selected = grid()->currentRow();
        applyFilter(QStringLiteral("verb: create"));
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        settle();
        QCOMPARE(m_window->filterBar()->text(), QStringLiteral("verb: delete"));
        QCOMPARE(grid()->currentRow(), selected);
        QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::AltModifier);
        settle();
        QCOMPARE(m_window->filterBar()->appliedText(), QStringLiteral("verb: create"));
        QVERIFY(!m_window->actions()->forward->isEnabled());
    }

    void eventsAndRequests()
    {
        openSample();
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        settle();
        QCOMPARE(static_cast<Row>(grid()->model()->rowCount()), result().snapshot->eventCount());
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
        settle();
        QCOMPARE(static_cast<std::uint32_t>(grid()->model()->rowCount()),
                 result().snapshot->requestCount());
    }

    void signalShowsItsEvents()
    {
        openSample();
        const SignalPtr signal = selectFirstSignal();
        applyFilter(QStringLiteral("verb: nothing"));
        QCOMPARE(grid()->model()->rowCount(), 0);
        m_window->signalPanel()->list()->setFocus();
        QTest::keyClick(m_window->signalPanel()->list(), Qt::Key_Return);
        settle();
        QCOMPARE(result().order->size(), signal->count());
        for (const Row row : signal->rows)
            QVERIFY(result().order->positionOf(row) < result().order->size());
        // The way there is shown, and can be left.
        NoticeBar *bar = m_window->eventPane()->restrictionBar();
        QVERIFY(bar->isVisible());
        QVERIFY(grid()->currentRow() == signal->rows.front());
        QTest::mouseClick(bar->findChildren<QToolButton *>().back(), Qt::LeftButton);
        settle();
        QVERIFY(!bar->isVisible());
        QCOMPARE(static_cast<std::uint32_t>(grid()->model()->rowCount()),
                 result().snapshot->requestCount());
    }

    void signalHighlightsWhatMatched()
    {
        openSample();
        const SignalPtr signal = selectFirstSignal();
        QTest::keyClick(m_window->signalPanel()->list(), Qt::Key_Return);
        settle();
        bool highlighted = false;
        for (int column = 0; column < grid()->model()->columnCount(); ++column)
            highlighted = highlighted
                || grid()->model()->index(0, column).data(EventTableModel::HighlightRole).toBool();
        QVERIFY(!signal->matchedFields.empty());
        QVERIFY(highlighted);
        QVERIFY(grid()->model()->index(0, 0).data(EventTableModel::SeverityRole).isValid());
    }

    void signalOpensActorsTimelineAndSurroundings()
    {
        openSample();
        const SignalPtr signal = selectFirstSignal();
        QVERIFY(!signal->entity.empty());
        QTest::keyClick(m_window->signalPanel()->list(), Qt::Key_T);
        settle();
        QVERIFY(
            m_window->filterBar()->appliedText().contains(QString::fromStdString(signal->entity)));
        const LaneCanvas *canvas = m_window->timeline()->canvas();
        QVERIFY(canvas->focusedLane() >= 0);
        QCOMPARE(canvas->laneText(canvas->focusedLane()), QString::fromStdString(signal->entity));
        QTest::keyClick(m_window->signalPanel()->list(), Qt::Key_N);
        settle();
        QVERIFY(m_window->filterBar()->appliedText().startsWith(QStringLiteral("time >=")));
        QVERIFY(result().order->size() > signal->count());
    }

    void unreadableTriageIsKeptAside()
    {
        const QByteArray broken = "{\"version\":1,\"signals\":[{";
        m_settings->setState(QStringLiteral("triage"), broken);
        m_window.reset();
        makeWindow();
        const NoticeBar *notice = m_window->eventPane()->lastingProblemBar();
        QVERIFY(notice->isVisible());
        QVERIFY(notice->text().contains(QLatin1String("triage-unreadable-1")));
        // Decisions that are made now do not overwrite it.
        openSample();
        selectFirstSignal();
        QTest::keyClick(m_window->signalPanel()->list(), Qt::Key_U);
        QVERIFY(!m_settings->state(QStringLiteral("triage")).isEmpty());
        QCOMPARE(m_settings->state(QStringLiteral("triage-unreadable-1")), broken);
        m_window.reset();
        makeWindow();
        QVERIFY(!m_window->eventPane()->lastingProblemBar()->isVisible());
    }

    void archiveAsksForAReasonAndCanBeUndone()
    {
        openSample();
        const SignalPtr signal = selectFirstSignal();
        QTest::keyClick(m_window->signalPanel()->list(), Qt::Key_A);
        auto *dialog = m_window->signalPanel()->findChild<QInputDialog *>();
        QVERIFY(dialog != nullptr);
        QPushButton *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QVERIFY(!ok->isEnabled());
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), QStringLiteral("planned work"));
        QTest::mouseClick(ok, Qt::LeftButton);
        const auto decision = [&] {
            return m_window->signalPanel()->triage().decisionFor(*signal);
        };
        QCOMPARE(decision().status, SignalStatus::Archived);
        QCOMPARE(decision().reason, QStringLiteral("planned work"));
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(decision().status, SignalStatus::Open);
        m_window->actions()->redo->trigger();
        QCOMPARE(decision().status, SignalStatus::Archived);

        // The next window on the same evidence remembers it.
        makeWindow();
        openSample();
        QCOMPARE(decision().reason, QStringLiteral("planned work"));
    }

    void timelineClickSelectsTheEvent()
    {
        openSample();
        LaneCanvas *canvas = m_window->timeline()->canvas();
        QVERIFY(!canvas->bins().bins.empty());
        const LaneBin bin = canvas->bins().bins.front().front();
        const QRect lane = canvas->laneRect(0);
        QTest::mouseClick(canvas->viewport(), Qt::LeftButton, {},
                          QPoint(lane.left() + bin.pixel, lane.center().y()));
        settle();
        QVERIFY(grid()->currentRow().has_value());
        const Row row = *grid()->currentRow();
        QVERIFY(canvas->scale().timesOfPixel(bin.pixel).first <= result().snapshot->time(row));
        QVERIFY(canvas->scale().timesOfPixel(bin.pixel).last >= result().snapshot->time(row));
        QCOMPARE(m_window->detailPane()->row(), grid()->currentRow());
    }

    void clickingAUserOpensItsTimeline()
    {
        openSample();
        grid()->setCurrentIndex(grid()->model()->index(3, 0));
        settle();
        auto *user = m_window->detailPane()->findChild<QPushButton *>(QStringLiteral("userLink"));
        const Row row = *grid()->currentRow();
        QTest::mouseClick(user, Qt::LeftButton);
        settle();
        QVERIFY(m_window->filterBar()->appliedText().startsWith(QStringLiteral("effective")));
        QVERIFY(result().order->positionOf(row) < result().order->size());
        QCOMPARE(m_window->timeline()->canvas()->laneList().lanes.size(), std::size_t {1});
        QCOMPARE(m_window->timeline()->canvas()->focusedLane(), 0);
    }

    void brushedTimeBecomesPartOfTheFilter()
    {
        openSample();
        applyFilter(QStringLiteral("verb: create or verb: delete"));
        const std::size_t before = result().order->size();
        brush(0.2, 0.5);
        const QString brushed = m_window->filterBar()->appliedText();
        QVERIFY(brushed.contains(QStringLiteral("time >=")));
        const std::size_t narrowed = result().order->size();
        QVERIFY(narrowed > 0 && narrowed < before);
        const TimeRange range = m_window->histogram()->selectedRange();
        for (const Row row : result().order->rows())
            QVERIFY(result().snapshot->time(row) >= range.first
                    && result().snapshot->time(row) <= range.last);
        // Another one takes its place, and Escape lifts it.
        brush(0.5, 0.9);
        QCOMPARE(m_window->filterBar()->appliedText().count(QStringLiteral("time >=")), 1);
        QTest::keyClick(m_window->histogram()->focusProxy(), Qt::Key_Escape);
        settle();
        QCOMPARE(result().order->size(), before);
        QVERIFY(!m_window->histogram()->selectedRange().isValid());
    }
};

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
