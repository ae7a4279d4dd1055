// SPDX-License-Identifier: Apache-2.0
#include "app/window/navigator.h"

#include "app/window/eventpane.h"
#include "app/window/rowquery.h"
#include "app/window/timeterm.h"
#include "model/core/utf8.h"
#include "model/items/displaytext.h"
#include "model/query/kql.h"
#include "views/events/eventgridview.h"
#include "views/filter/filterbar.h"

#include <utility>

namespace kubewake {
namespace {

constexpr qsizetype kMaximumName = 120; // characters of an entity in the notice

} // namespace

Navigator::Navigator(FilterBar *filter, EventPane *events, RowQuery *query, QObject *parent)
    : QObject(parent)
    , m_filter(filter)
    , m_events(events)
    , m_query(query)
{
    connect(filter, &FilterBar::filterApplied, this, &Navigator::filterApplied);
    // The table takes the rows before one of them can be selected.
    connect(query, &RowQuery::resultChanged, events, &EventPane::setResult);
    connect(query, &RowQuery::resultChanged, this, &Navigator::takeResult);
    connect(events, &EventPane::restrictionLifted, this, &Navigator::liftRestriction);
}

void Navigator::showSignal(const SignalPtr &signal)
{
    const QString label =
        tr("Only the %n event(s) of the signal “%1” (%2)", nullptr,
           static_cast<int>(signal->count()))
            .arg(displayLine(signal->rule->title, kMaximumName),
                 signal->entity.empty() ? tr("unknown")
                                        : displayLine(signal->entity, kMaximumName));
    const auto row = signal->rows.empty() ? std::nullopt : std::optional(signal->rows.front());
    visit({{}, {std::make_shared<const std::vector<Row>>(signal->rows), signal, label}, row});
}

void Navigator::showValue(FieldId field, const QString &value)
{
    visit({kqlTerm(field, toUtf8(value), false), {}, m_events->grid()->currentRow()});
}

void Navigator::showFilter(const QString &kql, const RowRestriction &restriction)
{
    visit({kql, restriction, m_events->grid()->currentRow()});
}

void Navigator::showEntity(const EntityRef &entity)
{
    if (entity != m_history.current().entity)
        visit({m_history.current().filter, restriction(), m_events->grid()->currentRow(), entity});
}

void Navigator::showAround(TimeRange range, const Around &around, std::optional<Row> row)
{
    if (!range.isValid())
        return;
    const QString of = row ? around.filter(*m_query->result().snapshot, *row) : QString();
    visit({kqlAnd(of, timeTerm(around.widened(range))), {}, row});
}

void Navigator::showRows(std::vector<Row> rows, const QString &label)
{
    const auto first = rows.empty() ? std::nullopt : std::optional(rows.front());
    visit({{}, {std::make_shared<const std::vector<Row>>(std::move(rows)), {}, label}, first});
}

void Navigator::showRequest(Row row)
{
    const SnapshotPtr &snapshot = m_query->result().snapshot;
    if (row >= snapshot->eventCount())
        return;
    auto rows = snapshot->rowsOfRequest(snapshot->requestOf(row));
    const QString label =
        tr("Only the %n event(s) of the request %1", nullptr, static_cast<int>(rows.size()))
            .arg(displayLine(snapshot->auditId(row), kMaximumName));
    visit({{}, {std::make_shared<const std::vector<Row>>(std::move(rows)), {}, label}, row});
}

void Navigator::showTime(TimeRange range)
{
    const QString rest = withoutTerm(m_filter->appliedText(), timeTerm(m_time));
    m_time = range;
    visit({kqlAnd(rest, timeTerm(range)), restriction(), m_events->grid()->currentRow()});
}

void Navigator::liftRestriction()
{
    if (restriction())
        visit({m_history.current().filter, {}, m_events->grid()->currentRow()});
}

void Navigator::select(Row row)
{
    m_wanted = row;
    if (!m_query->isRunning())
        takeResult(m_query->result());
}

void Navigator::go(int step)
{
    if (!m_history.canGo(step))
        return;
    m_history.setCurrentRow(m_events->grid()->currentRow());
    show(m_history.go(step));
}

void Navigator::forget()
{
    // The filter stays: the same question is often asked of the next log.
    m_wanted.reset();
    m_history = ViewHistory({m_filter->appliedText(), {}, {}});
    show(m_history.current());
}

void Navigator::visit(Place place)
{
    m_history.setCurrentRow(m_events->grid()->currentRow());
    // Other rows leave the page of an entity open.
    if (!place.entity)
        place.entity = m_history.current().entity;
    m_history.push(std::move(place));
    show(m_history.current());
}

void Navigator::show(const Place &place)
{
    m_showing = true;
    m_wanted = place.current;
    const RowRestriction &only = place.restriction;
    m_query->setRestriction(only ? std::optional(*only.rows) : std::nullopt);
    m_events->setRestrictionText(only.label);
    if (m_filter->appliedText() != place.filter || m_filter->text() != place.filter) {
        m_filter->setFilterText(place.filter);
        m_filter->apply();
    }
    m_showing = false;
    updateTime();
    if (m_shownEntity != place.entity) {
        m_shownEntity = place.entity;
        emit entityChanged();
    }
    emit moved();
}

void Navigator::filterApplied(const QString &kql, const ExpressionPtr &expression)
{
    m_query->setFilter(expression);
    if (m_showing)
        return;
    // Applied again, or read in another time zone: the same place.
    if (kql != m_history.current().filter) {
        m_history.setCurrentRow(m_events->grid()->currentRow());
        m_history.push({kql, restriction(), m_events->grid()->currentRow(), entity()});
    }
    updateTime();
    emit moved();
}

void Navigator::takeResult(const QueryResult &result)
{
    if (!m_wanted || m_query->isRunning())
        return;
    const Row row = *std::exchange(m_wanted, std::nullopt);
    if (row >= result.snapshot->eventCount() || m_events->grid()->setCurrentRow(row))
        return;
    // Requests are shown, and the row is one of its earlier stages.
    m_events->grid()->setCurrentRow(result.snapshot->representativeOf(row));
}

void Navigator::updateTime()
{
    if (m_time.isValid() && !m_filter->appliedText().contains(timeTerm(m_time)))
        m_time = {};
    emit timeChanged(m_time);
}

} // namespace kubewake
