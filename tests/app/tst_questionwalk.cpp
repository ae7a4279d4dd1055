// SPDX-License-Identifier: Apache-2.0
// Questions 1 to 26 of resources/questions.md, asked in the window with keys and clicks: what the
// evidence covers, one identity, secrets, execution.
#include "app/window/coveragelinks.h"
#include "model/query/savedviews.h"
#include "model/store/fieldvalues.h"
#include "tests/app/questionwalkfixture.h"
#include "views/credentials/credentialspanel.h"
#include "views/credentials/lineagegraphview.h"
#include "views/entities/entityheader.h"
#include "views/entities/entitypage.h"
#include "views/evidence/loadreportdialog.h"
#include "views/facets/facetpanel.h"
#include "views/grants/grantlist.h"
#include "views/grants/grantspanel.h"
#include "views/objects/objectpanel.h"
#include "views/objects/ownerlist.h"
#include "views/signals/coveragedialog.h"
#include "views/signals/coverageview.h"

#include <QTabWidget>
#include <QTreeWidget>

#include <map>
#include <set>

using namespace kubewake;
using nlohmann::json;

class QuestionWalkTest : public test::QuestionWalkFixture
{
    Q_OBJECT

private slots:
    void views_data();
    void views();
    void q1WhatTheEvidenceCovers();
    void q2WhoIsHuman();
    void q3WhatFailedAndWhy();
    void q5FromWhichAddresses();
    void q6WhatCannotFire();
    void q7WhatAnIdentityDid();
    void q8WhereACredentialWasUsed();
    void q9WhoMadeTheToken();
    void q11WhichPodTheTokenIsOf();
    void q12WhoImpersonatedWhom();
    void q14WhatAllowedIt();
    void q15RefusedThenAllowed();
    void q19WhatToRotate();
    void q20WhatWasRun();
    void q23RiskyFields();
    void q24WhoHadItMade();
    void q26WhatChanged();

private:
    CredentialsPanel *credentials() { return m_window->credentialsPanel(); }
    void openCredentials();
    const Credential *credentialOf(const std::string &id);
};

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
    QCOMPARE(shownRows(),
             count([](const json &event) { return test::isHuman(test::userOf(event)); }));
}

void QuestionWalkTest::q3WhatFailedAndWhy()
{
    applyFilter(QStringLiteral("outcome: denied"));
    QVERIFY(shownRows() > 0);
    const int forbidden = count(
        [](const json &event) { return test::codeOf(event) == 401 || test::codeOf(event) == 403; });
    QCOMPARE(shownRows(), forbidden);
    // Each says why.
    const EventSnapshot &snapshot = *result().snapshot;
    for (Row place = 0; place < result().order->size(); ++place)
        QVERIFY(!fieldText(snapshot, FieldId::OutcomeReason, (*result().order)[place]).empty());
}

void QuestionWalkTest::q5FromWhichAddresses()
{
    QTest::keyClick(m_window.get(), Qt::Key_0, Qt::ControlModifier);
    FacetPanel *panel = m_window->facetPanel();
    FacetModel *model = panel->model();
    panel->tree()->setCurrentIndex(model->indexOf(FieldId::Peer));
    if (model->rowCount(model->indexOf(FieldId::Peer)) == 0)
        QTest::keyClick(panel->tree(), Qt::Key_Return);
    std::map<std::string, int> expected;
    for (const json &event : m_requests) {
        if (!event.value("sourceIPs", json::array()).empty())
            ++expected[event["sourceIPs"].back()];
    }
    QTRY_VERIFY(model->valueCount(FieldId::Peer) > 5);
    for (int row = 0; row < static_cast<int>(model->valueCount(FieldId::Peer)); ++row) {
        const QModelIndex index = model->index(row, 0, model->indexOf(FieldId::Peer));
        QCOMPARE(index.siblingAtColumn(1).data().toString(),
                 QLocale().toString(expected.at(model->valueAt(index).value())));
    }
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

void QuestionWalkTest::openCredentials()
{
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    settleAll();
}

const Credential *QuestionWalkTest::credentialOf(const std::string &id)
{
    const CredentialListModel *model = credentials()->credentialModel();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->credential(row)->key.value == id)
            return model->credential(row);
    }
    return nullptr;
}

void QuestionWalkTest::q9WhoMadeTheToken()
{
    openCredentials();
    credentials()->tabs()->setCurrentIndex(0);
    int issued = 0;
    for (const json &event : m_requests) {
        const json annotations = event.value("annotations", json::object());
        const auto id = annotations.find("authentication.kubernetes.io/issued-credential-id");
        if (id == annotations.end())
            continue;
        const Credential *credential = credentialOf(id->get<std::string>());
        QVERIFY2(credential != nullptr, id->get<std::string>().c_str());
        QCOMPARE(credential->origin.by, test::userOf(event));
        QCOMPARE(credential->origin.issuedFor,
                 "system:serviceaccount:" + test::objectRefOf(event).value("namespace", "") + ':'
                     + test::objectRefOf(event).value("name", ""));
        ++issued;
    }
    QVERIFY(issued > 10);
}

void QuestionWalkTest::q11WhichPodTheTokenIsOf()
{
    openCredentials();
    std::map<std::string, std::string> pods; // by credential
    for (const json &event : m_requests) {
        const json extra = event.value("user", json::object()).value("extra", json::object());
        if (extra.contains("authentication.kubernetes.io/pod-name"))
            pods[extra.at("authentication.kubernetes.io/credential-id").at(0)] =
                extra.at("authentication.kubernetes.io/pod-name").at(0);
    }
    QVERIFY(!pods.empty());
    for (const auto &[id, pod] : pods) {
        const Credential *credential = credentialOf(id);
        QVERIFY2(credential != nullptr, id.c_str());
        QCOMPARE(credential->bound.name, pod);
    }
    credentials()->tabs()->setCurrentIndex(1);
    QVERIFY(credentials()->graphView()->isVisible());
    QVERIFY(!credentials()->graphView()->graph().nodes.empty());
}

void QuestionWalkTest::q12WhoImpersonatedWhom()
{
    openCredentials();
    std::map<std::pair<std::string, std::string>, std::uint32_t> expected;
    for (const json &event : m_requests) {
        if (event.contains("impersonatedUser"))
            ++expected[{event["user"].value("username", ""), test::userOf(event)}];
    }
    QVERIFY(!expected.empty());
    std::map<std::pair<std::string, std::string>, std::uint32_t> listed;
    for (int row = 0; row < credentials()->impersonationModel()->rowCount(); ++row) {
        const Impersonation &pair = *credentials()->impersonationModel()->impersonation(row);
        listed[{pair.user, pair.as}] = pair.uses.requests;
    }
    QCOMPARE(listed, expected);
    credentials()->tabs()->setCurrentWidget(credentials()->impersonationList());
    QTreeView *list = credentials()->impersonationList()->list();
    list->setFocus();
    list->setCurrentIndex(list->model()->index(0, ImpersonationListModel::RequestsColumn));
    QTest::keyClick(list, Qt::Key_Return);
    settleAll();
    QVERIFY(shownRows() > 0 && shownRows() <= 4);
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
        const std::string resource = test::objectRefOf(event).value("resource", "");
        const std::string verb = event.value("verb", "");
        if (test::userOf(event) == "system:serviceaccount:shop:web" && test::codeOf(event) == 200
            && (resource == "secrets" || resource == "configmaps") && verb == "get")
            read.insert(resource + test::objectRefOf(event).value("namespace", "") + '/'
                        + test::objectRefOf(event).value("name", ""));
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
    objects()->tabs()->setCurrentWidget(objects()->owners());
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

int main(int argc, char **argv)
{
    QuestionWalkTest walk;
    return test::runQuestionWalk(walk, argc, argv);
}

#include "tst_questionwalk.moc"
