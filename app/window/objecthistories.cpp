// SPDX-License-Identifier: Apache-2.0
#include "app/window/objecthistories.h"

#include "app/window/eventpane.h"
#include "app/window/investigation.h"
#include "app/window/navigator.h"
#include "views/events/eventgridview.h"
#include "views/objects/objectpanel.h"

namespace kubewake {

ObjectHistories::ObjectHistories(ObjectPanel *panel, EventPane *events,
                                 Investigation *investigation, Navigator *navigator,
                                 QObject *parent)
    : QObject(parent)
    , m_panel(panel)
    , m_investigation(investigation)
    , m_job(nullptr)
{
    connect(events->grid(), &EventGridView::objectHistoryRequested, this, &ObjectHistories::show);
    connect(panel, &ObjectPanel::eventRequested, this, [this, navigator](Row row) {
        const auto rows = m_investigation->query().result().rows;
        if (!rows || row >= rows->size() || !rows->test(row))
            m_panel->requestAllEvents(); // the filter hides it
        navigator->select(row);
    });
    connect(panel, &ObjectPanel::eventsRequested, navigator, &Navigator::showRows);
}

void ObjectHistories::clear()
{
    m_job.cancel();
    m_panel->clear();
}

void ObjectHistories::show(Row row)
{
    const SnapshotPtr snapshot = m_investigation->query().result().snapshot;
    if (!snapshot || row >= snapshot->eventCount())
        return;
    emit panelRequested();
    const auto key = objectKeyOf(*snapshot, row);
    if (!key) {
        m_job.cancel();
        m_panel->setProblem(tr("This event is about no single object: it names none."));
        return;
    }
    m_panel->setReading(*key);
    m_job.start(
        [snapshot, key = *key](const JobSlot::Cancelled &cancelled) {
            return readObjectHistory(*snapshot, key, {cancelled, {}});
        },
        [this, row](Result<ObjectHistory> history) {
            if (history)
                m_panel->setHistory(std::make_shared<const ObjectHistory>(std::move(*history)),
                                    row);
            else
                m_panel->setProblem(history.error().message);
        });
}

} // namespace kubewake
