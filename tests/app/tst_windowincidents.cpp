// SPDX-License-Identifier: Apache-2.0
// Incidents and the matrix of techniques in the window: built after a run, and what a click does.
#include "app/window/navigator.h"
#include "model/items/attackmatrixmodel.h"
#include "tests/app/windowfixture.h"
#include "views/incidents/attackmatrix.h"
#include "views/incidents/incidentpanel.h"

#include <QComboBox>
#include <QTableView>
#include <QUndoStack>

#include <set>

using namespace kubewake;

class WindowIncidentsTest : public test::WindowFixture
{
    Q_OBJECT

private:
    [[nodiscard]] IncidentPanel *panel() const { return m_window->incidents(); }
    [[nodiscard]] SignalPanel *signalPanel() const { return m_window->signalPanel(); }

    // A panel behind another's tab is visible for Qt, outside the window.
    [[nodiscard]] static bool isInFront(const QWidget *widget)
    {
        return widget->isVisible() && !widget->visibleRegion().isEmpty();
    }

    void openPanel(Qt::Key number, const QWidget *expected)
    {
        QTest::keyClick(m_window.get(), number, Qt::ControlModifier);
        QTRY_VERIFY(isInFront(expected) && expected->hasFocus());
    }

    [[nodiscard]] QString filteredBy() const
    {
        return signalPanel()->findChild<NoticeBar *>()->findChild<QLabel *>()->text();
    }

    [[nodiscard]] bool allShownHave(const std::string &technique) const
    {
        const SignalFilterModel *list = signalPanel()->filterModel();
        for (int row = 0; row < list->rowCount(); ++row) {
            const auto signal =
                list->index(row, 0).data(SignalListModel::SignalRole).value<SignalPtr>();
            if (std::ranges::find(signal->rule->attack, technique) == signal->rule->attack.end())
                return false;
        }
        return list->rowCount() > 0;
    }

private slots:
    void initTestCase() { prepare(); }
    void init() { makeFreshWindow(); }
    void cleanup() { closeWindow(); }

    void buildsAfterARunAndForgetsWithTheEvidence()
    {
        QCOMPARE(panel()->model()->rowCount(), 0);
        openSample();
        QVERIFY(panel()->model()->rowCount() > 0);
        QVERIFY(!panel()->isRunning());
        std::set<std::string> known;
        for (const SignalPtr &signal : signalPanel()->model()->signalList())
            known.insert(signal->id);
        for (int row = 0; row < panel()->model()->rowCount(); ++row) {
            for (const SignalPtr &signal : panel()->model()->incidentAt(row)->signalList)
                QVERIFY(known.contains(signal->id));
        }
        QVERIFY(m_window->attackMatrix()->model()->columnCount() > 0);
        m_window->actions()->closeAll->trigger();
        QCOMPARE(panel()->model()->rowCount(), 0);
        QCOMPARE(m_window->attackMatrix()->model()->columnCount(), 0);
        settle();
        QCOMPARE(panel()->model()->rowCount(), 0);
    }

    // Closed while the rules run, or while incidents are built: nothing arrives later.
    void staleResultsAreDropped()
    {
        openSample();
        DetectionRunner &runner = m_window->investigation().detections();
        m_window->investigation().runDetections();
        QVERIFY(panel()->isRunning());
        runner.cancel();
        QVERIFY(!panel()->isRunning());
        QVERIFY(panel()->model()->rowCount() > 0); // of the run before
        connect(&runner, &DetectionRunner::finished, this, [this] {
            QVERIFY(m_window->incidentLinks()->isRunning());
            m_window->actions()->closeAll->trigger();
        });
        m_window->investigation().runDetections();
        settle();
        QCOMPARE(panel()->model()->rowCount(), 0);
        runner.disconnect(this);
    }

    void enterShowsTheEventsOfAllSignals()
    {
        openSample();
        openPanel(Qt::Key_8, panel()->list());
        const IncidentPtr incident = panel()->currentIncident();
        QVERIFY(incident);
        QVERIFY(incident->signalList.size() > 1);
        std::set<Row> rows;
        const EventSnapshot &snapshot = *result().snapshot;
        for (const SignalPtr &signal : incident->signalList) {
            for (const Row row : signal->rows)
                rows.insert(snapshot.representativeOf(row));
        }
        QTest::keyClick(panel()->list(), Qt::Key_Return);
        settle();
        QCOMPARE(static_cast<std::size_t>(grid()->model()->rowCount()), rows.size());
        auto *notice = m_window->eventPane()->findChild<NoticeBar *>(QStringLiteral("restriction"));
        QVERIFY(notice->isVisible());
        QVERIFY(notice->text().contains(QLatin1String("Incident")));
        m_window->actions()->back->trigger();
        settle();
        QVERIFY(!notice->isVisible());
    }

    void doubleClickGoesToTheSignalEvenIfItIsHidden()
    {
        openSample();
        openPanel(Qt::Key_8, panel()->list());
        QTreeView *story = panel()->story();
        const QModelIndex signalPlace =
            panel()->storyModel()->index(0, 0, panel()->storyModel()->index(0, 0));
        const auto signal = signalPlace.data(IncidentStoryModel::SignalRole).value<SignalPtr>();
        QTest::keyClicks(signalPanel()->findChild<QLineEdit *>(), QStringLiteral("nothing at all"));
        QCOMPARE(signalPanel()->filterModel()->rowCount(), 0);
        story->scrollTo(signalPlace);
        const QPoint place = story->visualRect(signalPlace).center();
        QTest::mouseClick(story->viewport(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(story->viewport(), Qt::LeftButton, {}, place);
        QTRY_VERIFY(signalPanel()->list()->hasFocus());
        QVERIFY(isInFront(signalPanel()));
        QCOMPARE(signalPanel()->currentSignal()->id, signal->id);
        QCOMPARE(signalPanel()->detail()->currentSignal()->id, signal->id);
        QVERIFY(signalPanel()->findChild<QLineEdit *>()->text().isEmpty());
    }

    void aTechniqueFiltersTheSignals()
    {
        openSample();
        AttackMatrix *matrix = m_window->attackMatrix();
        openPanel(Qt::Key_9, matrix->table());
        const QModelIndex cell = matrix->model()->index(0, 0);
        const QString technique = cell.data(AttackMatrixModel::TechniqueRole).toString();
        const int count = cell.data(AttackMatrixModel::CountRole).toInt();
        QTest::mouseClick(matrix->table()->viewport(), Qt::LeftButton, {},
                          matrix->table()->visualRect(cell).center());
        QCOMPARE(signalPanel()->filterModel()->rowCount(), count);
        QVERIFY(allShownHave(technique.toStdString()));
        QVERIFY(filteredBy().contains(technique));
        QTRY_VERIFY(signalPanel()->list()->hasFocus());
        const int all = signalPanel()->model()->rowCount();
        QVERIFY(count < all);
        // Cleared where it is filtered …
        for (auto *button :
             signalPanel()->findChild<NoticeBar *>()->findChildren<QToolButton *>()) {
            if (button->isVisible())
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(signalPanel()->filterModel()->rowCount(), all);
        // … and in the matrix, where the same key had set it.
        openPanel(Qt::Key_9, matrix->table());
        QTest::keyClick(matrix->table(), Qt::Key_Return);
        QCOMPARE(signalPanel()->filterModel()->rowCount(), count);
        openPanel(Qt::Key_9, matrix->table());
        QTest::keyClick(matrix->table(), Qt::Key_Return);
        QCOMPARE(signalPanel()->filterModel()->rowCount(), all);
        QVERIFY(filteredBy().isEmpty());
        QTest::keyClick(matrix->table(), Qt::Key_Return);
        openPanel(Qt::Key_9, matrix->table());
        QTest::keyClick(matrix->table(), Qt::Key_Escape);
        QCOMPARE(signalPanel()->filterModel()->rowCount(), all);
    }

    // Decided is decided: it is taken out of the story and of the matrix, and undo brings it back.
    void archivedSignalsAreLeftOut()
    {
        openSample();
        const auto signalsIn = [this] {
            std::set<std::string> ids;
            for (int row = 0; row < panel()->model()->rowCount(); ++row) {
                for (const SignalPtr &signal : panel()->model()->incidentAt(row)->signalList)
                    ids.insert(signal->id);
            }
            return ids;
        };
        const auto counted = [this] {
            const QAbstractItemModel *matrix = m_window->attackMatrix()->model();
            int count = 0;
            for (int row = 0; row < matrix->rowCount(); ++row) {
                for (int column = 0; column < matrix->columnCount(); ++column)
                    count += matrix->index(row, column).data(AttackMatrixModel::CountRole).toInt();
            }
            return count;
        };
        openPanel(Qt::Key_8, panel()->list());
        const IncidentPtr incident = panel()->currentIncident();
        QVERIFY(incident->signalList.size() > 1);
        const SignalPtr signal = incident->signalList.front();
        QVERIFY(!signal->rule->attack.empty());
        const int before = counted();
        signalPanel()->showSignal(signal->id);
        QVERIFY(signalPanel()->archive(QStringLiteral("a drill")));
        settle();
        QVERIFY(!signalsIn().contains(signal->id));
        QVERIFY(counted() < before);
        const auto says = [this](const char *text) {
            const QList<QLabel *> labels = panel()->findChildren<QLabel *>();
            return std::ranges::any_of(labels, [text](const QLabel *label) {
                return label->text().contains(QLatin1String(text));
            });
        };
        QVERIFY(says("1 archived signal"));
        signalPanel()->markUnderReview();
        settle();
        QVERIFY(signalsIn().contains(signal->id));
        QCOMPARE(counted(), before);
        QVERIFY(!says("archived signal"));
        signalPanel()->undoStack()->undo();
        settle();
        QVERIFY(!signalsIn().contains(signal->id));
        // A run with new signals keeps to what was decided.
        m_window->investigation().runDetections();
        settle();
        QVERIFY(!signalsIn().contains(signal->id));
    }

    void panelsAreRememberedAndReset()
    {
        const auto dock = [this](const char *name) {
            return m_window->findChild<QDockWidget *>(QLatin1String(name));
        };
        QTRY_VERIFY(isInFront(signalPanel()) && !isInFront(panel()));
        QTRY_VERIFY(isInFront(m_window->timeline()) && !isInFront(m_window->attackMatrix()));
        openPanel(Qt::Key_8, panel()->list());
        dock("techniques")->hide();
        QVERIFY(m_window->close());
        makeWindow();
        QTRY_VERIFY(isInFront(panel()));
        QVERIFY(!isInFront(signalPanel()));
        QVERIFY(dock("techniques")->isHidden());
        m_window->actions()->resetLayout->trigger();
        QTRY_VERIFY(isInFront(signalPanel()));
        QVERIFY(!dock("techniques")->isHidden());
    }

    void followsTheTimeZone()
    {
        openSample();
        m_settings->setTimeZone("Asia/Tokyo");
        QVERIFY(panel()
                    ->model()
                    ->headerData(IncidentListModel::FirstColumn, Qt::Horizontal, Qt::DisplayRole)
                    .toString()
                    .contains(QLatin1String("Tokyo")));
        QVERIFY(panel()->plainText().contains(QLatin1String("+09:00")));
    }
};

QTEST_MAIN(WindowIncidentsTest)
#include "tst_windowincidents.moc"
