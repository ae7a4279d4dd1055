// SPDX-License-Identifier: Apache-2.0
#include "app/window/viewlinks.h"

#include "app/window/eventpane.h"
#include "app/window/matchedfields.h"
#include "app/window/navigator.h"
#include "app/window/rowquery.h"
#include "model/core/utf8.h"
#include "model/store/fieldvalues.h"
#include "views/events/detailpane.h"
#include "views/events/eventgridview.h"
#include "views/facets/facetpanel.h"
#include "views/filter/filterbar.h"
#include "views/signals/signalpanel.h"
#include "views/timeline/histogramview.h"
#include "views/timeline/timelineview.h"

#include <algorithm>

namespace kubewake {

ViewLinks::ViewLinks(const LinkedViews &views, Navigator *navigator, RowQuery *query,
                     QObject *parent)
    : QObject(parent)
    , m_views(views)
    , m_navigator(navigator)
    , m_query(query)
{
    linkTable();
    linkDetail();
    linkPanel();
    linkTimes();
    connect(query, &RowQuery::resultChanged, this, &ViewLinks::takeResult);
    connect(query, &RowQuery::failed, views.events,
            [this](const QString &message) { m_views.events->showProblem(message); });
    connect(navigator, &Navigator::moved, this, &ViewLinks::showMatches);
}

void ViewLinks::linkTable()
{
    EventGridView *grid = m_views.events->grid();
    connect(grid, &EventGridView::sortRequested, m_query, &RowQuery::setSort);
    // A term that excludes says so itself.
    connect(grid, &EventGridView::filterTermRequested, m_views.filter,
            [this](const QString &term, bool) { m_views.filter->includeTerm(term); });
    connect(grid, &EventGridView::timelineRequested, this, &ViewLinks::showTimeline);
    connect(grid, &EventGridView::requestEventsRequested, m_navigator, &Navigator::showRequest);
    connect(grid, &QAbstractItemView::activated, this, &ViewLinks::openCell);
    connect(grid, &EventGridView::currentRowChanged, this, [this](std::optional<Row> row) {
        m_views.detail->setEvent(m_views.events->model()->snapshot(), row);
        showMatches();
    });
}

void ViewLinks::linkDetail()
{
    connect(m_views.detail, &DetailPane::filterTermRequested, m_views.filter,
            [this](const QString &term, bool) { m_views.filter->includeTerm(term); });
    connect(m_views.detail, &DetailPane::timelineRequested, this, &ViewLinks::showTimeline);
    connect(m_views.facets, &FacetPanel::filterTermRequested, m_views.filter,
            [this](const QString &term, bool) { m_views.filter->includeTerm(term); });
}

void ViewLinks::linkPanel()
{
    connect(m_views.panel, &SignalPanel::showEventsRequested, m_navigator, &Navigator::showSignal);
    connect(m_views.panel, &SignalPanel::timelineRequested, this, &ViewLinks::showTimeline);
    connect(m_views.panel, &SignalPanel::currentSignalChanged, this, &ViewLinks::showMatches);
}

void ViewLinks::linkTimes()
{
    connect(m_views.timeline, &TimelineView::rowActivated, m_navigator, &Navigator::select);
    connect(m_views.timeline, &TimelineView::laneActivated, this, &ViewLinks::showTimeline);
    connect(m_views.timeline->canvas(), &LaneCanvas::lanesChanged, this,
            &ViewLinks::focusWantedLane);
    connect(m_views.timeline, &TimelineView::timeRangeSelected, m_navigator, &Navigator::showTime);
    connect(m_views.histogram, &HistogramView::timeRangeSelected, m_navigator,
            &Navigator::showTime);
    connect(m_navigator, &Navigator::timeChanged, this, [this](TimeRange range) {
        m_views.histogram->setSelectedRange(range);
        if (range == m_shownTime)
            return;
        m_shownTime = range;
        if (range.isValid())
            m_views.timeline->showRange(range);
        else
            m_views.timeline->canvas()->resetZoom();
    });
}

void ViewLinks::takeResult(const QueryResult &result)
{
    // Another order of the same rows.
    if (m_shownRows == result.rows)
        return;
    m_shownRows = result.rows;
    const TimeRange whole {result.snapshot->firstTime(), result.snapshot->lastTime()};
    m_views.timeline->setContents(result.snapshot, result.rows, whole);
    m_views.histogram->setContents(result.snapshot, result.rows, whole);
}

void ViewLinks::showTimeline(FieldId field, const QString &value)
{
    // The lane is focused when the rows of the new filter have been counted.
    m_wantedLane = value;
    if (canHaveLanes(field))
        m_views.timeline->setLaneField(field);
    m_navigator->showValue(field, value);
}

void ViewLinks::openCell(const QModelIndex &index)
{
    const auto field = static_cast<FieldId>(index.data(EventTableModel::FieldRole).toInt());
    const EventTableModel *model = m_views.events->model();
    const FieldId actor = field == FieldId::Username || field == FieldId::ImpersonatedUser
        ? FieldId::EffectiveUser
        : field;
    if (actor != FieldId::EffectiveUser && actor != FieldId::Peer)
        return;
    const QString value =
        toQString(fieldText(*model->snapshot(), actor, model->rowAt(index.row())));
    if (!value.isEmpty())
        showTimeline(actor, value);
}

void ViewLinks::focusWantedLane()
{
    if (m_wantedLane.isEmpty() || m_query->isRunning())
        return;
    LaneCanvas *canvas = m_views.timeline->canvas();
    const LaneList &list = canvas->laneList();
    for (std::size_t lane = 0; lane < list.lanes.size(); ++lane) {
        if (toQString(laneValue(*m_query->result().snapshot, list.field, list.lanes[lane].code))
            != m_wantedLane)
            continue;
        m_wantedLane.clear();
        canvas->focusLane(static_cast<int>(lane));
        return;
    }
}

void ViewLinks::showMatches()
{
    // In the table while it shows nothing but the signal's events, in the details for each of them.
    const SignalPtr shown = m_navigator->restriction().signal;
    m_views.events->model()->setHighlightedFields(shown ? matchedColumns(shown->matchedFields)
                                                        : QSet<int> {});
    const SignalPtr signal = shown ? shown : m_views.panel->currentSignal();
    const std::optional<Row> row = m_views.detail->row();
    const bool matched =
        signal && row && std::ranges::find(signal->rows, *row) != signal->rows.end();
    m_views.detail->setHighlightedPaths(matched ? matchedPaths(signal->matchedFields)
                                                : QStringList());
}

} // namespace kubewake
