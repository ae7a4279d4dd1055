// SPDX-License-Identifier: Apache-2.0
#include "app/window/credentialsfeed.h"

#include "app/window/entitylinks.h"
#include "app/window/investigation.h"
#include "app/window/navigator.h"
#include "app/window/statusline.h"
#include "app/window/windowactions.h"
#include "app/window/windowdocks.h"
#include "views/common/progressstrip.h"
#include "views/credentials/credentialspanel.h"

#include <QAction>

namespace kubewake {
namespace {

Result<CredentialsPage> pageOf(const EventSnapshot &snapshot, const RowBitmap &shown,
                               const EvaluationControl &control)
{
    // Of a row that is an event, the request.
    RowBitmap rows(snapshot.eventCount());
    shown.forEach([&](Row row) { rows.set(snapshot.representativeOf(row)); });
    auto lineage = credentialLineage(snapshot, rows, control);
    if (!lineage)
        return tl::unexpected(lineage.error());
    CredentialsPage page;
    page.graph = CredentialGraph::of(*lineage);
    page.lineage = std::make_shared<const CredentialLineage>(std::move(*lineage));
    return page;
}

} // namespace

CredentialsFeed::CredentialsFeed(const CredentialsPanelLinks &links, QObject *parent)
    : QObject(parent)
    , m_links(links)
    , m_job(nullptr)
{
    CredentialsPanel *panel = links.panel;
    connect(panel, &CredentialsPanel::refreshRequested, this, &CredentialsFeed::refresh);
    connect(panel, &CredentialsPanel::entityRequested, links.entities, &EntityLinks::open);
    connect(panel, &CredentialsPanel::filterRequested, this, &CredentialsFeed::showRows);
    connect(panel->progress(), &ProgressStrip::cancelRequested, this, [this] {
        stop();
        if (!m_hasShown)
            m_links.panel->clear(tr("Stopped. Ctrl+Shift+K works it out again."));
    });
    connect(links.actions->credentials, &QAction::triggered, this, &CredentialsFeed::showPanel);
    connect(&links.investigation->query(), &RowQuery::resultChanged, this,
            &CredentialsFeed::takeResult);
    // A panel that is open already waits for nobody to ask.
    connect(&links.investigation->detections(), &DetectionRunner::finished, this, [this] {
        if (!m_hasShown && !m_job.isRunning() && m_links.panel->isVisible())
            refresh();
    });
    connect(links.investigation, &Investigation::pathsChanged, this, &CredentialsFeed::forget);
}

bool CredentialsFeed::isShown(const QueryResult &result) const
{
    return result.snapshot == m_snapshot && result.rows && m_rows && *result.rows == *m_rows;
}

// Whoever opens it again wants what is in the table now.
void CredentialsFeed::showPanel()
{
    m_links.docks->showPlace(m_links.panel);
    if (!m_hasShown || !isShown(m_links.investigation->query().result()))
        refresh();
}

// What is said of a credential is about the whole log, and its numbers are requests: so are the
// rows.
void CredentialsFeed::showRows(const QString &kql)
{
    if (!m_links.actions->showRequests->isChecked())
        m_links.actions->showRequests->trigger();
    m_links.navigator->showFilter(kql);
}

void CredentialsFeed::refresh()
{
    const QueryResult &result = m_links.investigation->query().result();
    if (!result.snapshot || !result.rows || result.snapshot->eventCount() == 0)
        return;
    m_snapshot = result.snapshot;
    m_rows = result.rows;
    const QString text = tr("Following the credentials");
    m_links.panel->progress()->begin(text);
    m_job.start(
        [snapshot = m_snapshot, rows = m_rows,
         progress =
             m_links.panel->progress()->reporter(text)](const JobSlot::Cancelled &cancelled) {
            return pageOf(*snapshot, *rows, {cancelled, progress});
        },
        [this](Result<CredentialsPage> page) {
            m_links.panel->progress()->end();
            if (!page) {
                m_links.status->say(page.error().message);
                return;
            }
            m_hasShown = true;
            m_links.panel->setPage(std::move(*page));
            takeResult(m_links.investigation->query().result());
        });
}

void CredentialsFeed::takeResult(const QueryResult &result)
{
    if (m_hasShown && !m_job.isRunning())
        m_links.panel->setOutdated(!isShown(result));
}

// Other evidence is being opened.
void CredentialsFeed::forget()
{
    stop();
    m_hasShown = false;
    m_snapshot.reset();
    m_rows.reset();
    m_links.panel->clear();
}

void CredentialsFeed::stop()
{
    m_job.cancel();
    m_links.panel->progress()->end();
}

} // namespace kubewake
