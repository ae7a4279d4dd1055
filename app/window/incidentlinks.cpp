// SPDX-License-Identifier: Apache-2.0
#include "app/window/incidentlinks.h"

#include "app/window/investigation.h"
#include "detections/incidentbuilder.h"
#include "model/core/utf8.h"
#include "views/incidents/attackmatrix.h"
#include "views/incidents/incidentpanel.h"
#include "views/signals/signalpanel.h"

#include <QTreeView>

#include <algorithm>
#include <utility>

namespace kubewake {
namespace {

// Shown as the events of a signal are: one that has the events of all of them, each once, in the
// order of time. What its many rules looked at together would highlight nearly everything.
SignalPtr wholeOf(const EventSnapshot &snapshot, const Incident &incident, const QString &title)
{
    auto rule = std::make_shared<RuleInfo>();
    rule->title = toUtf8(title);
    rule->severity = incident.severity;
    auto whole = std::make_shared<Signal>();
    whole->id = incident.id;
    whole->first = incident.first;
    whole->last = incident.last;
    if (!incident.actors.empty())
        whole->entity = incident.actors.front();
    for (const SignalPtr &signal : incident.signalList)
        whole->rows.insert(whole->rows.end(), signal->rows.begin(), signal->rows.end());
    std::erase_if(whole->rows, [&](Row row) { return row >= snapshot.eventCount(); });
    std::ranges::sort(whole->rows, {}, [&](Row row) { return std::pair(snapshot.time(row), row); });
    // Not std::ranges::unique: clang 14 cannot compile the range that it returns.
    whole->rows.erase(std::unique(whole->rows.begin(), whole->rows.end()), whole->rows.end());
    whole->rule = std::move(rule);
    return whole;
}

} // namespace

IncidentLinks::IncidentLinks(Investigation *investigation, SignalPanel *signalPanel,
                             IncidentPanel *incidents, AttackMatrix *matrix, QObject *parent)
    : QObject(parent)
    , m_investigation(investigation)
    , m_signals(signalPanel)
    , m_incidents(incidents)
    , m_matrix(matrix)
    , m_build(nullptr)
    , m_collect(nullptr)
{
    const DetectionRunner *runner = &investigation->detections();
    connect(runner, &DetectionRunner::started, this, [this] {
        m_build.cancel(); // of signals that are being replaced
        m_incidents->setRunning();
    });
    connect(runner, &DetectionRunner::finished, this, &IncidentLinks::build);
    connect(runner, &DetectionRunner::cancelled, this, &IncidentLinks::stop);
    connect(incidents, &IncidentPanel::showEventsRequested, this, &IncidentLinks::showEvents);
    connect(incidents, &IncidentPanel::signalRequested, this, [this](const SignalPtr &signal) {
        m_signals->showSignal(signal->id);
        emit signalPanelRequested();
    });
    connect(matrix, &AttackMatrix::techniqueRequested, this, [this](const QString &technique) {
        m_signals->setTechnique(technique);
        if (technique.isEmpty())
            return;
        // Reading starts at the most severe one, wherever it was before.
        QTreeView *list = m_signals->list();
        list->setCurrentIndex(list->model()->index(0, 0));
        list->scrollToTop();
        emit signalPanelRequested();
    });
    // A decision archives or brings back one signal; any other one leaves the number as it is.
    connect(signalPanel, &SignalPanel::triageChanged, this, [this] {
        if (!m_investigation->detections().isRunning() && unarchived().size() != m_shown)
            build();
    });
    connect(signalPanel, &SignalPanel::techniqueChanged, matrix, &AttackMatrix::setTechnique);
}

void IncidentLinks::clear()
{
    m_build.cancel();
    m_collect.cancel();
    m_incidents->clear();
    m_matrix->setContents({}, {});
}

void IncidentLinks::stop()
{
    m_build.cancel();
    m_incidents->setStopped();
}

// What is archived is decided, and no longer part of the story.
std::vector<SignalPtr> IncidentLinks::unarchived() const
{
    std::vector<SignalPtr> list = m_investigation->detections().signalList();
    std::erase_if(list, [&triage = m_signals->triage()](const SignalPtr &signal) {
        return triage.decisionFor(*signal).status == SignalStatus::Archived;
    });
    return list;
}

void IncidentLinks::build()
{
    const std::vector<SignalPtr> list = unarchived();
    m_shown = list.size();
    m_incidents->setArchived(
        static_cast<int>(m_investigation->detections().signalList().size() - list.size()));
    m_matrix->setContents(m_investigation->detections().coverage(), list);
    // Of evidence that is followed there may be more by now: rows stay what they are.
    m_build.start(
        [snapshot = m_investigation->loader().snapshot(),
         list](const JobSlot::Cancelled &cancelled) {
            IncidentOptions options;
            options.cancelled = cancelled;
            return buildIncidents(*snapshot, list, options);
        },
        [this](std::vector<IncidentPtr> incidents) {
            m_incidents->setIncidents(std::move(incidents));
        });
}

void IncidentLinks::showEvents(const IncidentPtr &incident)
{
    const QString title =
        tr("Incident: %n signal(s)", nullptr, static_cast<int>(incident->signalList.size()));
    m_collect.start(
        [snapshot = m_investigation->loader().snapshot(), incident,
         title](const JobSlot::Cancelled &) { return wholeOf(*snapshot, *incident, title); },
        [this](const SignalPtr &whole) { emit m_signals->showEventsRequested(whole); });
}

} // namespace kubewake
