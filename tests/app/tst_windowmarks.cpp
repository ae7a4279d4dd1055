// SPDX-License-Identifier: Apache-2.0
// What a responder marks in the table, by key and mouse: the time reference.
#include "app/window/markactions.h"
#include "app/window/marktools.h"
#include "app/window/timereference.h"
#include "model/core/timedelta.h"
#include "tests/app/windowfixture.h"
#include "views/events/rowpainter.h"

#include <QHeaderView>
#include <QStatusBar>

using namespace kubewake;

class WindowMarksTest : public test::WindowFixture
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare(); }
    void init() { makeFreshWindow(); }
    void cleanup() { closeWindow(); }

    void withoutRowsTheReferenceSaysWhatToDo()
    {
        press(Qt::Key_T);
        QVERIFY(!reference()->row());
        QVERIFY(!said().isEmpty());
        press(Qt::Key_T, Qt::ShiftModifier);
        QVERIFY(said().contains(QLatin1String("Ctrl+T")));
        QVERIFY(!reference()->button()->isVisible());
    }

    void timesAreCountedFromTheCurrentRow()
    {
        openSample();
        clickRow(5);
        const Row row = *grid()->currentRow();
        QVERIFY(!isShown(RowColumn::SinceReference));
        press(Qt::Key_T);
        QCOMPARE(reference()->row(), std::optional(row));
        QVERIFY(isShown(RowColumn::SinceReference));
        QVERIFY(actions()->toggleReference->isChecked());
        const EventSnapshot &snapshot = *result().snapshot;
        for (int at = 0; at < 12; ++at) {
            const auto delta = timeDelta(snapshot.time(row), snapshot.time(table()->rowAt(at)));
            QCOMPARE(cell(at, RowColumn::SinceReference),
                     at == 5 ? QStringLiteral("Reference") : timeDeltaText(*delta));
        }
        QVERIFY(reference()->button()->isVisible());
        QVERIFY(reference()->button()->text().contains(
            table()->timeFormat().toDisplay(snapshot.time(row))));
        // Another row: it moves. The same again: it is gone, and so is its column.
        clickRow(7);
        QVERIFY(!actions()->toggleReference->isChecked());
        press(Qt::Key_T);
        QCOMPARE(reference()->row(), std::optional(table()->rowAt(7)));
        press(Qt::Key_T);
        QVERIFY(!reference()->row());
        QVERIFY(!isShown(RowColumn::SinceReference));
        QVERIFY(!reference()->button()->isVisible());
    }

    void theReferenceIsTheEventWhateverTheRows()
    {
        openSample();
        clickRow(5);
        press(Qt::Key_T);
        const Row row = *reference()->row();
        m_window->investigation().query().setSort({FieldId::Time, SortDirection::Descending});
        settle();
        QCOMPARE(reference()->row(), std::optional(row));
        const int last = table()->rowCount() - 1;
        QCOMPARE(cell(last - 5, RowColumn::SinceReference), QStringLiteral("Reference"));
        clickRow(0);
        press(Qt::Key_T, Qt::ShiftModifier);
        QCOMPARE(grid()->currentRow(), std::optional(row));
        // Left out by a filter: times go on, and the window says where it is.
        const QString before = reference()->button()->text();
        applyFilter(QStringLiteral("not auditID: \"%1\"")
                        .arg(QString::fromStdString(result().snapshot->auditId(row))));
        QVERIFY(!table()->rowColumnValues().shownReference);
        QVERIFY(reference()->button()->text() != before);
        QVERIFY(!cell(0, RowColumn::SinceReference).isEmpty());
        QTest::mouseClick(reference()->button(), Qt::LeftButton);
        QVERIFY(said().contains(QLatin1String("filter")));
        m_window->actions()->clearFilter->trigger();
        settle();
        QCOMPARE(reference()->button()->text(), before);
        QTest::mouseClick(reference()->button(), Qt::LeftButton);
        QCOMPARE(grid()->currentRow(), std::optional(row));
        m_settings->setTimeZone("Asia/Tokyo");
        QVERIFY(reference()->button()->text() != before);
    }

    void evidenceOpenedAgainHasTheReferenceAgain()
    {
        openSample();
        clickRow(5);
        press(Qt::Key_T);
        const Row row = *reference()->row();
        const std::string id = result().snapshot->auditId(row);
        m_window->actions()->closeAll->trigger();
        settle();
        QVERIFY(!reference()->row());
        press(Qt::Key_T, Qt::ShiftModifier);
        QVERIFY(!said().isEmpty());
        openSample();
        QTRY_VERIFY(reference()->row());
        QCOMPARE(result().snapshot->auditId(*reference()->row()), id);
        QTRY_COMPARE(cell(5, RowColumn::SinceReference), QStringLiteral("Reference"));
    }

    void columnsAreRemembered()
    {
        openSample();
        QVERIFY(grid()->showColumn(RowColumn::SincePrevious, FieldId::Time));
        QVERIFY(!grid()->showColumn(RowColumn::SincePrevious, FieldId::Time));
        const int section = table()->columnOf(RowColumn::SincePrevious);
        QCOMPARE(grid()->header()->visualIndex(section),
                 grid()->header()->visualIndex(table()->columnOf(FieldId::Time)) + 1);
        // A click on its header sorts by nothing.
        const SortKey sort = result().sort;
        const QHeaderView *header = grid()->header();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          {header->sectionViewportPosition(section) + 20, header->height() / 2});
        settle();
        QVERIFY(result().sort == sort);
        QVERIFY(header->sortIndicatorSection() != section);
        m_window->close();
        makeWindow();
        QVERIFY(isShown(RowColumn::SincePrevious));
        grid()->resetColumns();
        QVERIFY(!isShown(RowColumn::SincePrevious));
    }

private:
    MarkTools *tools() { return m_window->markTools(); }
    MarkActions *actions() { return tools()->actions(); }
    TimeReference *reference() { return tools()->reference(); }
    EventTableModel *table() { return m_window->eventPane()->model(); }
    QString said() { return m_window->statusBar()->currentMessage(); }
    bool isShown(RowColumn column)
    {
        return !grid()->header()->isSectionHidden(table()->columnOf(column));
    }
    QString cell(int row, RowColumn column)
    {
        return table()->index(row, table()->columnOf(column)).data().toString();
    }
    void clickRow(int row)
    {
        const QModelIndex index = table()->index(row, table()->columnOf(FieldId::Time));
        grid()->scrollTo(index);
        QTest::mouseClick(grid()->viewport(), Qt::LeftButton, {},
                          grid()->visualRect(index).center());
        QCOMPARE(grid()->currentRow(), std::optional(table()->rowAt(row)));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers more = {})
    {
        grid()->setFocus();
        QTest::keyClick(grid(), key, Qt::ControlModifier | more);
    }
};

QTEST_MAIN(WindowMarksTest)
#include "tst_windowmarks.moc"
