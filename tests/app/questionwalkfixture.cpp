// SPDX-License-Identifier: Apache-2.0
#include "tests/app/questionwalkfixture.h"

#include "app/window/coveragelinks.h"
#include "app/window/credentialsfeed.h"
#include "app/window/entitylinks.h"
#include "app/window/grantsfeed.h"
#include "app/window/objecthistories.h"
#include "app/window/policyfeed.h"
#include "app/window/theme.h"
#include "views/entities/entitypage.h"
#include "views/grants/grantspanel.h"
#include "views/objects/objectpanel.h"
#include "views/signals/coveragedialog.h"

#include <QDir>

#include <map>

namespace kubewake::test {
namespace {

using nlohmann::json;

const QString kLog = QStringLiteral("request-response.log.gz");

} // namespace

json objectRefOf(const json &event)
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

void QuestionWalkFixture::initTestCase()
{
    prepare();
    const QString path = sharedData(QStringLiteral("apiserver/") + kLog);
    if (path.isEmpty())
        QSKIP("the recorded log is not on this machine");
    m_settings = std::make_unique<Settings>(m_folder.filePath(QStringLiteral("walk.ini")));
    m_palette = QApplication::palette();
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

void QuestionWalkFixture::cleanup()
{
    if (!m_window || m_requests.empty())
        return;
    settleAll();
    qInfo("%s%s%s: the window was held up for %.1f ms at most", QTest::currentTestFunction(),
          QTest::currentDataTag() == nullptr ? "" : " ",
          QTest::currentDataTag() == nullptr ? "" : QTest::currentDataTag(),
          m_application->takeLongest());
    takePictures();
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (qobject_cast<QDialog *>(widget) != nullptr && widget->isVisible())
            widget->close();
    }
    m_window->filterBar()->clearFilter();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    settle();
}

void QuestionWalkFixture::takePictures()
{
    const QString folder = qEnvironmentVariable("KUBEWAKE_PICTURES");
    if (folder.isEmpty())
        return;
    QString name = QLatin1String(QTest::currentTestFunction());
    if (QTest::currentDataTag() != nullptr)
        name += QLatin1Char(' ') + QLatin1String(QTest::currentDataTag());
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        applyTheme(theme, m_palette);
        settleAll();
        QWidget *shown = QApplication::activeWindow();
        const QString file = name
            + (theme == Theme::Dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png"));
        QVERIFY(
            (shown == nullptr ? m_window.get() : shown)->grab().save(QDir(folder).filePath(file)));
    }
    applyTheme(Theme::System, m_palette);
}

void QuestionWalkFixture::settleAll()
{
    const auto busy = [this] {
        return m_window->entityLinks()->isRunning() || m_window->objectHistories()->isRunning()
            || objects()->isRunning() || m_window->grantsFeed()->isRunning()
            || m_window->credentialsFeed()->isRunning() || m_window->policyFeed()->isRunning()
            || m_window->coverage()->isRunning();
    };
    settle();
    QTRY_VERIFY_WITH_TIMEOUT(!busy(), kLongWaitMs);
    settle();
}

void QuestionWalkFixture::openPage(const QString &kql, FieldId field)
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

void QuestionWalkFixture::openHistory(const QString &kql)
{
    applyFilter(kql);
    grid()->setFocus();
    grid()->setCurrentIndex(grid()->model()->index(0, 0));
    QTest::keyClick(grid(), Qt::Key_H, Qt::ControlModifier);
    settleAll();
    QVERIFY(objects()->versionModel()->rowCount() > 0);
}

const EntityList *QuestionWalkFixture::listOf(EntityListId id)
{
    const QModelIndex index = page()->lists()->indexOf(id);
    return index.isValid() ? page()->lists()->listAt(index) : nullptr;
}

void QuestionWalkFixture::openGrants()
{
    QTest::keyClick(m_window.get(), Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    settleAll();
}

CoverageDialog *QuestionWalkFixture::openCoverage()
{
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    settleAll();
    return m_window->coverage()->dialog();
}

int QuestionWalkFixture::count(const std::function<bool(const json &)> &is) const
{
    return static_cast<int>(std::ranges::count_if(m_requests, is));
}

int runQuestionWalk(QuestionWalkFixture &walk, int argc, char **argv)
{
    TimedApplication application(argc, argv);
    walk.m_application = &application;
    return QTest::qExec(&walk, argc, argv);
}

} // namespace kubewake::test
