// SPDX-License-Identifier: Apache-2.0
#include "app/window/evidenceactions.h"

#include "app/import/follownotice.h"
#include "app/window/eventpane.h"
#include "app/window/importdialog.h"
#include "app/window/investigation.h"
#include "app/window/settings.h"
#include "app/window/windowactions.h"
#include "model/core/utf8.h"
#include "model/items/displaytext.h"
#include "views/events/eventgridview.h"
#include "views/evidence/loadreportdialog.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMainWindow>
#include <QMenu>
#include <QMimeData>
#include <QUrl>

namespace kubewake {
namespace {

// A file name as a menu shows it: harmless, and `&` is no mnemonic.
QString menuText(const QString &path)
{
    return displayLine(path).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

EvidenceActions::EvidenceActions(WindowActions *actions, Investigation *investigation,
                                 EventPane *events, Settings &settings, QMainWindow *window)
    : QObject(window)
    , m_actions(actions)
    , m_investigation(investigation)
    , m_events(events)
    , m_settings(settings)
    , m_window(window)
{
    connectActions();
    connect(investigation, &Investigation::pathsChanged, this, &EvidenceActions::showPaths);
    const EvidenceLoader &loader = investigation->loader();
    connect(&loader, &EvidenceLoader::started, this, [this] {
        showState();
        if (m_report)
            m_report->setLoading(true);
    });
    connect(&loader, &EvidenceLoader::finished, this, [this] {
        showState();
        showLoadProblems();
        fillLoadReport();
    });
    connect(events, &EventPane::problemActionRequested, this, &EvidenceActions::showLoadReport);
    connect(&settings, &Settings::recentPathsChanged, this, &EvidenceActions::fillRecent);
    fillRecent();
    showPaths();
}

void EvidenceActions::connectActions()
{
    connect(m_actions->openFiles, &QAction::triggered, this,
            [this] { open(askFiles(tr("Open audit logs"))); });
    connect(m_actions->addEvidence, &QAction::triggered, this,
            [this] { add(askFiles(tr("Add audit logs"))); });
    connect(m_actions->openFolder, &QAction::triggered, this, [this] {
        const QString folder =
            QFileDialog::getExistingDirectory(m_window, tr("Open a folder of audit logs"));
        open(folder.isEmpty() ? QStringList() : QStringList(folder));
    });
    connect(m_actions->openSample, &QAction::triggered, this, &EvidenceActions::openSample);
    connect(m_actions->closeAll, &QAction::triggered, this, [this] {
        m_investigation->close();
        fillLoadReport();
    });
    connect(m_actions->follow, &QAction::triggered, m_investigation, &Investigation::setFollowing);
    connect(m_investigation, &Investigation::followingChanged, this, [this](bool following) {
        m_actions->follow->setChecked(following);
        m_events->grid()->setGrowing(following);
    });
    connect(&m_investigation->loader(), &EvidenceLoader::noticed, this,
            &EvidenceActions::showNotices);
    connect(m_actions->importFilter, &QAction::triggered, this, &EvidenceActions::askImportFilter);
    connect(m_actions->loadReport, &QAction::triggered, this, &EvidenceActions::showLoadReport);
}

QStringList EvidenceActions::askFiles(const QString &title)
{
    return QFileDialog::getOpenFileNames(m_window, title);
}

void EvidenceActions::open(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    m_investigation->open(paths);
    m_settings.addRecentPaths(paths);
}

void EvidenceActions::add(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    m_investigation->add(paths);
    m_settings.addRecentPaths(paths);
}

void EvidenceActions::openSample()
{
    const Result<QString> path = m_sample.path();
    if (!path) {
        m_events->showProblem(path.error().message);
        return;
    }
    m_samplePath = *path;
    m_investigation->open({m_samplePath});
}

bool EvidenceActions::canDrop(const QMimeData &data)
{
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            return true;
    }
    return false;
}

void EvidenceActions::drop(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    const QStringList &present = m_investigation->paths();
    if (present.isEmpty() || present == QStringList(m_samplePath))
        open(paths);
    else
        add(paths);
}

void EvidenceActions::fillRecent()
{
    QMenu *menu = m_actions->recent;
    menu->clear();
    for (const QString &path : m_settings.recentPaths())
        connect(menu->addAction(menuText(path)), &QAction::triggered, this,
                [this, path] { open({path}); });
    menu->setEnabled(!menu->isEmpty());
}

void EvidenceActions::showPaths()
{
    const QStringList &paths = m_investigation->paths();
    QString title;
    if (paths == QStringList(m_samplePath) && !paths.isEmpty())
        title = tr("Sample incident");
    else if (!paths.isEmpty())
        title = displayLine(QFileInfo(paths.front()).fileName());
    if (paths.size() > 1)
        title = tr("%1 and %n more", nullptr, static_cast<int>(paths.size()) - 1).arg(title);
    m_window->setWindowTitle(title.isEmpty() ? tr("Kubewake") : tr("%1 — Kubewake").arg(title));
    for (QAction *action :
         {m_actions->addEvidence, m_actions->closeAll, m_actions->follow, m_actions->loadReport})
        action->setEnabled(!paths.isEmpty());
    m_events->showProblem({});
    showState();
}

void EvidenceActions::showState()
{
    if (m_investigation->paths().isEmpty())
        m_events->setEvidence(EventPane::Evidence::None);
    else if (m_investigation->loader().isLoading())
        m_events->setEvidence(EventPane::Evidence::Loading);
    else
        m_events->setEvidence(EventPane::Evidence::Loaded);
}

void EvidenceActions::showLoadProblems()
{
    const LoadReport &report = m_investigation->loader().report();
    int broken = static_cast<int>(report.unopened.size());
    for (const SourceReport &source : report.sources)
        broken += source.error.empty() ? 0 : 1;
    if (broken > 0)
        m_events->showProblem(tr("%n source(s) could not be read to the end.", nullptr, broken),
                              tr("Load report"));
    else if (const std::uint64_t leftOut = report.leftOutCount(); leftOut > 0)
        m_events->showProblem(tr("%1 events were not loaded. The import filter is: %2.")
                                  .arg(QLocale().toString(static_cast<qulonglong>(leftOut)),
                                       displayLine(toQString(report.importFilter))),
                              tr("Load report"));
    else if (report.eventCount() == 0 && !report.cancelled)
        m_events->showProblem(tr("No audit event was found in what was opened."),
                              tr("Load report"));
}

// The last of what happened to followed files.
void EvidenceActions::showNotices(const std::vector<FollowNotice> &notices)
{
    QString text = displayLine(followNoticeText(notices.back()));
    if (notices.size() > 1)
        text =
            tr("%1 (%n more notice(s))", nullptr, static_cast<int>(notices.size()) - 1).arg(text);
    m_events->showProblem(text, tr("Load report"));
}

void EvidenceActions::askImportFilter()
{
    ImportDialog dialog(m_investigation->importWish(), m_window);
    if (dialog.exec() == QDialog::Accepted)
        m_investigation->setImportWish(dialog.wish());
}

void EvidenceActions::fillLoadReport()
{
    if (!m_report)
        return;
    m_report->setReport(m_investigation->loader().report(), m_investigation->choices(),
                        m_settings.timeFormat());
    m_report->setLoading(m_investigation->loader().isLoading());
}

void EvidenceActions::showLoadReport()
{
    if (!m_report) {
        m_report = new LoadReportDialog(m_window);
        m_report->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_report, &LoadReportDialog::loadAgainRequested, m_investigation,
                &Investigation::setChoices);
    }
    fillLoadReport();
    m_report->show();
    m_report->raise();
    m_report->activateWindow();
}

} // namespace kubewake
