// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/histogram.h"
#include "model/signals/signal.h"

#include <QObject>

#include <memory>

class QModelIndex;

namespace kubewake {

class DetailPane;
class EventPane;
class FacetPanel;
class FilterBar;
class HistogramView;
class Navigator;
class RowQuery;
class SignalPanel;
class TimelineView;
struct QueryResult;

// The widgets of a window that are linked to each other. The window owns them.
struct LinkedViews
{
    FilterBar *filter;
    EventPane *events;
    DetailPane *detail;
    SignalPanel *panel;
    TimelineView *timeline;
    HistogramView *histogram;
    FacetPanel *facets;
};

// What a click in one view does to the others: a user anywhere opens its timeline, a mark selects
// its event, a brushed time narrows the filter, and every view follows the rows and the current
// event. UI thread.
class ViewLinks : public QObject
{
    Q_OBJECT

public:
    ViewLinks(const LinkedViews &views, Navigator *navigator, RowQuery *query, QObject *parent);

private:
    void linkTable();
    void linkDetail();
    void linkPanel();
    void linkTimes();
    void takeResult(const QueryResult &result);
    void showTimeline(FieldId field, const QString &value);
    void openCell(const QModelIndex &index);
    void focusWantedLane();
    void showMatches();

    LinkedViews m_views;
    Navigator *m_navigator;
    RowQuery *m_query;
    QString m_wantedLane; // to be focused once it has been counted
    TimeRange m_shownTime;
    std::shared_ptr<const RowBitmap> m_shownRows;
};

} // namespace kubewake
