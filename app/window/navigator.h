// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/viewhistory.h"
#include "model/query/around.h"
#include "model/query/expression.h"
#include "model/query/histogram.h"

#include <QObject>

namespace kubewake {

class EventPane;
class FilterBar;
class RowQuery;
struct QueryResult;

// Where the responder is and how to get elsewhere: every way to other rows (a filter, a signal's
// events, an actor, a time) goes through here, so all of them can be gone back from. Owned by the
// window, as is what it works on. UI thread.
class Navigator : public QObject
{
    Q_OBJECT

public:
    Navigator(FilterBar *filter, EventPane *events, RowQuery *query, QObject *parent);

    void showSignal(const SignalPtr &signal);
    // Rows of one actor or address; `field` must be one that a filter can name.
    void showValue(FieldId field, const QString &value);
    // Exactly the rows of a filter, among those of `restriction`.
    void showFilter(const QString &kql, const RowRestriction &restriction = {});
    // The page of an entity; the rows stay what they are.
    void showEntity(const EntityRef &entity);
    // What happened before `range`, in it and after it; `row` says of which user or address.
    void showAround(TimeRange range, const Around &around, std::optional<Row> row = std::nullopt);
    // These events, whatever the filter; `label` says which they are.
    void showRows(std::vector<Row> rows, const QString &label);
    // All stages of the request that `row` belongs to.
    void showRequest(Row row);
    // Narrows the filter to a time, in the place of the time before; an invalid range lifts it.
    void showTime(TimeRange range);
    void liftRestriction();
    // Makes an event current, now or as soon as the running query has found it.
    void select(Row row);

    [[nodiscard]] const RowRestriction &restriction() const
    {
        return m_history.current().restriction;
    }
    [[nodiscard]] const std::optional<EntityRef> &entity() const
    {
        return m_history.current().entity;
    }
    [[nodiscard]] bool canGo(int step) const { return m_history.canGo(step); }
    void go(int step); // -1 back, 1 forward
    // Other evidence: rows mean something else now.
    void forget();

signals:
    void moved();
    void entityChanged(); // the page that is open is another one, or none
    void timeChanged(kubewake::TimeRange range); // the time put into the filter; invalid: none

private:
    void visit(Place place);
    void show(const Place &place);
    void filterApplied(const QString &kql, const ExpressionPtr &expression);
    void takeResult(const QueryResult &result);
    void updateTime();

    FilterBar *m_filter;
    EventPane *m_events;
    RowQuery *m_query;
    ViewHistory m_history;
    TimeRange m_time; // of the last term that showTime() made
    std::optional<Row> m_wanted;
    std::optional<EntityRef> m_shownEntity;
    bool m_showing = false;
};

} // namespace kubewake
