// SPDX-License-Identifier: Apache-2.0
// The whole window on the bundled sample, with real keys and clicks.
#include "app/window/eventpane.h"
#include "app/window/exportmenu.h"
#include "app/window/mainwindow.h"
#include "app/window/settings.h"
#include "app/window/statusline.h"
#include "app/window/windowactions.h"
#include "tests/support/testdata.h"
#include "views/common/noticebar.h"
#include "views/events/detailpane.h"
#include "views/events/eventgridview.h"
#include "views/filter/filterbar.h"
#include "views/signals/signalpanel.h"
#include "views/timeline/histogramview.h"
#include "views/timeline/timelineview.h"

#include <QAction>
#include <QApplication>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QFile>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>
#include <QUrl>

using namespace kubewake;

namespace {

constexpr int kLongWaitMs = 60'000;

// Types a name into the file dialog that is about to open, and accepts it.
void answerFileDialog(const QString &path)
{
    QTimer::singleShot(0, qApp, [path] {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            auto *dialog = qobject_cast<QFileDialog *>(widget);
            if (dialog == nullptr || !dialog->isVisible())
                continue;
            dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"))->setText(path);
            QMetaObject::invokeMethod(dialog, "accept");
            return;
        }
        answerFileDialog(path);
    });
}

} // namespace

class MainWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QVERIFY(m_folder.isValid());
    }

    void init()
    {
        m_settings = std::make_unique<Settings>(m_folder.filePath(
            QStringLiteral("%1.ini").arg(QLatin1String(QTest::currentTestFunction()))));
        makeWindow();
    }

    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
    }

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

    void exportsExactlyWhatIsShown_data()
    {
        QTest::addColumn<int>("which");
        QTest::newRow("csv") << 0;
        QTest::newRow("json") << 1;
        QTest::newRow("raw") << 2;
    }

    void exportsExactlyWhatIsShown()
    {
        QFETCH(int, which);
        openSample();
        applyFilter(QStringLiteral("verb: delete"));
        const WindowActions *actions = m_window->actions();
        QAction *action = which == 0 ? actions->exportRowsCsv
            : which == 1             ? actions->exportRowsJson
                                     : actions->exportRowsRaw;
        const int rows = grid()->model()->rowCount();
        QTRY_VERIFY(action->text().contains(QLocale().toString(rows)));
        const QString path = m_folder.filePath(QStringLiteral("rows%1").arg(which));
        const QByteArray written = exported(action, path);
        QCOMPARE(written.count('\n'), rows + (which == 0 ? 1 : 0));
        if (which == 0)
            QCOMPARE(static_cast<std::size_t>(written.left(written.indexOf('\n')).count(',')) + 1,
                     grid()->visibleFields().size());
    }

    void exportsFindings()
    {
        openSample();
        QAction *action = m_window->actions()->exportFindingsJson;
        const int shown = m_window->signalPanel()->filterModel()->rowCount();
        QVERIFY(shown > 0);
        QTRY_VERIFY(action->text().contains(QLocale().toString(shown)));
        const QByteArray written = exported(action, m_folder.filePath(QStringLiteral("findings")));
        QCOMPARE(written.count('\n'), shown);
    }

    void remembersColumnsPanelsAndZone()
    {
        openSample();
        auto *dock = m_window->findChild<QDockWidget *>(QStringLiteral("histogram"));
        dock->hide();
        grid()->header()->resizeSection(0, 333);
        m_settings->setTimeZone("Asia/Tokyo");
        QVERIFY(m_window->eventPane()->model()->timeFormat().zoneName().contains(
            QStringLiteral("Tokyo")));
        QVERIFY(m_window->close());
        makeWindow();
        QVERIFY(!m_window->findChild<QDockWidget *>(QStringLiteral("histogram"))->isVisible());
        QCOMPARE(grid()->header()->sectionSize(0), 333);
        QVERIFY(m_window->eventPane()->model()->timeFormat().zoneName().contains(
            QStringLiteral("Tokyo")));
        m_window->actions()->resetLayout->trigger();
        QVERIFY(m_window->findChild<QDockWidget *>(QStringLiteral("histogram"))->isVisible());
        QVERIFY(grid()->header()->sectionSize(0) != 333);
    }

    void keysReachEveryPanel()
    {
        openSample();
        grid()->setCurrentIndex(grid()->model()->index(0, 0)); // details can be gone to
        QSet<QWidget *> reached;
        for (int i = 0; i < 6; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
                QVERIFY(QApplication::focusWidget() != nullptr);
            reached.insert(QApplication::focusWidget());
        }
        QCOMPARE(reached.size(), 6);
        QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("filterField"));
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), grid());
        QTest::keyClick(grid(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(QApplication::focusWidget() != grid());
    }

    void evidenceThatDisappearsIsAProblemNotACrash()
    {
        const QString path = m_folder.filePath(QStringLiteral("gone.log"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(test::readAll(
            test::testData(QStringLiteral("../../resources/sample/incident.log.gz"))));
        file.close();
        m_window->open({path});
        settle();
        QVERIFY(result().order->size() > 0);
        QVERIFY(QFile::resize(path, 1000));
        grid()->setCurrentIndex(grid()->model()->index(grid()->model()->rowCount() - 1, 0));
        settle();
        QVERIFY(
            m_window->detailPane()->findChild<QLabel *>(QStringLiteral("problem"))->isVisible());
        applyFilter(QStringLiteral("responseObject.metadata.name: nothing"));
        QVERIFY(m_window->eventPane()->problemBar()->isVisible());
    }

    void unreadableAndEmptyEvidenceIsSaid_data()
    {
        QTest::addColumn<bool>("exists");
        QTest::newRow("absent") << false;
        QTest::newRow("no audit log") << true;
    }

    void unreadableAndEmptyEvidenceIsSaid()
    {
        QFETCH(bool, exists);
        const QString path = m_folder.filePath(QStringLiteral("other.txt"));
        QFile::remove(path);
        if (exists) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("no audit log\n");
        }
        m_window->open({path});
        settle();
        QVERIFY(m_window->eventPane()->problemBar()->isVisible());
    }

    void closingForgetsAndDroppingOpens()
    {
        openSample();
        selectFirstSignal();
        QTest::keyClick(m_window->signalPanel()->list(), Qt::Key_Return);
        settle();
        m_window->actions()->closeAll->trigger();
        settle();
        QCOMPARE(grid()->model()->rowCount(), 0);
        QCOMPARE(m_window->signalPanel()->model()->rowCount(), 0);
        QVERIFY(!m_window->eventPane()->restrictionBar()->isVisible());
        QVERIFY(!m_window->detailPane()->row().has_value());

        const QString path =
            test::testData(QStringLiteral("../../resources/sample/incident.log.gz"));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_window.get(), &drop);
        settle();
        QVERIFY(grid()->model()->rowCount() > 0);
        QCOMPARE(m_settings->recentPaths().value(0), path);
        QCOMPARE(m_window->actions()->recent->actions().size(), 1);
    }

private:
    void makeWindow()
    {
        m_window = std::make_unique<MainWindow>(*m_settings);
        m_window->resize(1500, 950);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void openSample()
    {
        m_window->openSample();
        settle();
    }

    // Until no job runs and none has been queued.
    void settle()
    {
        const auto busy = [this] {
            Investigation &all = m_window->investigation();
            return all.loader().isLoading() || all.query().isRunning()
                || all.detections().isRunning() || m_window->timeline()->canvas()->isBusy()
                || m_window->histogram()->isBusy() || m_window->detailPane()->isReading();
        };
        for (int calm = 0; calm < 3; ++calm) {
            QTRY_VERIFY_WITH_TIMEOUT(!busy(), kLongWaitMs);
            QTest::qWait(20);
            if (busy())
                calm = -1;
        }
    }

    void typeFilter(const QString &kql)
    {
        QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), kql);
    }

    void applyFilter(const QString &kql)
    {
        QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), kql);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        settle();
        QCOMPARE(m_window->filterBar()->appliedText(), kql);
        // The offscreen platform leaves the closed list of suggestions active.
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    SignalPtr selectFirstSignal()
    {
        QTreeView *list = m_window->signalPanel()->list();
        const QModelIndex first = list->model()->index(0, 1);
        if (!first.isValid())
            qFatal("the rules found nothing in the sample");
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(first).center());
        list->setFocus();
        return m_window->signalPanel()->currentSignal();
    }

    void brush(double from, double to)
    {
        const QRectF plot = m_window->histogram()->plotArea();
        QWidget *chart = m_window->histogram()->chart();
        const auto at = [&](double share) {
            const QPointF point(plot.left() + plot.width() * share, plot.center().y());
            return chart->mapFrom(m_window->histogram(), point.toPoint());
        };
        QTest::mousePress(chart, Qt::LeftButton, {}, at(from));
        QTest::mouseMove(chart, at((from + to) / 2));
        QTest::mouseRelease(chart, Qt::LeftButton, {}, at(to));
        settle();
    }

    QByteArray exported(QAction *action, const QString &path)
    {
        answerFileDialog(path);
        action->trigger();
        const auto running = [this] { return m_window->exportMenu()->exporter()->isRunning(); };
        if (!QTest::qWaitFor([&] { return !running(); }, kLongWaitMs))
            return {};
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    EventGridView *grid() { return m_window->eventPane()->grid(); }
    const QueryResult &result() { return m_window->investigation().query().result(); }

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
