// SPDX-License-Identifier: Apache-2.0
#include "app/window/objecthistories.h"

#include "app/window/eventpane.h"
#include "app/window/investigation.h"
#include "app/window/navigator.h"
#include "model/core/utf8.h"
#include "model/query/kql.h"
#include "views/events/eventgridview.h"
#include "views/objects/objectpanel.h"

#include <utility>

namespace kubewake {
namespace {

struct Answer
{
    ObjectHistoryPtr history;
    OwnerChain owners {};
    QString problem {};
};

Answer answerOf(const SnapshotPtr &snapshot, const std::optional<ObjectKey> &key,
                const JobSlot::Cancelled &cancelled)
{
    if (!key)
        return {nullptr, {}, ObjectHistories::tr("No request in the log is about this object.")};
    Result<ObjectHistory> history = readObjectHistory(*snapshot, *key, {cancelled, {}});
    if (!history)
        return {nullptr, {}, history.error().message};
    Result<OwnerChain> owners = ownerChain(snapshot, *history, {cancelled, {}});
    if (!owners)
        return {nullptr, {}, owners.error().message};
    return {std::make_shared<const ObjectHistory>(std::move(*history)), std::move(*owners), {}};
}

std::optional<ObjectKey> lastKeyOf(const EventSnapshot &snapshot, const EntityRef &object,
                                   const JobSlot::Cancelled &cancelled)
{
    std::optional<ObjectKey> key;
    const auto filter = parseKql(toUtf8(entityFilter(object)));
    if (!filter)
        return key;
    const auto found =
        CompiledFilter(filter->expression)
            .evaluate(snapshot, allRows(snapshot, RowKind::Requests), {cancelled, {}});
    if (found)
        found->matched.forEach([&](Row row) {
            if (auto named = objectKeyOf(snapshot, row))
                key = std::move(named);
        });
    return key;
}

} // namespace

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
            m_panel->requestEventsWith(row); // the filter hides it
        navigator->select(row);
    });
    connect(panel, &ObjectPanel::historyRequested, this, &ObjectHistories::show);
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
    read(
        snapshot, [key](const JobSlot::Cancelled &) { return key; }, row);
}

void ObjectHistories::showObject(const EntityRef &object)
{
    const SnapshotPtr snapshot = m_investigation->query().result().snapshot;
    if (!snapshot || object.kind != EntityKind::Object)
        return;
    emit panelRequested();
    m_panel->setReading({{},
                         object.apiGroup.value_or(std::string()),
                         object.resource,
                         object.space.value_or(std::string()),
                         object.value});
    read(
        snapshot,
        [snapshot, object](const JobSlot::Cancelled &cancelled) {
            return lastKeyOf(*snapshot, object, cancelled);
        },
        std::nullopt);
}

void ObjectHistories::read(const SnapshotPtr &snapshot, FindKey findKey, std::optional<Row> current)
{
    m_job.start(
        [snapshot, findKey = std::move(findKey)](const JobSlot::Cancelled &cancelled) {
            return answerOf(snapshot, findKey(cancelled), cancelled);
        },
        [this, current](const Answer &answer) {
            if (answer.history)
                m_panel->setHistory(answer.history, answer.owners, current);
            else
                m_panel->setProblem(answer.problem);
        });
}

} // namespace kubewake
