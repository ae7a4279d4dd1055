// SPDX-License-Identifier: Apache-2.0
#include "tests/support/memorysnapshot.h"
#include "views/events/columnmenu.h"
#include "views/events/eventgridactions.h"
#include "views/events/eventgridview.h"
#include "views/events/gridfindbar.h"
#include "views/events/rowpainter.h"
#include "views/events/rowtooltip.h"

#include <QAccessible>
#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace kubewake;

namespace {

constexpr int kRows = 500;

QByteArray lines()
{
    QByteArray all;
    for (int i = 0; i < kRows; ++i)
        all += R"({"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"id-)"
            + QByteArray::number(i)
            + R"(","stage":"ResponseComplete","verb":"get","user":{"username":"<b>user)"
            + QByteArray::number(i)
            + R"("},"sourceIPs":["10.0.0.1"],"objectRef":{"resource":"pods","namespace":"=1+1"},)"
              R"("responseStatus":{"code":403},"requestReceivedTimestamp":"2026-11-23T09:46:52Z"})"
            + "\n";
    return all;
}

} // namespace

class EventGridViewTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_snapshot = test::memorySnapshot(lines());
        std::vector<Row> rows(kRows);
        std::iota(rows.begin(), rows.end(), 0);
        m_model = std::make_unique<EventTableModel>();
        m_model->setContents(m_snapshot, std::make_shared<const RowOrder>(rows));
        m_view = std::make_unique<EventGridView>();
        m_view->setModel(m_model.get());
        m_view->resize(900, 400);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->setFocus();
        m_view->setCurrentRow(0);
    }

    void cleanup()
    {
        m_view.reset();
        m_model.reset();
    }

    void keysWalkTheTable()
    {
        const auto row = [this] { return m_view->currentIndex().row(); };
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(row(), 1);
        QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(row(), kRows - 1);
        QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(row(), kRows - 1);
        QTest::keyClick(m_view.get(), Qt::Key_PageUp);
        QVERIFY(row() < kRows - 5);
        QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(row(), 0);
        const int column = m_view->currentIndex().column();
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QVERIFY(m_view->currentIndex().column() != column);
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QCOMPARE(m_view->currentIndex().data(EventTableModel::FieldRole).toInt(),
                 static_cast<int>(m_view->visibleFields().back()));
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_view->selectedRanges(), (std::vector<std::pair<int, int>> {{0, 1}}));
    }

    void clicksSelectRows()
    {
        const auto click = [this](int row, Qt::KeyboardModifiers modifiers) {
            const QPoint at = m_view->visualRect(m_model->index(row, 2)).center();
            QTest::mouseClick(m_view->viewport(), Qt::LeftButton, modifiers, at);
        };
        click(3, Qt::NoModifier);
        QCOMPARE(m_view->currentRow(), std::optional<Row>(3));
        click(6, Qt::ShiftModifier);
        QCOMPARE(m_view->selectedRanges(), (std::vector<std::pair<int, int>> {{3, 6}}));
        click(9, Qt::ControlModifier);
        QCOMPARE(m_view->selectedRanges(), (std::vector<std::pair<int, int>> {{3, 6}, {9, 9}}));
        QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_view->selectedRanges(), (std::vector<std::pair<int, int>> {{0, kRows - 1}}));
    }

    void theCurrentEventSurvivesANewOrder()
    {
        m_view->setCurrentRow(42);
        QSignalSpy changed(m_view.get(), &EventGridView::currentRowChanged);
        std::vector<Row> reversed(kRows);
        std::iota(reversed.rbegin(), reversed.rend(), 0);
        m_model->setContents(m_snapshot, std::make_shared<const RowOrder>(reversed));
        QCOMPARE(m_view->currentRow(), std::optional<Row>(42));
        QCOMPARE(m_view->currentIndex().row(), kRows - 1 - 42);
        m_model->setContents(m_snapshot, std::make_shared<const RowOrder>(std::vector<Row> {1}));
        QVERIFY(!m_view->currentRow());
        QVERIFY(!changed.isEmpty());
    }

    void columnsAreRemembered()
    {
        QHeaderView *header = m_view->header();
        const auto before = m_view->visibleFields();
        header->resizeSection(m_model->columnOf(FieldId::Verb), 123);
        header->setSectionHidden(m_model->columnOf(FieldId::Peer), true);
        header->moveSection(header->visualIndex(m_model->columnOf(FieldId::Summary)), 0);
        const QByteArray state = m_view->saveState();
        const auto changed = m_view->visibleFields();
        QCOMPARE(changed.front(), FieldId::Summary);
        m_view->resetColumns();
        QCOMPARE(m_view->visibleFields(), before);
        QVERIFY(m_view->restoreState(state));
        QCOMPARE(m_view->visibleFields(), changed);
        QCOMPARE(header->sectionSize(m_model->columnOf(FieldId::Verb)), 123);
        QVERIFY(!m_view->restoreState("garbage"));
        QCOMPARE(m_view->visibleFields(), changed);
    }

    void theColumnMenuSearchesAndHides()
    {
        QMenu menu;
        fillColumnMenu(menu, *m_view);
        auto *search = menu.findChild<QLineEdit *>();
        QVERIFY(search != nullptr);
        QAction *verb = nullptr;
        for (QAction *action : menu.actions())
            verb = action->text() == QLatin1String("Verb") ? action : verb;
        QVERIFY(verb != nullptr && verb->isChecked());
        QTest::keyClicks(search, QStringLiteral("authenticated"));
        QVERIFY(!verb->isVisible());
        verb->setChecked(false);
        QVERIFY(m_view->header()->isSectionHidden(m_model->columnOf(FieldId::Verb)));
    }

    void aHeaderClickOnlyAsks()
    {
        qRegisterMetaType<SortKey>();
        QList<SortKey> asked;
        connect(m_view.get(), &EventGridView::sortRequested, this,
                [&asked](const SortKey &key) { asked << key; });
        const int verb = m_model->columnOf(FieldId::Verb);
        const auto click = [&] {
            QHeaderView *header = m_view->header();
            const QPoint at(header->sectionViewportPosition(verb) + 20, header->height() / 2);
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
        };
        click();
        QCOMPARE(asked.size(), 1);
        QVERIFY((asked.last() == SortKey {FieldId::Verb, SortDirection::Ascending}));
        QCOMPARE(m_view->header()->sortIndicatorSection(), m_model->columnOf(FieldId::Time));
        m_view->setSortKey(asked.last());
        click();
        QVERIFY((asked.last() == SortKey {FieldId::Verb, SortDirection::Descending}));
    }

    void valuesBecomeFilters()
    {
        QSignalSpy terms(m_view.get(), &EventGridView::filterTermRequested);
        m_view->setCurrentIndex(m_model->index(7, m_model->columnOf(FieldId::Verb)));
        QTest::keyClick(m_view.get(), Qt::Key_Plus);
        QTest::keyClick(m_view.get(), Qt::Key_Minus);
        QCOMPARE(terms.size(), 2);
        QCOMPARE(terms[0][0].toString(), QStringLiteral("verb: \"get\""));
        QCOMPARE(terms[1][0].toString(), QStringLiteral("not verb: \"get\""));
        QCOMPARE(terms[1][1].toBool(), true);
    }

    void copies()
    {
        QClipboard *clipboard = QGuiApplication::clipboard();
        m_view->setCurrentIndex(m_model->index(7, m_model->columnOf(FieldId::EffectiveUser)));
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(clipboard->text(), QStringLiteral("<b>user7"));
        QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
        QSignalSpy finished(m_view->gridActions()->copier(), &RowCopier::finished);
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(finished.wait());
        const QStringList copied = clipboard->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(copied.size(), kRows + 1);
        QVERIFY(copied[0].startsWith(QLatin1String("requestReceivedTimestamp\toutcome")));
        QVERIFY(copied[8].contains(QLatin1String("\t'=1+1\t")));
        QVERIFY(copied[8].contains(QLatin1String("<b>user7")));
        m_view->gridActions()->copyRows(CopyFormat::JsonLines);
        QVERIFY(finished.wait());
        QCOMPARE(clipboard->text().count(u'\n'), kRows);
    }

    void toolTipsAreEscaped()
    {
        const QModelIndex index = m_model->index(7, m_model->columnOf(FieldId::EffectiveUser));
        m_view->header()->resizeSection(index.column(), 400);
        QCOMPARE(m_view->cellToolTip(index), QString());
        m_view->header()->resizeSection(index.column(), 30);
        QVERIFY(m_view->cellToolTip(index).contains(QLatin1String("&lt;b&gt;user7")));
    }

    void findsTyping()
    {
        GridFindBar bar(m_view.get());
        bar.show();
        bar.open({});
        auto *edit = bar.findChild<QLineEdit *>();
        QTest::keyClicks(edit, QStringLiteral("USER499"));
        QTRY_COMPARE(m_view->currentRow(), std::optional<Row>(499));
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(edit, QStringLiteral("user12"));
        QTRY_COMPARE(m_view->currentRow(), std::optional<Row>(12));
        QTest::keyClick(edit, Qt::Key_F3);
        QTRY_COMPARE(m_view->currentRow(), std::optional<Row>(120));
        QTest::keyClick(edit, Qt::Key_F3, Qt::ShiftModifier);
        QTRY_COMPARE(m_view->currentRow(), std::optional<Row>(12));
        QTest::keyClick(edit, Qt::Key_Escape);
        QVERIFY(!bar.isVisible());
    }

    void isATableForScreenReaders()
    {
        QAccessibleInterface *grid = QAccessible::queryAccessibleInterface(m_view.get());
        QVERIFY(grid != nullptr && grid->tableInterface() != nullptr);
        QCOMPARE(grid->role(), QAccessible::Table);
        QCOMPARE(grid->tableInterface()->rowCount(), kRows);
        QCOMPARE(grid->tableInterface()->columnCount(),
                 static_cast<int>(m_view->visibleFields().size()));
        QAccessibleInterface *cell = grid->tableInterface()->cellAt(kRows - 1, 1);
        QVERIFY(cell != nullptr);
        QCOMPARE(cell->text(QAccessible::Name), QStringLiteral("denied"));
    }

    void emptyTablesSayWhatToDo()
    {
        m_view->setEmptyText(QStringLiteral("Open a log"));
        m_model->setContents(m_snapshot, std::make_shared<const RowOrder>());
        const QImage with = m_view->viewport()->grab().toImage();
        m_view->setEmptyText({});
        QVERIFY(with != m_view->viewport()->grab().toImage());
    }

    void marksLeftOfARowAreExplained()
    {
        const QModelIndex index = m_model->index(3, 2);
        QVERIFY(rowToolTip(index).isEmpty());
        Annotations notes;
        const QString hostile = QStringLiteral("<img src=x>");
        QVERIFY(notes.set(eventKeyOf(*m_snapshot, 3), {true, {hostile}, hostile}).has_value());
        const auto found = findEvents(*m_snapshot, notes.eventKeys());
        m_model->setNotes(
            std::make_shared<const AnnotatedRows>(*m_snapshot, notes, *found, RowKind::Events));
        m_model->setReference(3);
        const QString tip = rowToolTip(index);
        QVERIFY(tip.contains(QLatin1String("&lt;img")));
        QVERIFY(!tip.contains(QLatin1String("<img")));
        QCOMPARE(rowMarks(index).size(), 4);
        // For those who do not see them too.
        QAccessibleInterface *grid = QAccessible::queryAccessibleInterface(m_view.get());
        QAccessibleInterface *cell = grid->tableInterface()->cellAt(3, 0);
        QCOMPARE(cell->text(QAccessible::Description), rowMarks(index).join(QStringLiteral("; ")));
        // They are painted, and only there.
        const auto gutter = [this](int row) {
            const QRect line = m_view->visualRect(m_model->index(row, 2));
            const QRect place(kSeverityGutter, line.top() + 1, kRowGutter - kSeverityGutter,
                              line.height() - 2);
            return m_view->viewport()->grab(place).toImage();
        };
        QVERIFY(gutter(3) != gutter(5));
        QCOMPARE(gutter(7), gutter(5));
    }

    void columnsBehindTheFieldsComeAndGo()
    {
        m_model->setRowColumns({RowColumn::SincePrevious, RowColumn::Tags});
        m_view->resetColumns();
        QVERIFY(m_view->visibleRowColumns().empty());
        QVERIFY(m_view->showColumn(RowColumn::Tags, FieldId::Time));
        QCOMPARE(m_view->visibleRowColumns(), std::vector<RowColumn> {RowColumn::Tags});
        const QByteArray state = m_view->saveState();
        QMenu menu;
        fillColumnMenu(menu, *m_view);
        const auto actions = menu.actions();
        QCOMPARE(actions.back()->text(), headerText(rowColumnInfo(RowColumn::Tags)));
        QVERIFY(actions.back()->isChecked());
        actions.back()->trigger();
        QVERIFY(m_view->visibleRowColumns().empty());
        QVERIFY(m_view->restoreState(state));
        QCOMPARE(m_view->visibleRowColumns(), std::vector<RowColumn> {RowColumn::Tags});
        m_view->hideColumn(RowColumn::Tags);
        QVERIFY(m_view->visibleRowColumns().empty());
        // They filter by nothing.
        QVERIFY(m_view->showColumn(RowColumn::Tags, FieldId::Time));
        m_view->setCurrentIndex(m_model->index(1, m_model->columnOf(RowColumn::Tags)));
        QSignalSpy wanted(m_view.get(), &EventGridView::filterTermRequested);
        QTest::keyClick(m_view.get(), Qt::Key_Plus);
        QCOMPARE(wanted.size(), 0);
    }

private:
    SnapshotPtr m_snapshot;
    std::unique_ptr<EventTableModel> m_model;
    std::unique_ptr<EventGridView> m_view;
};

QTEST_MAIN(EventGridViewTest)
#include "tst_eventgridview.moc"
