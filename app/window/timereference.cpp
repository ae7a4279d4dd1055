// SPDX-License-Identifier: Apache-2.0
#include "app/window/timereference.h"

#include "app/window/eventpane.h"
#include "app/window/markactions.h"
#include "app/window/navigator.h"
#include "app/window/statusline.h"
#include "views/events/eventgridview.h"

#include <QAction>
#include <QMainWindow>
#include <QStatusBar>
#include <QToolButton>

#include <utility>

namespace kubewake {

TimeReference::TimeReference(const Joined &joined, QObject *parent)
    : QObject(parent)
    , m_joined(joined)
    , m_button(new QToolButton(joined.window))
    , m_snapshot(std::make_shared<const EventSnapshot>())
    , m_search(nullptr)
{
    m_button->setObjectName(QStringLiteral("statusReference"));
    m_button->setAutoRaise(true);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_button->setToolTip(tr("Go to the reference"));
    m_joined.window->statusBar()->addPermanentWidget(m_button);
    connect(m_button, &QToolButton::clicked, this, &TimeReference::go);
    connect(joined.actions->toggleReference, &QAction::triggered, this, &TimeReference::toggle);
    connect(joined.actions->goToReference, &QAction::triggered, this, &TimeReference::go);
    connect(joined.query, &RowQuery::resultChanged, this, &TimeReference::takeResult);
    connect(joined.events->grid(), &EventGridView::currentRowChanged, this,
            &TimeReference::updateActions);
    show();
}

void TimeReference::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    show();
}

// The same event again may be opened, so its key is kept until another one is chosen.
void TimeReference::forget()
{
    m_search.cancel();
    m_row.reset();
    m_snapshot = std::make_shared<const EventSnapshot>();
    show();
}

bool TimeReference::isCurrent() const
{
    const auto current = m_joined.events->grid()->currentRow();
    return current && current == m_joined.events->model()->rowColumnValues().shownReference;
}

void TimeReference::toggle()
{
    const auto current = m_joined.events->grid()->currentRow();
    if (!current)
        m_joined.status->say(tr("Select the row that times are to be counted from."));
    else if (isCurrent())
        set(std::nullopt);
    else if (m_joined.events->model()->snapshot()->time(*current) == kNoTime)
        m_joined.status->say(tr("This event has no time to count from."));
    else
        set(current);
    updateActions();
}

void TimeReference::set(std::optional<Row> row)
{
    m_search.cancel();
    m_snapshot = m_joined.events->model()->snapshot();
    m_key = row ? std::optional(eventKeyOf(*m_snapshot, *row)) : std::nullopt;
    m_row = row;
    m_joined.events->model()->setReference(row);
    // A reference without its column would say nothing; who hides it again is not asked twice.
    EventGridView *grid = m_joined.events->grid();
    if (row && !m_showedColumn)
        m_showedColumn = grid->showColumn(RowColumn::SinceReference, FieldId::Time);
    else if (!row && std::exchange(m_showedColumn, false))
        grid->hideColumn(RowColumn::SinceReference);
    show();
}

void TimeReference::go()
{
    if (!m_row) {
        m_joined.status->say(m_key
                                 ? tr("The reference is not in the evidence that is open.")
                                 : tr("There is no reference. Ctrl+T makes the current row one."));
        return;
    }
    const auto shown = m_joined.events->model()->rowColumnValues().shownReference;
    if (!shown) {
        m_joined.status->say(tr("The reference is not among the rows shown: the filter leaves it "
                                "out."));
        return;
    }
    m_joined.navigator->select(*shown);
    m_joined.events->grid()->setFocus();
}

void TimeReference::takeResult(const QueryResult &result)
{
    const bool continues = result.snapshot->continues(*m_snapshot);
    if (!continues) {
        m_search.cancel();
        m_row.reset();
    }
    // The model has forgotten a reference of other evidence itself.
    if (m_key && !m_row && result.snapshot->eventCount() > 0
        && (!continues || result.snapshot->eventCount() > m_snapshot->eventCount()))
        search();
    else if (!m_search.isRunning())
        m_snapshot = result.snapshot;
    show();
}

void TimeReference::search()
{
    if (m_search.isRunning())
        return; // looks at the rest afterwards
    const SnapshotPtr snapshot = m_joined.query->result().snapshot;
    const Row first = snapshot->continues(*m_snapshot) ? m_snapshot->eventCount() : 0;
    m_search.start(
        [snapshot, key = *m_key, first](const JobSlot::Cancelled &cancelled) {
            const auto found = findEvents(*snapshot, {key}, first, {cancelled, {}});
            return found && !found->empty() ? std::optional(found->front().second) : std::nullopt;
        },
        [this, snapshot](const std::optional<Row> &row) {
            m_snapshot = snapshot;
            m_row = row;
            if (row)
                m_joined.events->model()->setReference(row);
            takeResult(m_joined.query->result());
            updateActions();
        });
}

void TimeReference::show()
{
    m_button->setVisible(m_row.has_value());
    if (!m_row)
        return;
    const QString time = m_timeFormat.toDisplay(m_snapshot->time(*m_row));
    const bool isShown = m_joined.events->model()->rowColumnValues().shownReference.has_value();
    m_button->setText(isShown ? tr("Reference: %1").arg(time)
                              : tr("Reference: %1 (not among the rows shown)").arg(time));
    updateActions();
}

void TimeReference::updateActions()
{
    m_joined.actions->toggleReference->setChecked(isCurrent());
}

} // namespace kubewake
