// SPDX-License-Identifier: Apache-2.0
#include "app/window/signalfeed.h"

#include "app/window/eventpane.h"
#include "app/window/settings.h"
#include "views/signals/signalpanel.h"
#include "views/timeline/timelineview.h"

#include <QTreeView>

namespace kubewake {
namespace {

const QString kTriage = QStringLiteral("triage");

RowMarksPtr marksOf(const EventSnapshot &snapshot, const std::vector<SignalPtr> &list,
                    const JobSlot::Cancelled &cancelled)
{
    auto marks = std::make_shared<RowMarks>();
    for (const SignalPtr &signal : list) {
        if (cancelled())
            break;
        RowBitmap &rows = marks->bySeverity[static_cast<std::size_t>(signal->rule->severity)];
        if (rows.size() == 0)
            rows = RowBitmap(snapshot.eventCount());
        for (const Row row : signal->rows) {
            if (row >= snapshot.eventCount())
                continue;
            rows.set(row);
            // The requests view shows another stage of the same request.
            rows.set(snapshot.representativeOf(row));
        }
    }
    return marks;
}

} // namespace

SignalFeed::SignalFeed(DetectionRunner *runner, SignalPanel *panel, TimelineView *timeline,
                       EventPane *events, Settings &settings, QObject *parent)
    : QObject(parent)
    , m_runner(runner)
    , m_panel(panel)
    , m_timeline(timeline)
    , m_events(events)
    , m_settings(settings)
    , m_marksJob(nullptr)
{
    connect(runner, &DetectionRunner::started, this, [this] { m_panel->setRunning(0, 0); });
    connect(runner, &DetectionRunner::progressed, m_panel, &SignalPanel::setRunning);
    connect(runner, &DetectionRunner::found, this, &SignalFeed::takeFound);
    connect(runner, &DetectionRunner::finished, this, &SignalFeed::takeFinished);
    connect(runner, &DetectionRunner::cancelled, m_panel, &SignalPanel::setFinished);
    connect(panel, &SignalPanel::cancelRequested, runner, &DetectionRunner::cancel);
    connect(panel, &SignalPanel::triageChanged, this, &SignalFeed::storeTriage);
    restoreTriage();
}

void SignalFeed::clear()
{
    m_panel->setSignals({});
    m_panel->setCoverage({});
    m_panel->setSuppressed({}, {});
    m_panel->setFinished();
    m_timeline->setSignals({});
    m_marksJob.cancel();
    m_events->model()->setMarks(nullptr);
}

void SignalFeed::takeFound(const std::vector<SignalPtr> &list)
{
    m_panel->addSignals(list);
    m_timeline->setSignals(m_panel->model()->signalList());
    // Asked again while one runs, the job for fewer signals is dropped.
    updateMarks();
}

void SignalFeed::takeFinished()
{
    m_panel->setSignals(m_runner->signalList());
    m_panel->setCoverage(m_runner->coverage());
    m_panel->setFinished();
    // The most severe one is where reading starts.
    QTreeView *list = m_panel->list();
    if (!list->currentIndex().isValid())
        list->setCurrentIndex(list->model()->index(0, 0));
    m_timeline->setSignals(m_runner->signalList());
    updateMarks();
}

void SignalFeed::updateMarks()
{
    m_marksJob.start(
        [snapshot = m_events->model()->snapshot(), list = m_panel->model()->signalList()](
            const JobSlot::Cancelled &cancelled) { return marksOf(*snapshot, list, cancelled); },
        [this](const RowMarksPtr &marks) { m_events->model()->setMarks(marks); });
}

void SignalFeed::restoreTriage()
{
    const QByteArray json = m_settings.state(kTriage);
    if (json.isEmpty())
        return;
    auto triage = SignalTriage::fromJson({json.constData(), static_cast<std::size_t>(json.size())});
    if (triage) {
        m_panel->setTriage(std::move(*triage));
        return;
    }
    m_events->showLastingProblem(
        tr("What was decided about signals in earlier sessions cannot be read: %1 It is kept in "
           "%2.")
            .arg(triage.error().message, m_settings.putStateAside(kTriage)));
}

void SignalFeed::storeTriage()
{
    const std::string json = m_panel->triage().toJson();
    m_settings.setState(kTriage, QByteArray::fromStdString(json));
}

} // namespace kubewake
