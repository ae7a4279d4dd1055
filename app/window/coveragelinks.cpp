// SPDX-License-Identifier: Apache-2.0
#include "app/window/coveragelinks.h"

#include "app/window/investigation.h"
#include "app/window/navigator.h"
#include "app/window/settings.h"
#include "app/window/windowactions.h"
#include "model/query/bursts.h"
#include "model/query/timegaps.h"
#include "views/signals/burstview.h"
#include "views/signals/coveragedialog.h"
#include "views/signals/coverageview.h"
#include "views/signals/signalpanel.h"
#include "views/signals/timegapview.h"

#include <QAction>

namespace kubewake {

CoverageLinks::CoverageLinks(WindowActions *actions, SignalPanel *panel,
                             Investigation *investigation, Navigator *navigator, Settings &settings,
                             QObject *parent)
    : QObject(parent)
    , m_panel(panel)
    , m_investigation(investigation)
    , m_navigator(navigator)
    , m_settings(settings)
    , m_search(nullptr)
    , m_burstSearch(nullptr)
{
    connect(actions->coverage, &QAction::triggered, this, &CoverageLinks::show);
    connect(panel, &SignalPanel::coverageRequested, this, &CoverageLinks::show);
    connect(&investigation->detections(), &DetectionRunner::finished, this,
            &CoverageLinks::takeRun);
    connect(&investigation->loader(), &EvidenceLoader::finished, this, &CoverageLinks::searchGaps);
    connect(investigation, &Investigation::pathsChanged, this, &CoverageLinks::forget);
    connect(&settings, &Settings::timeFormatChanged, this, [this](const TimeFormat &format) {
        if (!m_dialog)
            return;
        m_dialog->gaps()->setTimeFormat(format);
        m_dialog->bursts()->setTimeFormat(format);
    });
}

CoverageDialog *CoverageLinks::dialog() const
{
    return m_dialog;
}

void CoverageLinks::makeDialog()
{
    m_dialog = new CoverageDialog(m_panel->window());
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->gaps()->setTimeFormat(m_settings.timeFormat());
    connect(m_dialog, &QDialog::finished, this, [this] {
        m_search.cancel();
        m_burstSearch.cancel();
    });
    connect(m_dialog->rules(), &CoverageView::ruleRequested, this, [this](const QString &id) {
        m_panel->showOnly(id);
        emit signalPanelRequested();
    });
    m_dialog->bursts()->setTimeFormat(m_settings.timeFormat());
    connect(m_dialog->bursts(), &BurstView::burstRequested, m_navigator,
            [this](const Burst &burst) { m_navigator->showFilter(burstFilter(burst)); });
    connect(m_dialog->gaps(), &TimeGapView::gapRequested, m_navigator, [this](const TimeGap &gap) {
        m_navigator->showAround({gap.from, gap.to}, {}); // as the view says
    });
}

void CoverageLinks::show()
{
    if (!m_dialog)
        makeDialog();
    forget();
    // Else both follow when it has been loaded.
    if (!m_investigation->paths().isEmpty() && !m_investigation->loader().isLoading()) {
        takeRun();
        searchGaps();
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

// Other evidence: what is shown is of the one before.
void CoverageLinks::forget()
{
    m_search.cancel();
    m_burstSearch.cancel();
    if (!m_dialog)
        return;
    m_dialog->rules()->setCoverage({});
    if (m_investigation->paths().isEmpty()) {
        m_dialog->gaps()->setSeries({});
        m_dialog->bursts()->clear();
    } else {
        m_dialog->gaps()->setSearching();
        m_dialog->bursts()->setSearching();
    }
}

void CoverageLinks::takeRun()
{
    // Null: of evidence that is gone.
    if (m_dialog && m_investigation->detections().snapshot())
        m_dialog->rules()->setCoverage(m_investigation->detections().coverage());
}

void CoverageLinks::searchGaps()
{
    if (!m_dialog)
        return;
    m_search.start(
        [snapshot = m_investigation->loader().snapshot()](const JobSlot::Cancelled &cancelled) {
            EvaluationControl control;
            control.cancelled = cancelled;
            return findTimeGaps(*snapshot, control);
        },
        [this](const Result<std::vector<TimeSeries>> &all) {
            if (m_dialog && all)
                m_dialog->gaps()->setSeries(*all);
        });
    m_burstSearch.start(
        [snapshot = m_investigation->loader().snapshot()](const JobSlot::Cancelled &cancelled) {
            return findBursts(*snapshot, {cancelled, {}});
        },
        [this](Result<std::vector<Burst>> bursts) {
            if (m_dialog && bursts)
                m_dialog->bursts()->setBursts(std::move(*bursts));
        });
}

} // namespace kubewake
