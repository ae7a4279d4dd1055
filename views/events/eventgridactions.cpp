// SPDX-License-Identifier: Apache-2.0
#include "views/events/eventgridactions.h"

#include "model/core/utf8.h"
#include "model/query/around.h"
#include "model/query/kql.h"
#include "model/store/fieldvalues.h"
#include "views/events/eventgridview.h"
#include "views/events/extracolumns.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace kubewake {

EventGridActions::EventGridActions(EventGridView *view)
    : QObject(view)
    , m_view(view)
    , m_copier(view)
{
    add(tr("Copy cell"), QKeySequence::Copy, &EventGridActions::copyCell);
    add(tr("Copy rows as TSV"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
        &EventGridActions::copyTsv);
    add(tr("Copy rows as JSON"), {}, &EventGridActions::copyJson);
    m_asFilter = add(tr("Copy as filter"), {}, &EventGridActions::copyAsFilter);
    m_include =
        add(tr("Include value"), QKeySequence(Qt::Key_Plus), &EventGridActions::includeValue);
    m_exclude =
        add(tr("Exclude value"), QKeySequence(Qt::Key_Minus), &EventGridActions::excludeValue);
    m_page = add(tr("Open the page of this"), QKeySequence(Qt::ALT | Qt::Key_Return),
                 &EventGridActions::openPage);
    add(tr("Show timeline of this user"), {}, &EventGridActions::userTimeline);
    add(tr("Show timeline of this source address"), {}, &EventGridActions::peerTimeline);
    add(tr("History of this object"), QKeySequence(Qt::CTRL | Qt::Key_H),
        &EventGridActions::objectHistory);
    m_around = add({}, {}, &EventGridActions::around);
    setAroundText(minutesText(Around().minutes));
    add(tr("All events of this request"), {}, &EventGridActions::requestEvents);
    // The key is the window's, so that it works from every panel.
    add(tr("Find …"), {}, &EventGridActions::find);
}

QAction *EventGridActions::add(const QString &text, const QKeySequence &keys,
                               void (EventGridActions::*slot)())
{
    auto *action = new QAction(text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, slot);
    m_view->addAction(action);
    m_all.append(action);
    return action;
}

void EventGridActions::setAroundText(const QString &text)
{
    m_around->setText(tr("%1 around this event", "±10 minutes").arg(text));
}

void EventGridActions::updateEnabled()
{
    const bool current = m_view->currentIndex().isValid();
    for (QAction *action : std::as_const(m_all))
        action->setEnabled(current);
    const bool filters = !currentTerm(false).isEmpty();
    m_include->setEnabled(filters);
    m_exclude->setEnabled(filters);
    m_asFilter->setEnabled(filters);
    m_page->setEnabled(currentEntity().has_value());
}

void EventGridActions::fillMenu(QMenu &menu)
{
    updateEnabled();
    for (qsizetype i = 0; i < m_all.size(); ++i) {
        if (i == 4 || i == 6 || i == 12)
            menu.addSeparator();
        menu.addAction(m_all[i]);
    }
    menu.addSeparator();
    menu.addActions(m_shared);
}

void EventGridActions::showMenu(const QPoint &globalAt)
{
    QMenu menu(m_view);
    fillMenu(menu);
    menu.exec(globalAt);
    for (QAction *action : std::as_const(m_all))
        action->setEnabled(true); // or their shortcuts would stay dead
}

void EventGridActions::copyCell()
{
    const QModelIndex index = m_view->currentIndex();
    if (index.isValid())
        QGuiApplication::clipboard()->setText(index.data(EventTableModel::CopyRole).toString());
}

void EventGridActions::copyRows(CopyFormat format)
{
    const EventTableModel *table = m_view->table();
    if (table == nullptr)
        return;
    m_copier.copy({table->snapshot(), table->order(), m_view->selectedRanges(),
                   m_view->visibleFields(), table->timeFormat(), format,
                   extraColumns(table->rowColumnValues(), m_view->visibleRowColumns())});
}

QString EventGridActions::currentTerm(bool exclude) const
{
    const QModelIndex index = m_view->currentIndex();
    if (!index.isValid())
        return {};
    const auto fieldHere = m_view->table()->fieldAt(index.column());
    if (!fieldHere)
        return {};
    const FieldId field = *fieldHere;
    const FieldInfo &info = fieldInfo(field);
    if (info.type == FieldType::Json || field == FieldId::Summary)
        return {};
    const EventTableModel *table = m_view->table();
    const Row row = table->rowAt(index.row());
    // Lists: all values of the row, each a term of its own.
    QStringList terms;
    visitFieldValues(*table->snapshot(), field, row,
                     [&](std::string_view value) { terms.append(kqlTerm(field, value, exclude)); });
    if (terms.isEmpty())
        return kqlTerm(field, {}, exclude);
    return terms.join(QStringLiteral(" and "));
}

void EventGridActions::copyAsFilter()
{
    if (const QString term = currentTerm(false); !term.isEmpty())
        QGuiApplication::clipboard()->setText(term);
}

void EventGridActions::requestFilter(bool exclude)
{
    if (const QString term = currentTerm(exclude); !term.isEmpty())
        emit m_view->filterTermRequested(term, exclude);
}

void EventGridActions::requestTimeline(FieldId field)
{
    if (const auto row = m_view->currentRow())
        emit m_view->timelineRequested(
            field, toQString(fieldText(*m_view->table()->snapshot(), field, *row)));
}

// Of what the cell names; where it names nothing, of the actor: nearly every row has one.
std::optional<EntityRef> EventGridActions::currentEntity() const
{
    const QModelIndex index = m_view->currentIndex();
    if (!index.isValid())
        return std::nullopt;
    const EventSnapshot &snapshot = *m_view->table()->snapshot();
    const Row row = m_view->table()->rowAt(index.row());
    const auto field = m_view->table()->fieldAt(index.column());
    const auto entity = field ? entityOfRow(snapshot, row, *field) : std::nullopt;
    return entity ? entity : entityOfRow(snapshot, row, FieldId::EffectiveUser);
}

void EventGridActions::openPage()
{
    if (const auto entity = currentEntity())
        emit m_view->entityRequested(*entity);
}

void EventGridActions::around()
{
    if (const auto row = m_view->currentRow())
        emit m_view->aroundRequested(*row);
}

void EventGridActions::objectHistory()
{
    if (const auto row = m_view->currentRow())
        emit m_view->objectHistoryRequested(*row);
}

void EventGridActions::requestEvents()
{
    if (const auto row = m_view->currentRow())
        emit m_view->requestEventsRequested(*row);
}

void EventGridActions::find()
{
    emit m_view->findRequested({});
}

} // namespace kubewake
