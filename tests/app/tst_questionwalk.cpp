// SPDX-License-Identifier: Apache-2.0
// The fifty questions of resources/questions.md, asked in the window of the recorded log with keys
// and clicks, against a reading of the log that is not ours. Says after each how long the window
// was held up; tests/benchmarks has the limit.
#include "app/window/coveragelinks.h"
#include "app/window/entitylinks.h"
#include "app/window/findanywhere.h"
#include "app/window/grantsfeed.h"
#include "app/window/objecthistories.h"
#include "app/window/policyfeed.h"
#include "model/items/attackmatrixmodel.h"
#include "model/query/savedviews.h"
#include "model/store/fieldvalues.h"
#include "tests/app/windowfixture.h"
#include "tests/support/timedapplication.h"
#include "views/entities/entityheader.h"
#include "views/entities/entitypage.h"
#include "views/evidence/loadreportdialog.h"
#include "views/facets/facetpanel.h"
#include "views/find/findpalette.h"
#include "views/grants/grantlist.h"
#include "views/grants/grantspanel.h"
#include "views/incidents/attackmatrix.h"
#include "views/objects/objectpanel.h"
#include "views/objects/ownerlist.h"
#include "views/policy/policypanel.h"
#include "views/policy/policysuggestionview.h"
#include "views/signals/coveragedialog.h"
#include "views/signals/coverageview.h"
#include "views/signals/timegapview.h"

#include <nlohmann/json.hpp>

#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>

#include <functional>
#include <map>
#include <set>

using namespace kubewake;
using nlohmann::json;

namespace {

const QString kLog = QStringLiteral("request-response.log.gz");

json objectRef(const json &event)
{
    return event.value("objectRef", json::object());
}

std::string userOf(const json &event)
{
    return event.contains("impersonatedUser")
        ? event["impersonatedUser"].value("username", std::string())
        : event.value("user", json::object()).value("username", std::string());
}

int codeOf(const json &event)
{
    return event.value("responseStatus", json::object()).value("code", 0);
}

bool isHuman(const std::string &user)
{
    return !user.empty() && !user.starts_with("system:");
}

} // namespace

class QuestionWalkTest : public test::WindowFixture
{
    Q_OBJECT

public:
    test::TimedApplication *m_application = nullptr;

private slots:
    void initTestCase();
    void cleanup();
    void cleanupTestCase() { closeWindow(); }

    void views_data();
    void views();
    void q1WhatTheEvidenceCovers();
    void q2WhoIsHuman();
    void q3WhatFailedAndWhy();
    void q6WhatCannotFire();
    void q7WhatAnIdentityDid();
    void q8WhereACredentialWasUsed();
    void q14WhatAllowedIt();
    void q15RefusedThenAllowed();
    void q19WhatToRotate();
    void q20WhatWasRun();
    void q23RiskyFields();
    void q24WhoHadItMade();
    void q26WhatChanged();
    void q28WasTheGrantUsed();
    void q38WhatWasAroundIt();
    void q40WhoElseDidIt();
    void q41WhenItWasActive();
    void q42HowFast();
    void q44WhichOtherSignals();
    void q46TimelineWithEvidence();
    void q49AttackMatrix();
    void q50WhatShouldHaveBeenLogged();
    void anythingByItsName();

private:
    EntityPage *page() { return m_window->entityPage(); }
    ObjectPanel *objects() { return m_window->objectPanel(); }
    GrantsPanel *grants() { return m_window->grantsPanel(); }

    void settleAll()
    {
        const auto busy = [this] {
            return m_window->entityLinks()->isRunning() || m_window->objectHistories()->isRunning()
                || objects()->isRunning() || m_window->grantsFeed()->isRunning()
                || m_window->policyFeed()->isRunning() || m_window->coverage()->isRunning();
        };
        settle();
        QTRY_VERIFY_WITH_TIMEOUT(!busy(), test::kLongWaitMs);
        settle();
    }
    // The page of whoever the first row of the filter is by.
    void openPage(const QString &kql, FieldId field)
    {
        applyFilter(kql);
        for (int column = 0; column < grid()->model()->columnCount(); ++column) {
            const QModelIndex index = grid()->model()->index(0, column);
            if (index.data(EventTableModel::FieldRole).toInt() == static_cast<int>(field))
                grid()->setCurrentIndex(index);
        }
        grid()->setFocus();
        QTest::keyClick(grid(), Qt::Key_Return, Qt::AltModifier);
        settleAll();
        QVERIFY(page()->profile());
    }
    void openHistory(const QString &kql)
    {
        applyFilter(kql);
        grid()->setFocus();
        grid()->setCurrentIndex(grid()->model()->index(0, 0));
        QTest::keyClick(grid(), Qt::Key_H, Qt::ControlModifier);
        settleAll();
        QVERIFY(objects()->versionModel()->rowCount() > 0);
    }
    const EntityList *listOf(EntityListId id)
    {
        const QModelIndex index = page()->lists()->indexOf(id);
        return index.isValid() ? page()->lists()->listAt(index) : nullptr;
    }
    void openGrants()
    {
        QTest::keyClick(m_window.get(), Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
        settleAll();
    }
    CoverageDialog *openCoverage()
    {
        QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
        settleAll();
        return m_window->coverage()->dialog();
    }
    int shownRows() { return grid()->model()->rowCount(); }
    // The requests of the log for which it is so, in the last stage that they have.
    int count(const std::function<bool(const json &)> &is) const
    {
        return static_cast<int>(std::ranges::count_if(m_requests, is));
    }

    std::vector<json> m_requests;
};

void QuestionWalkTest::initTestCase()
{
    prepare();
    const QString path = test::sharedData(QStringLiteral("apiserver/") + kLog);
    if (path.isEmpty())
        QSKIP("the recorded log is not on this machine");
    m_settings = std::make_unique<Settings>(m_folder.filePath(QStringLiteral("questionwalk.ini")));
    makeWindow();
    m_window->open({path});
    settle();
    const SnapshotPtr snapshot = result().snapshot;
    std::map<std::string, json> last; // by audit ID: what comes later is the later stage
    for (Row row = 0; row < snapshot->eventCount(); ++row) {
        json event = json::parse(snapshot->eventJson(row).value());
        json &kept = last[event.value("auditID", std::string())];
        if (kept.is_null() || event.value("stage", "") != "RequestReceived")
            kept = std::move(event);
    }
    for (auto &[id, event] : last)
        m_requests.push_back(std::move(event));
    QVERIFY(m_requests.size() > 1'000);
}

void QuestionWalkTest::cleanup()
{
    if (!m_window || m_requests.empty())
        return;
    settleAll();
    qInfo("%s%s%s: the window was held up for %.1f ms at most", QTest::currentTestFunction(),
          QTest::currentDataTag() == nullptr ? "" : " ",
          QTest::currentDataTag() == nullptr ? "" : QTest::currentDataTag(),
          m_application->takeLongest());
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (qobject_cast<QDialog *>(widget) != nullptr && widget->isVisible())
            widget->close();
    }
    m_window->filterBar()->clearFilter();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    settle();
}

// Questions 3, 4, 9, 17, 20, 27, 29 and 35 are one choice in the menu of views.
void QuestionWalkTest::views_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("expected"); // -1: only that it is not empty
    const auto verbIs = [](const json &event, std::initializer_list<const char *> verbs) {
        return std::ranges::find(verbs, event.value("verb", std::string())) != verbs.end();
    };
    const int deletes = count([&](const json &event) {
        return verbIs(event, {"delete", "deletecollection"});
    });
    for (const SavedView &view : savedViews()) {
        const QString name = savedViewName(view);
        QTest::newRow(qPrintable(name))
            << name << (name == QLatin1String("Deletes") ? deletes : -1);
    }
}

void QuestionWalkTest::views()
{
    QFETCH(QString, name);
    QFETCH(int, expected);
    QMenu *menu = m_window->findChild<QToolButton *>(QStringLiteral("filterViews"))->menu();
    emit menu->aboutToShow();
    bool found = false;
    for (QAction *action : menu->actions()) {
        if (action->text().replace(QStringLiteral("&&"), QStringLiteral("&")) != name)
            continue;
        action->trigger();
        found = true;
        break;
    }
    QVERIFY(found);
    settle();
    QVERIFY(shownRows() > 0);
    QVERIFY(shownRows() < static_cast<int>(m_requests.size()));
    if (expected >= 0)
        QCOMPARE(shownRows(), expected);
}

void QuestionWalkTest::q1WhatTheEvidenceCovers()
{
    QTest::mouseClick(m_window->findChild<QToolButton *>(QStringLiteral("statusRejected")),
                      Qt::LeftButton);
    const auto reports = [] {
        QList<LoadReportDialog *> found;
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *dialog = qobject_cast<LoadReportDialog *>(widget);
                dialog != nullptr && dialog->isVisible())
                found << dialog;
        }
        return found;
    };
    QTRY_VERIFY(!reports().isEmpty());
    QString text;
    for (const QLabel *label : reports().front()->findChildren<QLabel *>())
        text += label->text() + QLatin1Char('\n');
    QVERIFY2(text.contains(QLocale().toString(result().snapshot->eventCount())), qPrintable(text));
}

void QuestionWalkTest::q2WhoIsHuman()
{
    applyFilter(QStringLiteral("class: human"));
    QCOMPARE(shownRows(), count([](const json &event) { return isHuman(userOf(event)); }));
}

void QuestionWalkTest::q3WhatFailedAndWhy()
{
    applyFilter(QStringLiteral("outcome: denied"));
    QVERIFY(shownRows() > 0);
    const int forbidden =
        count([](const json &event) { return codeOf(event) == 401 || codeOf(event) == 403; });
    QCOMPARE(shownRows(), forbidden);
    // Each says why.
    const EventSnapshot &snapshot = *result().snapshot;
    for (Row place = 0; place < result().order->size(); ++place)
        QVERIFY(!fieldText(snapshot, FieldId::OutcomeReason, (*result().order)[place]).empty());
}

void QuestionWalkTest::q6WhatCannotFire()
{
    CoverageDialog *dialog = openCoverage();
    QVERIFY(dialog != nullptr && dialog->isVisible());
    int blind = 0;
    for (const RuleCoverage &rule : m_window->investigation().detections().coverage())
        blind += rule.state == RuleCoverage::State::Evaluated ? 0 : 1;
    QVERIFY(blind > 0); // those that wait for lists of the responder
    QVERIFY(dialog->rules()->list()->topLevelItemCount() > blind);
}

void QuestionWalkTest::q7WhatAnIdentityDid()
{
    openPage(QStringLiteral("effective: mallory*"), FieldId::EffectiveUser);
    const int expected = count([](const json &event) {
        return event.value("user", json::object()).value("username", "")
            == "mallory@contractor.example";
    });
    QCOMPARE(static_cast<int>(page()->profile()->requests), expected);
    QVERIFY(m_window->timeline()->isVisible());
}

void QuestionWalkTest::q8WhereACredentialWasUsed()
{
    openPage(QStringLiteral("cred: * and effective: \"system:serviceaccount:shop:web\""),
             FieldId::Credential);
    std::set<std::string> peers;
    const std::string id = page()->entity()->value;
    for (const json &event : m_requests) {
        if (event.value("user", json::object()).dump().find(id) != std::string::npos)
            peers.insert(event["sourceIPs"].back());
    }
    const EntityList *addresses = listOf(EntityListId::Addresses);
    QVERIFY(addresses != nullptr);
    QCOMPARE(addresses->total, peers.size());
}

void QuestionWalkTest::q14WhatAllowedIt()
{
    openPage(QStringLiteral("effective: *ops-admin"), FieldId::EffectiveUser);
    const EntityList *granted = listOf(EntityListId::Grants);
    QVERIFY(granted != nullptr && granted->total > 0);
    openGrants();
    QVERIFY(grants()->useModel()->rowCount() > 0);
}

void QuestionWalkTest::q15RefusedThenAllowed()
{
    // Nodes were listed without a login: first refused, allowed once that was bound.
    openPage(QStringLiteral("effective: \"system:anonymous\" and res: nodes"),
             FieldId::EffectiveUser);
    const EntityList *retried = listOf(EntityListId::Retried);
    QVERIFY(retried != nullptr);
    QVERIFY(std::ranges::any_of(retried->rows, [retried](const EntityRow &row) {
        return retried->valueOf(row, FieldId::ResourcePath) == "nodes"
            && retried->valueOf(row, FieldId::Verb) == "list";
    }));
}

void QuestionWalkTest::q19WhatToRotate()
{
    openPage(QStringLiteral("effective: \"system:serviceaccount:shop:web\""),
             FieldId::EffectiveUser);
    std::set<std::string> read;
    for (const json &event : m_requests) {
        const std::string resource = objectRef(event).value("resource", "");
        const std::string verb = event.value("verb", "");
        if (userOf(event) == "system:serviceaccount:shop:web" && codeOf(event) == 200
            && (resource == "secrets" || resource == "configmaps") && verb == "get")
            read.insert(resource + objectRef(event).value("namespace", "") + '/'
                        + objectRef(event).value("name", ""));
    }
    QVERIFY(read.size() > 5);
    const EntityList *rotate = listOf(EntityListId::SecretsRead);
    QVERIFY(rotate != nullptr);
    std::set<std::string> listed;
    for (const EntityRow &row : rotate->rows) {
        const auto text = [&](FieldId field) {
            return rotate->valueOf(row, field).value_or(std::string());
        };
        if (!text(FieldId::ObjectName).empty())
            listed.insert(text(FieldId::ResourcePath) + text(FieldId::Namespace) + '/'
                          + text(FieldId::ObjectName));
    }
    QVERIFY(std::ranges::includes(listed, read));
}

void QuestionWalkTest::q20WhatWasRun()
{
    applyFilter(QStringLiteral("sub: exec and effective: mallory* and outcome: allowed"));
    QVERIFY(shownRows() > 0);
    grid()->setFocus();
    grid()->setCurrentIndex(grid()->model()->index(0, 0));
    settle();
    const Row row = *grid()->currentRow();
    const std::string command = fieldText(*result().snapshot, FieldId::Command, row);
    QVERIFY(!command.empty());
    QVERIFY(m_window->detailPane()->isVisible());
}

void QuestionWalkTest::q23RiskyFields()
{
    openHistory(QStringLiteral("res: pods and verb: create and name: caps-1"));
    int risky = 0;
    for (const ObjectFieldModel::Field &field : objects()->blameModel()->fields())
        risky += field.risk.isEmpty() ? 0 : 1;
    QVERIFY(risky > 0);
}

void QuestionWalkTest::q24WhoHadItMade()
{
    openHistory(QStringLiteral(
        "res: pods and verb: create and not sub: * and effective: *replicaset-controller"));
    const OwnerChain &chain = objects()->owners()->model()->chain();
    QVERIFY(chain.isTraced);
    QVERIFY(chain.links.size() > 2);
    QVERIFY(!chain.links.back().user.ends_with("-controller"));
}

void QuestionWalkTest::q26WhatChanged()
{
    openHistory(QStringLiteral("res: deployments and verb: patch and ns: shop"));
    QVERIFY(objects()->versionModel()->rowCount() > 1);
    QVERIFY(objects()->changeModel()->rowCount() > 0);
}

void QuestionWalkTest::q28WasTheGrantUsed()
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

void QuestionWalkTest::q38WhatWasAroundIt()
{
    applyFilter(QStringLiteral("sub: exec and effective: mallory*"));
    grid()->setCurrentIndex(grid()->model()->index(0, 0));
    const Row row = *grid()->currentRow();
    emit grid()->aroundRequested(row);
    settle();
    QVERIFY(shownRows() > 100);
    QCOMPARE(grid()->currentRow().value_or(UINT32_MAX), row);
}

void QuestionWalkTest::q40WhoElseDidIt()
{
    applyFilter(QStringLiteral("ua: curl*"));
    QCOMPARE(shownRows(), count([](const json &event) {
                 return event.value("userAgent", "").starts_with("curl");
             }));
}

void QuestionWalkTest::q41WhenItWasActive()
{
    openPage(QStringLiteral("effective: bob"), FieldId::EffectiveUser);
    QCOMPARE(page()->hours()->rowCount(), 1); // one day
    int busy = 0;
    for (int hour = 0; hour < page()->hours()->columnCount(); ++hour)
        busy += page()->hours()->index(0, hour).data(EntityHoursModel::ShareRole).toDouble() > 0;
    QCOMPARE(busy, 1); // 09:xx
}

void QuestionWalkTest::q42HowFast()
{
    applyFilter(QStringLiteral("peer: 127.0.0.13"));
    QVERIFY(m_window->histogram()->isVisible());
    QCOMPARE(shownRows(), count([](const json &event) {
                 return !event["sourceIPs"].empty() && event["sourceIPs"].back() == "127.0.0.13";
             }));
}

void QuestionWalkTest::q44WhichOtherSignals()
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

void QuestionWalkTest::q46TimelineWithEvidence()
{
    const QString path = m_folder.filePath(QStringLiteral("findings.csv"));
    const QByteArray text = exported(m_window->actions()->exportFindingsCsv, path);
    QVERIFY(text.startsWith("rule_id,"));
    // Each finding with file, line and audit ID.
    QVERIFY(text.count("request-response.log.gz") > 50);
}

void QuestionWalkTest::q49AttackMatrix()
{
    QTest::keyClick(m_window.get(), Qt::Key_9, Qt::ControlModifier);
    AttackMatrix *matrix = m_window->attackMatrix();
    QTRY_VERIFY(matrix->isVisible());
    QVERIFY(matrix->model()->columnCount() >= 9);
    QVERIFY(matrix->model()->index(0, 0).data(AttackMatrixModel::CountRole).toInt() > 0);
}

void QuestionWalkTest::q50WhatShouldHaveBeenLogged()
{
    QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::mouseClick(m_window->policyPanel()->suggestion()->suggestButton(), Qt::LeftButton);
    settleAll();
    QVERIFY(m_window->policyPanel()->suggestion()->policyText().contains(
        QLatin1String("kind: Policy")));
}

void QuestionWalkTest::anythingByItsName()
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
    test::TimedApplication application(argc, argv);
    QuestionWalkTest walk;
    walk.m_application = &application;
    return QTest::qExec(&walk, argc, argv);
}

#include "tst_questionwalk.moc"
