// SPDX-License-Identifier: Apache-2.0
// The panel of grants: from the menu to lists, from a line to its requests, by key and by mouse.
#include "app/window/grantsfeed.h"
#include "model/grants/leastprivilege.h"
#include "tests/app/windowfixture.h"
#include "tests/support/naiverbac.h"
#include "views/grants/grantlist.h"
#include "views/grants/grantspanel.h"
#include "views/grants/leastprivilegeview.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QTabWidget>

#include <algorithm>

using namespace kubewake;

class WindowGrantsTest : public test::WindowFixture
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare(); }
    void init() { makeFreshWindow(); }
    void cleanup() { closeWindow(); }

    void emptyPanelSaysWhatToDo();
    void listsAreThoseOfTheEngine();
    void modelsAreModels();
    void entersTheRequestsOfAGrant();
    void staysInTheFilter();
    void entersTheUsesOfAChange();
    void unusedChangeShowsItself();
    void leastPrivilege();
    void followsTheTimeZone();
    void otherEvidenceClears();

private:
    GrantsPanel *panel() { return m_window->grantsPanel(); }
    void show()
    {
        QTest::keyClick(m_window.get(), Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(!m_window->grantsFeed()->isRunning());
    }
    int shownRows() { return grid()->model()->rowCount(); }
    static void activate(GrantList *list, int row)
    {
        list->list()->setFocus();
        list->list()->setCurrentIndex(list->list()->model()->index(row, 0));
        QTest::keyClick(list->list(), Qt::Key_Return);
    }
    int changeThat(bool used)
    {
        const auto &changes = panel()->changeModel()->changes();
        const auto found = std::ranges::find_if(changes, [used](const RbacChange &change) {
            return (change.uses.requests > 0) == used;
        });
        return found == changes.end() ? -1 : static_cast<int>(found - changes.begin());
    }
};

void WindowGrantsTest::emptyPanelSaysWhatToDo()
{
    show();
    QVERIFY(panel()->isVisible());
    QVERIFY(panel()->useList()->detailText().contains(QLatin1String("Open evidence")));
    QVERIFY(panel()->changeList()->detailText().contains(QLatin1String("Open evidence")));
    QVERIFY(!panel()->leastPrivilege()->makeButton()->isEnabled());
}

void WindowGrantsTest::listsAreThoseOfTheEngine()
{
    openSample();
    show();
    const SnapshotPtr snapshot = result().snapshot;
    const auto uses = grantUses(*snapshot, snapshot->representatives()).value();
    const auto changes = rbacChanges(*snapshot, snapshot->representatives()).value();
    QVERIFY(uses.size() > 3);
    QVERIFY(!changes.empty());
    QCOMPARE(panel()->useModel()->rowCount(), static_cast<int>(uses.size()));
    QCOMPARE(panel()->changeModel()->rowCount(), static_cast<int>(changes.size()));
    for (std::size_t i = 0; i < uses.size(); ++i)
        QCOMPARE(panel()->useModel()->uses()[i].kql, uses[i].kql);
    // With the panel open, other evidence is looked at by itself.
    QVERIFY(panel()->notice()->text().isEmpty());
}

void WindowGrantsTest::modelsAreModels()
{
    const QAbstractItemModelTester uses(panel()->useModel());
    const QAbstractItemModelTester changes(panel()->changeModel());
    const QAbstractItemModelTester sorted(panel()->useList()->list()->model());
    show();
    openSample();
    QTRY_VERIFY(panel()->useModel()->rowCount() > 0);
    for (QAbstractItemModel *model : {static_cast<QAbstractItemModel *>(panel()->useModel()),
                                      static_cast<QAbstractItemModel *>(panel()->changeModel())}) {
        for (int column = 0; column < model->columnCount(); ++column) {
            QVERIFY(!model->headerData(column, Qt::Horizontal).toString().isEmpty());
            QVERIFY(model->data(model->index(0, column), Qt::AccessibleTextRole)
                        .toString()
                        .startsWith(model->headerData(column, Qt::Horizontal).toString()));
        }
    }
    // Numbers sort as numbers.
    QTreeView *list = panel()->useList()->list();
    list->sortByColumn(GrantListModel::RequestsColumn, Qt::AscendingOrder);
    std::vector<uint> counts;
    for (int row = 0; row < list->model()->rowCount(); ++row)
        counts.push_back(list->model()
                             ->index(row, GrantListModel::RequestsColumn)
                             .data(GrantListModel::SortRole)
                             .toUInt());
    QVERIFY(std::ranges::is_sorted(counts));
}

void WindowGrantsTest::entersTheRequestsOfAGrant()
{
    openSample();
    show();
    for (const int row : {0, 1, panel()->useModel()->rowCount() - 1}) {
        activate(panel()->useList(), row);
        settle();
        const GrantUse &use = panel()->useModel()->uses()[static_cast<std::size_t>(row)];
        QCOMPARE(m_window->filterBar()->appliedText(), use.kql);
        QCOMPARE(shownRows(), static_cast<int>(use.activity.requests));
    }
    // The list stays, and says that it is about more.
    QVERIFY(panel()->notice()->text().contains(QLatin1String("changed")));
    QVERIFY(panel()->useModel()->rowCount() > 1);
    QTest::keyClick(m_window.get(), Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(panel()->useModel()->rowCount(), 1);
    QVERIFY(panel()->notice()->text().isEmpty());
}

void WindowGrantsTest::staysInTheFilter()
{
    openSample();
    applyFilter(QStringLiteral("verb: get or verb: list"));
    show();
    const auto uses = panel()->useModel()->uses();
    std::uint32_t sum = 0;
    for (const GrantUse &use : uses)
        sum += use.activity.requests;
    QVERIFY(sum <= static_cast<std::uint32_t>(shownRows()));
    activate(panel()->useList(), 0);
    settle();
    QVERIFY(m_window->filterBar()->appliedText().startsWith(QLatin1String("(verb: get or verb: "
                                                                          "list) and ")));
    QCOMPARE(shownRows(), static_cast<int>(uses.front().activity.requests));
}

void WindowGrantsTest::entersTheUsesOfAChange()
{
    openSample();
    show();
    panel()->tabs()->setCurrentWidget(panel()->changeList());
    const int row = changeThat(true);
    QVERIFY(row >= 0);
    const RbacChange change = panel()->changeModel()->changes()[static_cast<std::size_t>(row)];
    QTreeView *list = panel()->changeList()->list();
    list->scrollTo(list->model()->index(row, 0));
    const QPoint place = list->visualRect(list->model()->index(row, 0)).center();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, place);
    settle();
    QCOMPARE(m_window->filterBar()->appliedText(), change.kql);
    QCOMPARE(shownRows(), static_cast<int>(change.uses.requests));
}

void WindowGrantsTest::unusedChangeShowsItself()
{
    openSample();
    show();
    panel()->tabs()->setCurrentWidget(panel()->changeList());
    const int row = changeThat(false);
    if (row < 0)
        QSKIP("every change of the sample was used");
    const Row event = panel()->changeModel()->changes()[static_cast<std::size_t>(row)].row;
    activate(panel()->changeList(), row);
    settle();
    QCOMPARE(shownRows(), 1);
    QCOMPARE(m_window->eventPane()->grid()->currentRow().value_or(UINT32_MAX), event);
}

void WindowGrantsTest::leastPrivilege()
{
    openSample();
    show();
    LeastPrivilegeView *view = panel()->leastPrivilege();
    panel()->tabs()->setCurrentWidget(view);
    QVERIFY(view->userBox()->count() > 1);
    QVERIFY(!view->saveButton()->isEnabled());
    const SnapshotPtr snapshot = result().snapshot;
    for (const int index : {0, 1}) {
        view->userBox()->setCurrentIndex(index);
        view->userBox()->setFocus();
        QTest::keyClick(view->userBox()->lineEdit(), Qt::Key_Return);
        QTRY_VERIFY(!m_window->grantsFeed()->isRunning());
        const std::string user = view->user().toStdString();
        QCOMPARE(view->yaml().toStdString(),
                 leastPrivilegeYaml(
                     requiredAccess(*snapshot, snapshot->representatives(), user).value()));
        (void)test::NaiveRbac(view->yaml().toStdString());
    }
    QTest::mouseClick(view->copyButton(), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), view->yaml());
    const QString path = m_folder.filePath(QStringLiteral("roles.yaml"));
    test::answerFileDialog(path);
    QTest::mouseClick(view->saveButton(), Qt::LeftButton);
    QTRY_VERIFY(QFile::exists(path));
    QCOMPARE(QString::fromUtf8(test::readAll(path)), view->yaml());
    // Who is in no list can be typed.
    view->userBox()->setEditText(QStringLiteral("nobody"));
    QTest::keyClick(view->userBox()->lineEdit(), Qt::Key_Return);
    QTRY_VERIFY(view->yaml().contains(QLatin1String("no authorized request by `nobody`")));
}

void WindowGrantsTest::followsTheTimeZone()
{
    openSample();
    show();
    const QModelIndex first = panel()->useModel()->index(0, GrantListModel::FirstColumn);
    const QString utc = first.data().toString();
    m_settings->setTimeZone("Asia/Tokyo");
    QVERIFY(first.data().toString() != utc);
    QVERIFY(panel()
                ->changeModel()
                ->headerData(RbacChangeModel::TimeColumn, Qt::Horizontal, Qt::DisplayRole)
                .toString()
                .contains(QLatin1String("Tokyo")));
}

void WindowGrantsTest::otherEvidenceClears()
{
    openSample();
    show();
    QVERIFY(panel()->useModel()->rowCount() > 0);
    m_window->investigation().close();
    settle();
    QCOMPARE(panel()->useModel()->rowCount(), 0);
    QVERIFY(panel()->useList()->detailText().contains(QLatin1String("Open evidence")));
    openSample();
    QTRY_VERIFY(panel()->useModel()->rowCount() > 0); // it is open
}

QTEST_MAIN(WindowGrantsTest)
#include "tst_windowgrants.moc"
