// SPDX-License-Identifier: Apache-2.0
#include "app/window/entitylinks.h"

#include "app/window/exporter.h"
#include "app/window/investigation.h"
#include "app/window/navigator.h"
#include "app/window/windowactions.h"
#include "app/window/windowdocks.h"
#include "model/core/utf8.h"
#include "model/query/kql.h"
#include "views/entities/entitypage.h"

#include <QAction>

#include <algorithm>
#include <utility>

namespace kubewake {
namespace {

struct Answer
{
    EntityProfilePtr profile;
    QString error;
};

// Those that have an event of the entity.
std::vector<SignalPtr> signalsOf(const EventSnapshot &snapshot, const EntityRef &entity,
                                 const std::vector<SignalPtr> &list,
                                 const JobSlot::Cancelled &cancelled)
{
    RowBitmap rows(snapshot.eventCount());
    for (const SignalPtr &signal : list) {
        for (const Row row : signal->rows) {
            if (row < rows.size())
                rows.set(row);
        }
    }
    const auto filter = parseKql(toUtf8(entityFilter(entity)));
    if (!filter)
        return {};
    const auto found = CompiledFilter(filter->expression).evaluate(snapshot, rows, {cancelled, {}});
    if (!found)
        return {};
    std::vector<SignalPtr> result;
    std::ranges::copy_if(list, std::back_inserter(result), [&](const SignalPtr &signal) {
        return std::ranges::any_of(signal->rows, [&](Row row) {
            return row < found->matched.size() && found->matched.test(row);
        });
    });
    return result;
}

} // namespace

EntityLinks::EntityLinks(const Joined &joined, QObject *parent)
    : QObject(parent)
    , m_joined(joined)
    , m_job(nullptr)
    , m_signalJob(nullptr)
{
    const EntityPage *page = joined.page;
    joined.page->addHistory(joined.actions->back, joined.actions->forward);
    connect(joined.actions->entityPage, &QAction::triggered, this,
            [this] { m_joined.docks->showPlace(m_joined.page); });
    connect(joined.navigator, &Navigator::entityChanged, this, &EntityLinks::showEntity);
    connect(page, &EntityPage::entityRequested, this, &EntityLinks::open);
    connect(page, &EntityPage::filterRequested, this, &EntityLinks::showRows);
    connect(page, &EntityPage::signalRequested, joined.navigator, &Navigator::showSignal);
    connect(page, &EntityPage::cancelRequested, this, &EntityLinks::stop);
    connect(page, &EntityPage::exportRequested, this, [this](const EntityList &list) {
        m_joined.exporter->exportEntityList(list, m_timeFormat);
    });
    EvidenceLoader *loader = &joined.investigation->loader();
    connect(loader, &EvidenceLoader::snapshotChanged, this, &EntityLinks::takeSnapshot);
    connect(loader, &EvidenceLoader::finished, this, &EntityLinks::takeSnapshot);
    connect(&joined.investigation->detections(), &DetectionRunner::finished, this,
            &EntityLinks::countSignals);
}

void EntityLinks::open(const EntityRef &entity)
{
    const bool isStopped = m_joined.navigator->entity() == entity && !m_job.isRunning();
    m_joined.navigator->showEntity(entity);
    if (isStopped && !m_joined.page->profile())
        count();
    m_joined.docks->showPlace(m_joined.page);
}

void EntityLinks::setTimeFormat(const TimeFormat &format)
{
    m_joined.page->setTimeFormat(format);
    if (std::exchange(m_timeFormat, format) == format || !m_joined.navigator->entity())
        return;
    count(); // hours and days are others now
}

void EntityLinks::showEntity()
{
    m_job.cancel();
    m_signalJob.cancel();
    if (!m_joined.navigator->entity()) {
        m_joined.page->clear();
        return;
    }
    count();
    countSignals();
}

// While evidence is loaded, the page waits for all of it.
void EntityLinks::takeSnapshot()
{
    if (!m_joined.navigator->entity() || m_joined.investigation->loader().isLoading())
        return;
    if (m_job.isRunning())
        m_again = true;
    else
        count();
}

void EntityLinks::count()
{
    m_again = false;
    const EntityRef entity = *m_joined.navigator->entity();
    m_joined.page->setRunning(entity);
    m_job.start(
        [this, entity, snapshot = m_joined.investigation->loader().snapshot(),
         format = m_timeFormat](const JobSlot::Cancelled &cancelled) {
            EvaluationControl control;
            control.cancelled = cancelled;
            control.progress = [this](Row done, Row total) {
                QMetaObject::invokeMethod(
                    this, [this, done, total] { m_joined.page->setProgress(done, total); },
                    Qt::QueuedConnection);
            };
            auto profile = entityProfile(*snapshot, entity, format, control);
            return profile ? Answer {std::make_shared<const EntityProfile>(std::move(*profile)), {}}
                           : Answer {nullptr, profile.error().message};
        },
        [this](const Answer &answer) {
            if (answer.profile)
                m_joined.page->setProfile(answer.profile);
            else
                m_joined.page->setStopped(answer.error);
            if (m_again)
                count();
        });
}

void EntityLinks::countSignals()
{
    if (!m_joined.navigator->entity())
        return;
    m_signalJob.start(
        [entity = *m_joined.navigator->entity(),
         snapshot = m_joined.investigation->loader().snapshot(),
         list = m_joined.investigation->detections().signalList()](
            const JobSlot::Cancelled &cancelled) {
            return signalsOf(*snapshot, entity, list, cancelled);
        },
        [this](const std::vector<SignalPtr> &list) { m_joined.page->setSignals(list); });
}

// The number is one of requests, or of events: so are the rows.
void EntityLinks::showRows(const QString &kql, RowKind kind)
{
    QAction *action =
        kind == RowKind::Events ? m_joined.actions->showEvents : m_joined.actions->showRequests;
    if (!action->isChecked())
        action->trigger();
    m_joined.navigator->showFilter(kql);
}

void EntityLinks::stop()
{
    m_job.cancel();
    m_again = false;
    m_joined.page->setStopped(tr("Cancelled. Open the page again to count anew."));
}

} // namespace kubewake
