// SPDX-License-Identifier: Apache-2.0
// The panel of credentials: from the menu to lists and graph, from a line to its page and its
// requests, by key and by mouse.
#include "app/window/credentialsfeed.h"
#include "model/items/credentialfactmodel.h"
#include "tests/app/windowfixture.h"
#include "views/credentials/credentiallist.h"
#include "views/credentials/credentialspanel.h"
#include "views/credentials/lineagegraphview.h"
#include "views/entities/entitypage.h"
#include "views/grants/grantlist.h"

#include <QAbstractItemModelTester>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>

using namespace kubewake;

class WindowCredentialsTest : public test::WindowFixture
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare(); }
    void init() { makeFreshWindow(); }
    void cleanup() { closeWindow(); }

    void emptyPanelSaysWhatToDo();
    void listsAreThoseOfTheEngine();
    void modelsAreModels();
    void enterOpensThePage();
    void numbersLeadToTheirRows();
    void eventsBecomeRequests();
    void impersonationsLeadToTheirRows();
    void graphLeadsToPagesAndRows();
    void eachCredentialHasAGraph();
    void filterChoosesCredentials();
    void followsTheTimeZone();
    void otherEvidenceClears();

private:
    CredentialsPanel *panel() { return m_window->credentialsPanel(); }
    void show()
    {
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(!m_window->credentialsFeed()->isRunning());
    }
    int shownRows() { return grid()->model()->rowCount(); }
    QTreeView *list() { return panel()->credentialList()->list(); }
    QTreeView *facts() { return panel()->credentialList()->factList(); }
    const Credential &credential(int row) { return *panel()->credentialModel()->credential(row); }
    QString shownEntity();
};

void WindowCredentialsTest::emptyPanelSaysWhatToDo()
{
    show();
    QVERIFY(panel()->isVisible());
    QVERIFY(panel()->credentialList()->emptyText().contains(QLatin1String("Open evidence")));
    QVERIFY(panel()->graphView()->accessibleDescription().contains(QLatin1String("Open evidence")));
    QVERIFY(panel()->impersonationList()->detailText().contains(QLatin1String("Open evidence")));
}

void WindowCredentialsTest::listsAreThoseOfTheEngine()
{
    openSample();
    show();
    const SnapshotPtr snapshot = result().snapshot;
    const auto lineage = credentialLineage(*snapshot, snapshot->representatives()).value();
    QVERIFY(lineage.credentials.size() > 3);
    QCOMPARE(panel()->credentialModel()->rowCount(), static_cast<int>(lineage.credentials.size()));
    QCOMPARE(panel()->impersonationModel()->rowCount(),
             static_cast<int>(lineage.impersonations.size()));
    for (int row = 0; row < panel()->credentialModel()->rowCount(); ++row)
        QCOMPARE(credential(row).kql, lineage.credentials[static_cast<std::size_t>(row)].kql);
    QVERIFY(!panel()->graphView()->graph().nodes.empty());
    QVERIFY(panel()->notice()->text().isEmpty());
    QVERIFY(QApplication::focusWidget() == list());
}

void WindowCredentialsTest::modelsAreModels()
{
    const QAbstractItemModelTester credentials(panel()->credentialModel());
    const QAbstractItemModelTester impersonations(panel()->impersonationModel());
    const QAbstractItemModelTester sorted(list()->model());
    const QAbstractItemModelTester known(panel()->credentialList()->facts());
    show();
    openSample();
    QTRY_VERIFY(panel()->credentialModel()->rowCount() > 0);
    for (QAbstractItemModel *model :
         {static_cast<QAbstractItemModel *>(panel()->credentialModel()),
          static_cast<QAbstractItemModel *>(panel()->credentialList()->facts())}) {
        for (int column = 0; column < model->columnCount(); ++column) {
            QVERIFY(!model->headerData(column, Qt::Horizontal).toString().isEmpty());
            QVERIFY(model->data(model->index(0, column), Qt::AccessibleTextRole)
                        .toString()
                        .startsWith(model->headerData(column, Qt::Horizontal).toString()));
        }
    }
    // Numbers sort as numbers.
    list()->sortByColumn(CredentialListModel::RequestsColumn, Qt::AscendingOrder);
    std::vector<uint> counts;
    for (int row = 0; row < list()->model()->rowCount(); ++row)
        counts.push_back(list()
                             ->model()
                             ->index(row, CredentialListModel::RequestsColumn)
                             .data(CredentialListModel::SortRole)
                             .toUInt());
    QVERIFY(std::ranges::is_sorted(counts));
}

QString WindowCredentialsTest::shownEntity()
{
    const auto &entity = m_window->entityPage()->entity();
    return entity ? QString::fromStdString(entity->value) : QString();
}

void WindowCredentialsTest::enterOpensThePage()
{
    openSample();
    show();
    const auto expected = entityOf(credential(0));
    QVERIFY(expected);
    QTest::keyClick(list(), Qt::Key_Return);
    QCOMPARE(shownEntity(), QString::fromStdString(expected->value));
    // And by double click.
    show();
    const QModelIndex second = list()->model()->index(1, 0);
    const QPoint place = list()->visualRect(second).center();
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(list()->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(shownEntity(), QString::fromStdString(entityOf(credential(1))->value));
    settle();
}

void WindowCredentialsTest::numbersLeadToTheirRows()
{
    openSample();
    show();
    for (const int row : {0, 1, 2}) {
        list()->setCurrentIndex(list()->model()->index(row, 0));
        const auto known = panel()->credentialList()->facts()->facts();
        for (std::size_t i = 0; i < known.size(); ++i) {
            if (known[i].requests.filter.isEmpty() || known[i].requests.count == 0)
                continue;
            facts()->setFocus();
            facts()->setCurrentIndex(facts()->model()->index(static_cast<int>(i), 0));
            QTest::keyClick(facts(), Qt::Key_Return);
            settle();
            QCOMPARE(m_window->filterBar()->appliedText(), known[i].requests.filter);
            QCOMPARE(shownRows(), static_cast<int>(known[i].requests.count));
        }
    }
    // The list stays, and says that it is about more.
    QVERIFY(panel()->notice()->text().contains(QLatin1String("changed")));
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Space);
    settle();
    QCOMPARE(m_window->filterBar()->appliedText(), credential(2).kql);
}

void WindowCredentialsTest::eventsBecomeRequests()
{
    openSample();
    QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    settle();
    show();
    QTest::keyClick(list(), Qt::Key_Space);
    settle();
    QCOMPARE(shownRows(), static_cast<int>(credential(0).uses.requests));
}

void WindowCredentialsTest::impersonationsLeadToTheirRows()
{
    openSample();
    show();
    panel()->tabs()->setCurrentWidget(panel()->impersonationList());
    if (panel()->impersonationModel()->rowCount() == 0)
        QSKIP("nobody impersonates in the sample");
    QTest::keyClick(panel()->impersonationList()->list(), Qt::Key_Return);
    settle();
    const Impersonation &one = *panel()->impersonationModel()->impersonation(0);
    QCOMPARE(m_window->filterBar()->appliedText(), one.kql);
    QCOMPARE(shownRows(), static_cast<int>(one.uses.requests));
}

void WindowCredentialsTest::graphLeadsToPagesAndRows()
{
    openSample();
    show();
    const QRect tab = panel()->tabs()->tabBar()->tabRect(1);
    QTest::mouseClick(panel()->tabs()->tabBar(), Qt::LeftButton, {}, tab.center());
    LineageGraphView *graph = panel()->graphView();
    QVERIFY(graph->isVisible());
    QVERIFY(QApplication::focusWidget() == graph);
    const std::size_t node = graph->current().value();
    QTest::keyClick(graph, Qt::Key_Space);
    settle();
    QCOMPARE(m_window->filterBar()->appliedText(), graph->graph().nodes[node].kql);
    graph->setFocus();
    QTest::keyClick(graph, Qt::Key_Return);
    QCOMPARE(shownEntity(),
             QString::fromStdString(graph->graph().nodes[node].entity.value().value));
    settle();
}

void WindowCredentialsTest::eachCredentialHasAGraph()
{
    openSample();
    show();
    for (const int row : {0, 1, panel()->credentialModel()->rowCount() - 1}) {
        panel()->tabs()->setCurrentWidget(panel()->credentialList());
        list()->setFocus();
        list()->setCurrentIndex(list()->model()->index(row, 0));
        QTest::keyClick(list(), Qt::Key_G);
        LineageGraphView *graph = panel()->graphView();
        QVERIFY(QApplication::focusWidget() == graph);
        QCOMPARE(graph->graph().nodes[graph->current().value()].credential.value(),
                 static_cast<std::size_t>(row));
    }
}

void WindowCredentialsTest::filterChoosesCredentials()
{
    openSample();
    show();
    const int all = panel()->credentialModel()->rowCount();
    const QString kql = credential(0).kql;
    const std::uint32_t requests = credential(0).uses.requests;
    applyFilter(kql);
    QVERIFY(!panel()->notice()->text().isEmpty());
    show();
    QVERIFY(panel()->credentialModel()->rowCount() < all);
    QVERIFY(panel()->notice()->text().isEmpty());
    QCOMPARE(credential(0).kql, kql);
    QCOMPARE(credential(0).uses.requests, requests);
}

void WindowCredentialsTest::followsTheTimeZone()
{
    openSample();
    show();
    const QModelIndex first =
        panel()->credentialModel()->index(0, CredentialListModel::FirstColumn);
    const QString utc = first.data().toString();
    m_settings->setTimeZone("Asia/Tokyo");
    QVERIFY(first.data().toString() != utc);
    QVERIFY(panel()
                ->credentialList()
                ->facts()
                ->headerData(CredentialFactModel::FirstColumn, Qt::Horizontal, Qt::DisplayRole)
                .toString()
                .contains(QLatin1String("Tokyo")));
}

void WindowCredentialsTest::otherEvidenceClears()
{
    openSample();
    show();
    QVERIFY(panel()->credentialModel()->rowCount() > 0);
    m_window->investigation().close();
    settle();
    QCOMPARE(panel()->credentialModel()->rowCount(), 0);
    QVERIFY(panel()->graphView()->graph().nodes.empty());
    QVERIFY(panel()->credentialList()->emptyText().contains(QLatin1String("Open evidence")));
    openSample();
    QTRY_VERIFY(panel()->credentialModel()->rowCount() > 0); // it is open
}

QTEST_MAIN(WindowCredentialsTest)
#include "tst_windowcredentials.moc"
