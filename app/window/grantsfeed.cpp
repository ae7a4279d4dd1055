// SPDX-License-Identifier: Apache-2.0
#include "app/window/grantsfeed.h"

#include "app/window/eventpane.h"
#include "app/window/exporter.h"
#include "app/window/investigation.h"
#include "app/window/navigator.h"
#include "app/window/statusline.h"
#include "app/window/windowactions.h"
#include "app/window/windowdocks.h"
#include "model/core/utf8.h"
#include "model/grants/grantlabels.h"
#include "model/grants/leastprivilege.h"
#include "model/items/displaytext.h"
#include "model/query/kql.h"
#include "model/store/fieldvalues.h"
#include "views/common/progressstrip.h"
#include "views/events/eventgridview.h"
#include "views/filter/filterbar.h"
#include "views/grants/grantspanel.h"
#include "views/grants/leastprivilegeview.h"

#include <QAction>

namespace kubewake {
namespace {

constexpr std::size_t kMaximumUsers = 1000; // to choose from; others can be typed
constexpr qsizetype kMaximumName = 120; // characters of an object in the notice

Result<GrantsPage> pageOf(const EventSnapshot &snapshot, const RowBitmap &shown,
                          const EvaluationControl &control)
{
    RowBitmap rows = shown;
    rows &= snapshot.representatives();
    GrantsPage page;
    auto uses = grantUses(snapshot, rows, control);
    if (!uses)
        return tl::unexpected(uses.error());
    auto changes = rbacChanges(snapshot, rows, control);
    if (!changes)
        return tl::unexpected(changes.error());
    auto users = countValues(snapshot, rows, FieldId::EffectiveUser, {}, kMaximumUsers, control);
    if (!users)
        return tl::unexpected(users.error());
    return GrantsPage {std::move(*uses), std::move(*changes), std::move(*users)};
}

} // namespace

GrantsFeed::GrantsFeed(const GrantsPanelLinks &links, QObject *parent)
    : QObject(parent)
    , m_links(links)
    , m_job(nullptr)
{
    linkPanel();
    connect(links.actions->grants, &QAction::triggered, this, &GrantsFeed::showPanel);
    connect(&links.investigation->query(), &RowQuery::resultChanged, this, &GrantsFeed::takeResult);
    // A panel that is open already waits for nobody to ask.
    connect(&links.investigation->detections(), &DetectionRunner::finished, this, [this] {
        if (!m_hasShown && !m_job.isRunning() && m_links.panel->isVisible())
            refresh();
    });
    connect(links.investigation, &Investigation::pathsChanged, this, &GrantsFeed::forget);
}

void GrantsFeed::linkPanel()
{
    GrantsPanel *panel = m_links.panel;
    connect(panel, &GrantsPanel::refreshRequested, this, &GrantsFeed::refresh);
    connect(panel, &GrantsPanel::useRequested, this, &GrantsFeed::showUse);
    connect(panel, &GrantsPanel::changeRequested, this, &GrantsFeed::showChange);
    connect(panel->progress(), &ProgressStrip::cancelRequested, this, [this] {
        stop();
        if (!m_hasShown)
            m_links.panel->clear(tr("Stopped. Ctrl+Shift+G works it out again."));
    });
    LeastPrivilegeView *least = panel->leastPrivilege();
    connect(least, &LeastPrivilegeView::yamlRequested, this, &GrantsFeed::makeYaml);
    connect(least, &LeastPrivilegeView::saveRequested, m_links.exporter, &Exporter::exportRoles);
}

// Whoever opens it again wants what is in the table now.
void GrantsFeed::showPanel()
{
    m_links.docks->showPlace(m_links.panel);
    const QueryResult &result = m_links.investigation->query().result();
    const bool same = m_hasShown && result.snapshot == m_subject.snapshot && result.rows
        && m_subject.rows && *result.rows == *m_subject.rows;
    if (!same)
        refresh();
}

void GrantsFeed::refresh()
{
    const QueryResult &result = m_links.investigation->query().result();
    if (!result.snapshot || !result.rows || result.snapshot->eventCount() == 0)
        return;
    m_subject = {result.snapshot, result.rows, m_links.filter->appliedText(),
                 m_links.navigator->restriction()};
    const QString text = tr("Looking at the grants");
    m_links.panel->progress()->begin(text);
    m_job.start(
        [snapshot = m_subject.snapshot, rows = m_subject.rows,
         progress =
             m_links.panel->progress()->reporter(text)](const JobSlot::Cancelled &cancelled) {
            return pageOf(*snapshot, *rows, {cancelled, progress});
        },
        [this](Result<GrantsPage> page) {
            m_links.panel->progress()->end();
            if (!page) {
                m_links.status->say(page.error().message);
                return;
            }
            m_hasShown = true;
            m_links.panel->setPage(std::move(*page), currentUser());
            takeResult(m_links.investigation->query().result());
        });
}

void GrantsFeed::showUse(const GrantUse &use)
{
    m_links.navigator->showFilter(kqlAnd(m_subject.filter, use.kql), m_subject.restriction);
}

// Of a change that was not used there is only itself to see.
void GrantsFeed::showChange(const RbacChange &change)
{
    if (change.uses.requests > 0)
        m_links.navigator->showFilter(change.kql);
    else
        m_links.navigator->showRows(
            {change.row},
            tr("Only the change of %1, which nobody used")
                .arg(displayLine(rbacObjectText(change.object), kMaximumName)));
}

void GrantsFeed::makeYaml(const QString &user)
{
    if (!m_hasShown || m_job.isRunning())
        return;
    const QString text = tr("Working out the least privilege");
    m_links.panel->progress()->begin(text);
    m_job.start(
        [snapshot = m_subject.snapshot, shown = m_subject.rows, name = toUtf8(user),
         progress = m_links.panel->progress()->reporter(text)](
            const JobSlot::Cancelled &cancelled) -> Result<QString> {
            RowBitmap rows = *shown;
            rows &= snapshot->representatives();
            const auto access = requiredAccess(*snapshot, rows, name, {cancelled, progress});
            if (!access)
                return tl::unexpected(access.error());
            return toQString(leastPrivilegeYaml(*access));
        },
        [this](const Result<QString> &yaml) {
            m_links.panel->progress()->end();
            if (yaml)
                m_links.panel->leastPrivilege()->setYaml(*yaml);
            else
                m_links.status->say(yaml.error().message);
        });
}

void GrantsFeed::takeResult(const QueryResult &result)
{
    if (!m_hasShown || m_job.isRunning())
        return;
    const bool same = result.rows == m_subject.rows
        || (result.rows && m_subject.rows && *result.rows == *m_subject.rows);
    m_links.panel->setOutdated(!same);
}

// Other evidence is being opened.
void GrantsFeed::forget()
{
    stop();
    m_hasShown = false;
    m_subject = {};
    m_links.panel->clear();
}

void GrantsFeed::stop()
{
    m_job.cancel();
    m_links.panel->progress()->end();
}

QString GrantsFeed::currentUser() const
{
    const auto row = m_links.events->grid()->currentRow();
    const SnapshotPtr &snapshot = m_subject.snapshot;
    if (!row || !snapshot || *row >= snapshot->eventCount())
        return {};
    return toQString(fieldText(*snapshot, FieldId::EffectiveUser, *row));
}

} // namespace kubewake
