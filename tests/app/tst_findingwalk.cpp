// SPDX-License-Identifier: Apache-2.0
// Questions 27 to 50 of resources/questions.md, asked in the window with keys and clicks:
// privilege, what is around a finding, reporting.
#include "app/window/findanywhere.h"
#include "model/core/timedelta.h"
#include "model/core/timestamp.h"
#include "model/items/attackmatrixmodel.h"
#include "model/items/eventtablemodel.h"
#include "model/items/marklistmodel.h"
#include "tests/app/questionwalkfixture.h"
#include "views/compare/comparedrangeedit.h"
#include "views/compare/comparepanel.h"
#include "views/entities/entitypage.h"
#include "views/find/findpalette.h"
#include "views/grants/grantlist.h"
#include "views/grants/grantspanel.h"
#include "views/incidents/attackmatrix.h"
#include "views/marks/markspanel.h"
#include "views/policy/policypanel.h"
#include "views/policy/policysuggestionview.h"

#include <QTabWidget>

#include <algorithm>
#include <iterator>
#include <set>

using namespace kubewake;
using nlohmann::json;

class FindingWalkTest : public test::QuestionWalkFixture
{
    Q_OBJECT

private slots:
    void q28WasTheGrantUsed();
    void q38WhatWasAroundIt();
    void q38HowLongAfterIt();
    void q39WhatIsNew();
    void q40WhoElseDidIt();
    void q41WhenItWasActive();
    void q42HowFast();
    void q44WhichOtherSignals();
    void q46TimelineWithEvidence();
    void q49AttackMatrix();
    void q50WhatShouldHaveBeenLogged();
    void anythingByItsName();
};

void FindingWalkTest::q28WasTheGrantUsed()
{
    openGrants();
    grants()->tabs()->setCurrentWidget(grants()->changeList());
    const auto &changes = grants()->changeModel()->changes();
    const auto used = std::ranges::find_if(
        changes, [](const RbacChange &change) { return change.uses.requests > 0; });
    QVERIFY(used != changes.end());
    const int row = static_cast<int>(used - changes.begin());
    QTreeView *list = grants()->changeList()->list();
    list->setFocus();
    for (int place = 0; place < list->model()->rowCount(); ++place) {
        const QModelIndex index = list->model()->index(place, RbacChangeModel::ObjectColumn);
        if (index.data() == grants()->changeModel()->index(row, index.column()).data())
            list->setCurrentIndex(index);
    }
    QTest::keyClick(list, Qt::Key_Return);
    settleAll();
    QVERIFY(shownRows() > 0);
    QVERIFY(!m_window->filterBar()->appliedText().isEmpty());
}

void FindingWalkTest::q38WhatWasAroundIt()
{
    applyFilter(QStringLiteral("sub: exec and effective: mallory*"));
    grid()->setCurrentIndex(grid()->model()->index(0, 0));
    const Row row = *grid()->currentRow();
    emit grid()->aroundRequested(row);
    settle();
    QVERIFY(shownRows() > 100);
    QCOMPARE(grid()->currentRow().value_or(UINT32_MAX), row);
}

// The event as reference, bookmarked to come back to.
void FindingWalkTest::q38HowLongAfterIt()
{
    applyFilter(QStringLiteral("effective: mallory*"));
    grid()->setFocus();
    grid()->setCurrentIndex(grid()->model()->index(0, 0));
    QTest::keyClick(grid(), Qt::Key_T, Qt::ControlModifier);
    QTest::keyClick(grid(), Qt::Key_M, Qt::ControlModifier);
    settleAll();
    const auto *table = static_cast<const EventTableModel *>(grid()->model());
    const auto sinceReference = [table](int row) {
        for (int column = 0; column < table->columnCount(); ++column) {
            if (table->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()
                == QLatin1String("Since reference"))
                return table->index(row, column).data().toString();
        }
        return QStringLiteral("no such column");
    };
    const EventSnapshot &snapshot = *result().snapshot;
    QVERIFY(shownRows() > 10);
    QCOMPARE(sinceReference(0), QStringLiteral("Reference"));
    for (int row = 1; row < 10; ++row)
        QCOMPARE(sinceReference(row),
                 timeDeltaText(snapshot.time(table->rowAt(row)) - snapshot.time(table->rowAt(0))));
    QCOMPARE(m_window->marksPanel()->model()->rowCount(), 1);
    m_window->findChild<QDockWidget *>(QStringLiteral("marks"))->raise();
}

void FindingWalkTest::q39WhatIsNew()
{
    const EventSnapshot &snapshot = *result().snapshot;
    const MicrosecondsUtc split =
        snapshot.firstTime() + (snapshot.lastTime() - snapshot.firstTime()) / 2;
    QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    ComparePanel *panel = m_window->comparePanel();
    QLineEdit *from = panel->incidentEdit()->fromEdit();
    QTest::keyClicks(from, m_settings->timeFormat().toDisplay(split));
    QTest::keyClick(from, Qt::Key_Return);
    QTRY_VERIFY(panel->model()->comparison());
    std::set<std::string> before;
    std::set<std::string> after;
    for (const json &event : m_requests) {
        const auto time = parseTimestamp(event.value("requestReceivedTimestamp", std::string()));
        if (!event.value("sourceIPs", json::array()).empty())
            (*time < split ? before : after).insert(event["sourceIPs"].back());
    }
    std::set<std::string> expected;
    std::ranges::set_difference(after, before, std::inserter(expected, expected.end()));
    std::set<std::string> listed;
    const auto &addresses = panel->model()->comparison()->dimensions.at(
        static_cast<std::size_t>(CompareDimension::Addresses));
    for (const ComparedLine &line : addresses.of(RateChange::New).lines)
        listed.insert(line.values.at(0).value_or(std::string()));
    QVERIFY(!expected.empty());
    QCOMPARE(listed, expected);
}

void FindingWalkTest::q40WhoElseDidIt()
{
    applyFilter(QStringLiteral("ua: curl*"));
    QCOMPARE(shownRows(), count([](const json &event) {
                 return event.value("userAgent", "").starts_with("curl");
             }));
}

void FindingWalkTest::q41WhenItWasActive()
{
    openPage(QStringLiteral("effective: bob"), FieldId::EffectiveUser);
    QCOMPARE(page()->hours()->rowCount(), 1); // one day
    int busy = 0;
    for (int hour = 0; hour < page()->hours()->columnCount(); ++hour)
        busy += page()->hours()->index(0, hour).data(EntityHoursModel::ShareRole).toDouble() > 0;
    QCOMPARE(busy, 1); // 09:xx
}

void FindingWalkTest::q42HowFast()
{
    applyFilter(QStringLiteral("peer: 127.0.0.13"));
    QVERIFY(m_window->histogram()->isVisible());
    QCOMPARE(shownRows(), count([](const json &event) {
                 return !event["sourceIPs"].empty() && event["sourceIPs"].back() == "127.0.0.13";
             }));
}

void FindingWalkTest::q44WhichOtherSignals()
{
    openPage(QStringLiteral("effective: *ops-admin"), FieldId::EffectiveUser);
    const QModelIndex signalsHeading = page()->lists()->index(0, 0);
    QVERIFY(page()->lists()->rowCount(signalsHeading) > 3);
    QVERIFY(page()
                ->lists()
                ->index(0, 0, signalsHeading)
                .data(EntityListModel::SignalRole)
                .value<SignalPtr>());
}

void FindingWalkTest::q46TimelineWithEvidence()
{
    const QString path = m_folder.filePath(QStringLiteral("findings.csv"));
    const QByteArray text = exported(m_window->actions()->exportFindingsCsv, path);
    QVERIFY(text.startsWith("rule_id,"));
    // Each finding with file, line and audit ID.
    QVERIFY(text.count("request-response.log.gz") > 50);
}

void FindingWalkTest::q49AttackMatrix()
{
    QTest::keyClick(m_window.get(), Qt::Key_9, Qt::ControlModifier);
    AttackMatrix *matrix = m_window->attackMatrix();
    QTRY_VERIFY(matrix->isVisible());
    QVERIFY(matrix->model()->columnCount() >= 9);
    QVERIFY(matrix->model()->index(0, 0).data(AttackMatrixModel::CountRole).toInt() > 0);
}

void FindingWalkTest::q50WhatShouldHaveBeenLogged()
{
    QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::mouseClick(m_window->policyPanel()->suggestion()->suggestButton(), Qt::LeftButton);
    settleAll();
    QVERIFY(m_window->policyPanel()->suggestion()->policyText().contains(
        QLatin1String("kind: Policy")));
}

void FindingWalkTest::anythingByItsName()
{
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    FindPalette *palette = m_window->findAnywhere()->palette();
    QTRY_VERIFY(palette->isVisible());
    QTest::keyClicks(palette->field(), QStringLiteral("stripe-api"));
    QTRY_VERIFY(!m_window->findAnywhere()->isRunning());
    QVERIFY(palette->model()->rowCount() > 0);
    QTest::keyClick(palette->field(), Qt::Key_Escape);
}

int main(int argc, char **argv)
{
    FindingWalkTest walk;
    return test::runQuestionWalk(walk, argc, argv);
}

#include "tst_findingwalk.moc"
