// SPDX-License-Identifier: Apache-2.0
#include "app/window/originlinks.h"

#include "app/window/investigation.h"
#include "app/window/settings.h"
#include "model/core/utf8.h"
#include "model/items/origintext.h"
#include "views/signals/signalpanel.h"

#include <algorithm>

namespace kubewake {
namespace {

constexpr std::size_t kMaximumLines = 3; // a panel is small; exports have all

// Of a signal that is not all about controllers, and if it was cancelled: none.
ChangeOrigins originsOf(const SnapshotPtr &snapshot, const Signal &signal,
                        const JobSlot::Cancelled &cancelled)
{
    const auto isBeyond = [&](Row row) { return row >= snapshot->eventCount(); };
    if (std::ranges::any_of(signal.rows, isBeyond)
        || !ChangeTracer::areOfControllers(*snapshot, signal.rows))
        return {};
    EvaluationControl control;
    control.cancelled = cancelled;
    Result<ChangeIndex> index = ChangeIndex::of(snapshot, control);
    return index ? ChangeTracer(std::move(*index)).originsOf(signal.rows, cancelled)
                 : ChangeOrigins();
}

} // namespace

OriginLinks::OriginLinks(Investigation *investigation, SignalPanel *panel, Settings &settings,
                         QObject *parent)
    : QObject(parent)
    , m_investigation(investigation)
    , m_panel(panel)
    , m_settings(settings)
    , m_job(nullptr)
{
    connect(panel, &SignalPanel::currentSignalChanged, this, &OriginLinks::search);
    connect(panel->detail(), &SignalDetail::chainRequested, this, &OriginLinks::showChain);
    connect(&settings, &Settings::timeFormatChanged, this, &OriginLinks::show);
}

void OriginLinks::clear()
{
    m_job.cancel();
    m_snapshot.reset();
    m_signal.reset();
    m_origins = {};
}

void OriginLinks::search(const SignalPtr &signal)
{
    if (signal && signal == m_signal)
        return;
    clear();
    const SnapshotPtr snapshot = m_investigation->loader().snapshot();
    // The first event tells most signals apart; a signal may have millions.
    if (!signal || signal->rows.empty() || signal->rows.front() >= snapshot->eventCount()
        || !ChangeTracer::isOfController(*snapshot, signal->rows.front()))
        return;
    m_signal = signal;
    m_snapshot = snapshot;
    m_panel->detail()->setOrigins({{tr("Looking for whom the controller acted for…")}});
    const auto work = [snapshot, signal](const JobSlot::Cancelled &cancelled) {
        return originsOf(snapshot, *signal, cancelled);
    };
    m_job.start(work, [this](ChangeOrigins found) {
        m_origins = std::move(found);
        show();
    });
}

void OriginLinks::show()
{
    if (!m_signal || m_job.isRunning() || m_panel->detail()->currentSignal() != m_signal)
        return;
    const TimeFormat format = m_settings.timeFormat();
    const auto time = [&format](MicrosecondsUtc at) -> QString {
        return format.toDisplay(at) + QLatin1Char(' ') + format.zoneName();
    };
    std::vector<SignalDetail::OriginLine> lines;
    for (const QString &text : originLines(*m_snapshot, m_origins, time, kMaximumLines)) {
        const std::size_t at = lines.size();
        const bool isOrigin = at < std::min(kMaximumLines, m_origins.origins.size());
        lines.push_back({text, isOrigin ? m_origins.origins[at].chain : std::vector<Row>()});
    }
    m_panel->detail()->setOrigins(lines);
}

// Shown as the events of a signal are.
void OriginLinks::showChain(const std::vector<Row> &chain)
{
    if (!m_signal || chain.empty())
        return;
    auto rule = std::make_shared<RuleInfo>();
    rule->title = toUtf8(tr("Traced: %1").arg(toQString(m_signal->rule->title)));
    rule->severity = m_signal->rule->severity;
    auto whole = std::make_shared<Signal>();
    whole->id = m_signal->id;
    whole->entity = m_signal->entity;
    whole->first = m_snapshot->time(chain.front());
    whole->last = m_snapshot->time(chain.back());
    whole->rows = chain;
    whole->rule = std::move(rule);
    emit m_panel->showEventsRequested(whole);
}

} // namespace kubewake
