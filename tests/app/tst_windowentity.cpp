// SPDX-License-Identifier: Apache-2.0
// The page of an entity in the window: opened by key from every view, its numbers lead to exactly
// so many rows, and back and forward go through pages and filters.
#include "app/window/entitylinks.h"
#include "model/query/kql.h"
#include "tests/app/windowfixture.h"
#include "views/entities/entityheader.h"
#include "views/entities/entitypage.h"
#include "views/facets/facetpanel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTableView>

using namespace kubewake;

class WindowEntityTest : public test::WindowFixture
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare(); }
    void init()
    {
        makeFreshWindow();
        openSample();
    }
    void cleanup() { closeWindow(); }

    void isOpenedFromTheTable();
    void isOpenedFromSignals();
    void isOpenedFromValues();
    void isOpenedFromTheTimeline();
    void isOpenedFromTheEvent();
    void numbersShowTheirRows();
    void headerShowsEventsToo();
    void goesBackAndForward();
    void goesOnToWhatARowNames();
    void showsTheSignalsOfTheEntity();
    void followsTheTimeZone();
    void copiesAndExportsWhatToRotate();
    void isForgottenWithTheEvidence();

private:
    EntityPage *page() { return m_window->entityPage(); }
    void wait()
    {
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->entityLinks()->isRunning(), test::kLongWaitMs);
        settle();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->entityLinks()->isRunning(), test::kLongWaitMs);
    }
    void openMallory()
    {
        m_window->entityLinks()->open(EntityRef::user("mallory@contractor.example"));
        wait();
        QVERIFY(page()->profile());
    }
    std::uint32_t shownRows() { return result().rows->count(); }
    QString openName() { return page()->entity() ? entityName(*page()->entity()) : QString(); }
    void selectCell(FieldId field)
    {
        const QAbstractItemModel *model = grid()->model();
        for (int column = 0; column < model->columnCount(); ++column) {
            const QModelIndex index = model->index(0, column);
            if (index.data(EventTableModel::FieldRole).toInt() == static_cast<int>(field))
                grid()->setCurrentIndex(index);
        }
        grid()->setFocus();
    }
};

void WindowEntityTest::isOpenedFromTheTable()
{
    QVERIFY(!page()->isVisible());
    applyFilter(
        QStringLiteral("effective: \"mallory@contractor.example\" and verb: get and name: *"));
    QVERIFY(shownRows() > 0);
    const Row row = (*result().order)[0];
    const SnapshotPtr snapshot = result().snapshot;
    for (const FieldId field :
         {FieldId::EffectiveUser, FieldId::Peer, FieldId::ObjectName, FieldId::Namespace}) {
        selectCell(field);
        QTest::keyClick(grid(), Qt::Key_Return, Qt::AltModifier);
        wait();
        QVERIFY(page()->isVisible());
        QCOMPARE(*page()->entity(), *entityOfRow(*snapshot, row, field));
        QVERIFY(page()->profile()->requests > 0);
    }
    // Of a cell that names nobody: who did it.
    selectCell(FieldId::Verb);
    QTest::keyClick(grid(), Qt::Key_Return, Qt::AltModifier);
    wait();
    QCOMPARE(openName(), QStringLiteral("mallory@contractor.example"));
    QCOMPARE(m_window->filterBar()->appliedText(),
             QStringLiteral("effective: \"mallory@contractor.example\" and verb: get and name: *"));
}

void WindowEntityTest::isOpenedFromSignals()
{
    const SignalPtr signal = selectFirstSignal();
    QTest::keyClick(m_window->signalPanel()->list(), Qt::Key_Return, Qt::AltModifier);
    wait();
    QCOMPARE(openName(), QString::fromStdString(signal->entity));
}

void WindowEntityTest::isOpenedFromValues()
{
    FacetPanel *facets = m_window->facetPanel();
    auto *dock = m_window->findChild<QDockWidget *>(QStringLiteral("facets"));
    dock->show();
    dock->raise();
    facets->tree()->setFocus();
    facets->tree()->setCurrentIndex(facets->model()->indexOf(FieldId::Namespace));
    QTest::keyClick(facets->tree(), Qt::Key_Return);
    const QModelIndex field = facets->model()->indexOf(FieldId::Namespace);
    QTRY_VERIFY(facets->model()->rowCount(field) > 0);
    const QModelIndex value = facets->model()->index(0, 0, field);
    facets->tree()->setCurrentIndex(value);
    QTest::keyClick(facets->tree(), Qt::Key_Return, Qt::AltModifier);
    wait();
    QCOMPARE(openName(), QString::fromStdString(*facets->model()->valueAt(value)));
    QCOMPARE(page()->entity()->kind, EntityKind::Namespace);
    QCOMPARE(QLocale().toString(page()->profile()->requests),
             value.siblingAtColumn(1).data().toString());
}

void WindowEntityTest::isOpenedFromTheTimeline()
{
    LaneCanvas *canvas = m_window->timeline()->canvas();
    canvas->setFocus();
    canvas->focusLane(1);
    const LaneList &list = canvas->laneList();
    QTest::keyClick(canvas, Qt::Key_Return, Qt::AltModifier);
    wait();
    const std::string_view user = laneValue(*result().snapshot, list.field, list.lanes[1].code);
    QVERIFY(page()->entity());
    QCOMPARE(page()->entity()->value, std::string(user));
}

void WindowEntityTest::isOpenedFromTheEvent()
{
    auto *tree = m_window->detailPane()->findChild<QTreeView *>();
    const auto find = [&](const QString &path) -> QModelIndex {
        QList<QModelIndex> open {QModelIndex()};
        while (!open.isEmpty()) {
            const QModelIndex parent = open.takeFirst();
            for (int row = 0; row < tree->model()->rowCount(parent); ++row) {
                const QModelIndex index = tree->model()->index(row, 0, parent);
                if (index.data(JsonTreeModel::FieldPathRole).toString() == path
                    && index.data(JsonTreeModel::ScalarRole).toBool())
                    return index;
                open.append(index);
            }
        }
        return {};
    };
    applyFilter(QStringLiteral("effective: \"mallory@contractor.example\""));
    selectCell(FieldId::Verb);
    settle();
    for (const auto &[path, kind] :
         {std::pair(QStringLiteral("sourceIPs"), EntityKind::Address),
          std::pair(QStringLiteral("user.username"), EntityKind::User)}) {
        const QModelIndex index = find(path);
        QVERIFY(index.isValid());
        tree->setFocus();
        tree->setCurrentIndex(index);
        QTest::keyClick(tree, Qt::Key_Return, Qt::AltModifier);
        wait();
        QVERIFY(page()->entity());
        QCOMPARE(page()->entity()->kind, kind);
    }
}

// Each cell with a number, in all three views, by key or by click.
void WindowEntityTest::numbersShowTheirRows()
{
    openMallory();
    const EntityListModel *lists = page()->lists();
    for (int section = 0; section < lists->rowCount(); ++section) {
        const QModelIndex heading = lists->index(section, 0);
        if (lists->listAt(heading) == nullptr || lists->rowCount(heading) == 0)
            continue;
        const QPersistentModelIndex index =
            lists->index(0, EntityListModel::RequestsColumn, heading);
        page()->listView()->scrollTo(index);
        QTest::mouseClick(page()->listView()->viewport(), Qt::LeftButton, {},
                          page()->listView()->visualRect(index).center());
        settle();
        QVERIFY(index.isValid());
        QCOMPARE(QLocale().toString(shownRows()), index.data().toString());
        QCOMPARE(m_window->filterBar()->appliedText(),
                 index.data(EntityListModel::FilterRole).toString());
    }
    QTableView *matrix = page()->matrixView();
    matrix->setFocus();
    matrix->setCurrentIndex(page()->matrix()->index(1, 0));
    QTest::keyClick(matrix, Qt::Key_Return);
    settle();
    QCOMPARE(QLocale().toString(shownRows()), page()->matrix()->index(1, 0).data().toString());
    const EntityHours::Day &day = page()->profile()->hours.days.back();
    const auto busy = std::ranges::find_if(
        day.hours, [](const EntityHours::Hour &hour) { return hour.requests > 0; });
    const QModelIndex hour = page()->hours()->index(0, static_cast<int>(busy - day.hours.begin()));
    QTableView *hours = page()->hoursView();
    QTest::mouseClick(hours->viewport(), Qt::LeftButton, {}, hours->visualRect(hour).center());
    settle();
    QCOMPARE(shownRows(), busy->requests);
}

void WindowEntityTest::headerShowsEventsToo()
{
    openMallory();
    const auto click = [this](const QString &name) {
        QTest::mouseClick(page()->header()->findChild<QToolButton *>(name), Qt::LeftButton);
        settle();
    };
    click(QStringLiteral("events"));
    QCOMPARE(shownRows(), page()->profile()->events);
    QVERIFY(m_window->actions()->showEvents->isChecked());
    click(QStringLiteral("requests"));
    QCOMPARE(shownRows(), page()->profile()->requests);
    QVERIFY(m_window->actions()->showRequests->isChecked());
    click(QStringLiteral("refused"));
    QCOMPARE(shownRows(), page()->profile()->refused);
}

void WindowEntityTest::goesBackAndForward()
{
    openMallory();
    m_window->entityLinks()->open(EntityRef {.kind = EntityKind::Namespace, .value = "shop"});
    wait();
    page()->listView()->setFocus();
    const QString whole = m_window->filterBar()->appliedText();
    QTest::mouseClick(page()->header()->findChild<QToolButton *>(QStringLiteral("requests")),
                      Qt::LeftButton);
    wait();
    const auto step = [this](Qt::Key key) {
        QTest::keyClick(m_window.get(), key, Qt::AltModifier);
        wait();
    };
    const QString ofShop = m_window->filterBar()->appliedText();
    step(Qt::Key_Left);
    QCOMPARE(openName(), QStringLiteral("shop"));
    QCOMPARE(m_window->filterBar()->appliedText(), whole);
    step(Qt::Key_Left);
    QCOMPARE(openName(), QStringLiteral("mallory@contractor.example"));
    QCOMPARE(page()->profile()->entity, *page()->entity());
    step(Qt::Key_Left);
    QCOMPARE(openName(), QString());
    for (int i = 0; i < 3; ++i)
        step(Qt::Key_Right);
    QCOMPARE(openName(), QStringLiteral("shop"));
    QCOMPARE(m_window->filterBar()->appliedText(), ofShop);
}

void WindowEntityTest::goesOnToWhatARowNames()
{
    openMallory();
    const QModelIndex addresses = page()->lists()->indexOf(EntityListId::Addresses);
    page()->listView()->setCurrentIndex(page()->lists()->index(0, 0, addresses));
    const std::string address = page()->lists()->listAt(addresses)->rows[0].values[0].value();
    QTest::keyClick(page()->listView(), Qt::Key_Return, Qt::AltModifier);
    wait();
    QCOMPARE(page()->entity()->value, address);
    QCOMPARE(page()->entity()->kind, EntityKind::Address);
}

void WindowEntityTest::showsTheSignalsOfTheEntity()
{
    const SignalPtr signal = selectFirstSignal();
    QTest::keyClick(m_window->signalPanel()->list(), Qt::Key_Return, Qt::AltModifier);
    wait();
    const QModelIndex heading = page()->lists()->index(0, 0);
    const QModelIndex first = page()->lists()->index(0, 0, heading);
    const auto shown = first.data(EntityListModel::SignalRole).value<SignalPtr>();
    QVERIFY(shown);
    page()->listView()->setFocus();
    page()->listView()->setCurrentIndex(first);
    QTest::keyClick(page()->listView(), Qt::Key_Return);
    settle();
    QVERIFY(result().order->size() > 0);
    QVERIFY(m_window->eventPane()->restrictionBar()->text().contains(
        QString::fromStdString(shown->rule->title).left(20)));
}

void WindowEntityTest::followsTheTimeZone()
{
    openMallory();
    const QDate before = page()->profile()->hours.days.back().date;
    const QString text = page()->header()->text();
    m_settings->setTimeZone("Pacific/Midway"); // 11 hours earlier
    wait();
    QVERIFY(page()->header()->text() != text);
    QVERIFY(page()->profile()->hours.days.back().date < before);
}

void WindowEntityTest::copiesAndExportsWhatToRotate()
{
    m_window->entityLinks()->open(EntityRef::user("system:serviceaccount:kube-system:ops-admin"));
    wait();
    const QModelIndex secrets = page()->lists()->indexOf(EntityListId::SecretsRead);
    QVERIFY(page()->lists()->rowCount(secrets) > 0);
    QTreeView *view = page()->listView();
    view->setFocus();
    view->setCurrentIndex(secrets);
    QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const auto lines = static_cast<int>(page()->lists()->listAt(secrets)->rows.size()) + 1;
    QCOMPARE(QGuiApplication::clipboard()->text().count(QLatin1Char('\n')), lines);
    const QString path = m_folder.filePath(QStringLiteral("rotate.csv"));
    test::answerFileDialog(path);
    QTest::keyClick(view, Qt::Key_E);
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count("\r\n"), lines);
}

void WindowEntityTest::isForgottenWithTheEvidence()
{
    openMallory();
    m_window->actions()->closeAll->trigger();
    wait();
    QVERIFY(!page()->entity());
    QVERIFY(page()->findChild<QLabel *>(QStringLiteral("empty"))->isVisible());
}

QTEST_MAIN(WindowEntityTest)
#include "tst_windowentity.moc"
