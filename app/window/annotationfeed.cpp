// SPDX-License-Identifier: Apache-2.0
#include "app/window/annotationfeed.h"

#include "app/window/eventpane.h"
#include "app/window/investigation.h"
#include "app/window/markactions.h"
#include "app/window/navigator.h"
#include "app/window/statusline.h"
#include "model/core/utf8.h"
#include "model/items/displaytext.h"
#include "model/store/fieldvalues.h"
#include "views/events/detailpane.h"
#include "views/events/eventgridview.h"
#include "views/filter/filterbar.h"
#include "views/marks/annotationdialog.h"
#include "views/marks/markspanel.h"
#include "views/signals/signalpanel.h"

#include <QAction>
#include <QUndoStack>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace kubewake {

// Notes of several events or signals, with those before to go back to.
class AnnotationCommand : public QUndoCommand
{
public:
    AnnotationCommand(AnnotationFeed *feed, std::vector<AnnotationFeed::Change> changes,
                      const QString &text)
        : QUndoCommand(text)
        , m_feed(feed)
        , m_changes(std::move(changes))
    {
    }
    void undo() override { m_feed->apply(m_changes, false); }
    void redo() override { m_feed->apply(m_changes, true); }

private:
    AnnotationFeed *m_feed;
    std::vector<AnnotationFeed::Change> m_changes;
};

AnnotationFeed::AnnotationFeed(const Joined &joined, Settings &settings, QObject *parent)
    : QObject(parent)
    , m_joined(joined)
    , m_store(settings)
    , m_annotations(std::make_shared<const Annotations>())
    , m_snapshot(std::make_shared<const EventSnapshot>())
    , m_search(nullptr)
{
    AnnotationStore::Loaded loaded = m_store.load();
    m_annotations = std::make_shared<const Annotations>(std::move(loaded.annotations));
    if (!loaded.problem.isEmpty())
        joined.events->showLastingProblem(loaded.problem);
    connectActions();
    connect(&joined.investigation->query(), &RowQuery::resultChanged, this,
            &AnnotationFeed::takeResult);
    connect(joined.events->grid(), &EventGridView::currentRowChanged, this,
            &AnnotationFeed::showCurrent);
    connect(joined.detail, &DetailPane::stageChosen, this, &AnnotationFeed::showCurrent);
    connect(joined.signalPanel, &SignalPanel::currentSignalChanged, this,
            &AnnotationFeed::showSignal);
    connect(&joined.investigation->detections(), &DetectionRunner::finished, this, [this] {
        showMarks();
        showSignal();
    });
    connect(joined.navigator, &Navigator::moved, this, &AnnotationFeed::updateOnly);
    show();
}

void AnnotationFeed::connectActions()
{
    MarkActions *actions = m_joined.actions;
    connect(actions->bookmark, &QAction::triggered, this, &AnnotationFeed::toggleBookmarks);
    connect(actions->annotate, &QAction::triggered, this, &AnnotationFeed::editCurrent);
    connect(actions->onlyBookmarked, &QAction::triggered, this, &AnnotationFeed::showOnlyBookmarks);
    connect(m_joined.marks, &MarksPanel::markRequested, this, &AnnotationFeed::goTo);
    connect(m_joined.marks, &MarksPanel::editRequested, this, &AnnotationFeed::editMark);
    connect(m_joined.marks, &MarksPanel::removeRequested, this, &AnnotationFeed::remove);
    connect(m_joined.signalPanel, &SignalPanel::annotateRequested, this,
            [this](const SignalPtr &signal) {
                edit(signal->id, toQString(signal->rule->title), std::nullopt);
            });
}

void AnnotationFeed::forget()
{
    m_search.cancel();
    m_snapshot = std::make_shared<const EventSnapshot>();
    m_found.clear();
    m_only.reset();
    show();
}

// Of the event whose note the row shows, or else of the row itself.
EventKey AnnotationFeed::keyAt(Row row) const
{
    const auto noted = m_rows ? m_rows->keyOf(row) : std::nullopt;
    return noted ? *noted : eventKeyOf(*m_joined.events->model()->snapshot(), row);
}

Annotation AnnotationFeed::of(const Target &target) const
{
    const auto *event = std::get_if<EventKey>(&target);
    return event != nullptr ? m_annotations->of(*event)
                            : m_annotations->ofSignal(std::get<std::string>(target));
}

// Of all selected rows; if each has one already, none has one afterwards.
void AnnotationFeed::toggleBookmarks()
{
    const EventTableModel *table = m_joined.events->model();
    std::vector<Row> rows;
    std::size_t selected = 0;
    for (const auto &[first, last] : m_joined.events->grid()->selectedRanges()) {
        selected += static_cast<std::size_t>(last - first) + 1;
        for (int at = first; at <= last && rows.size() < kMaximumAtOnce; ++at)
            rows.push_back(table->rowAt(at));
    }
    const auto current = m_joined.events->grid()->currentRow();
    if (rows.empty() && current)
        rows.push_back(*current);
    if (rows.empty() || selected > kMaximumAtOnce) {
        m_joined.status->say(
            rows.empty()
                ? tr("Select the row to bookmark.")
                : tr("%n row(s) at once can be bookmarked. A filter of its own can be kept by name "
                     "instead (Views).",
                     nullptr, static_cast<int>(kMaximumAtOnce)));
        return;
    }
    std::vector<Change> changes;
    for (const Row row : rows) {
        const EventKey key = keyAt(row);
        const Annotation before = m_annotations->of(key);
        changes.push_back({key, before, before, row});
    }
    const bool all =
        std::ranges::all_of(changes, [](const Change &change) { return change.before.bookmarked; });
    for (Change &change : changes)
        change.after.bookmarked = !all;
    push(std::move(changes), all ? tr("Remove bookmark") : tr("Bookmark"));
}

void AnnotationFeed::editCurrent()
{
    const auto row = m_joined.events->grid()->currentRow();
    if (!row) {
        m_joined.status->say(tr("Select the row to note something of."));
        return;
    }
    edit(keyAt(*row),
         toQString(fieldText(*m_joined.events->model()->snapshot(), FieldId::Summary, *row)), row);
}

void AnnotationFeed::edit(const Target &target, const QString &subject, std::optional<Row> row)
{
    const Annotation before = of(target);
    auto *dialog =
        new AnnotationDialog(subject, before, m_annotations->usedTags(), m_joined.events->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, target, row] {
        push({{target, of(target), dialog->annotation(), row}}, tr("Change tags and note"));
    });
    dialog->open();
}

void AnnotationFeed::editMark(const Mark &mark)
{
    if (mark.isSignal())
        edit(mark.signalId, mark.text, std::nullopt);
    else
        edit(keyAt(mark.row), mark.text, mark.row);
}

void AnnotationFeed::remove(const Mark &mark)
{
    const Target target = mark.isSignal() ? Target(mark.signalId) : Target(keyAt(mark.row));
    push({{target, of(target), {}, mark.isSignal() ? std::nullopt : std::optional(mark.row)}},
         tr("Remove mark"));
}

// To the row as it is shown; where the filter hides it, to all rows.
void AnnotationFeed::goTo(const Mark &mark)
{
    if (mark.isSignal()) {
        m_joined.signalPanel->showSignal(mark.signalId);
        if (const SignalPtr signal = m_joined.signalPanel->currentSignal();
            signal && signal->id == mark.signalId)
            m_joined.navigator->showSignal(signal);
        return;
    }
    const EventTableModel *table = m_joined.events->model();
    const Row row = mark.row;
    if (table->positionOf(row) < 0
        && table->positionOf(table->snapshot()->representativeOf(row)) < 0) {
        m_joined.navigator->showFilter({});
        m_joined.status->say(tr("The filter left this event out: it has been taken away."));
    }
    m_joined.navigator->select(row);
    m_joined.events->grid()->setFocus();
}

void AnnotationFeed::showOnlyBookmarks(bool only)
{
    if (!only) {
        m_joined.navigator->liftRestriction();
    } else if (!m_rows || m_rows->bookmarked().empty()) {
        m_joined.status->say(tr("Nothing is bookmarked in this evidence. Ctrl+M bookmarks the "
                                "current row."));
    } else {
        m_only = std::make_shared<const std::vector<Row>>(m_rows->bookmarked());
        m_joined.navigator->showFilter(
            m_joined.filter->appliedText(),
            {m_only,
             {},
             tr("Only the %n bookmarked event(s)", nullptr, static_cast<int>(m_only->size()))});
    }
    updateOnly();
}

void AnnotationFeed::updateOnly()
{
    m_joined.actions->onlyBookmarked->setChecked(
        m_only && m_joined.navigator->restriction().rows == m_only);
}

void AnnotationFeed::push(std::vector<Change> changes, const QString &text)
{
    Annotations after = *m_annotations;
    bool changed = false;
    for (Change &change : changes) {
        change.after = normalized(std::move(change.after));
        changed = changed || !(change.after == change.before);
        const auto *event = std::get_if<EventKey>(&change.target);
        const Result<void> done = event != nullptr
            ? after.set(*event, change.after)
            : after.setSignal(std::get<std::string>(change.target), change.after);
        if (!done) {
            m_joined.status->say(done.error().message);
            return;
        }
    }
    if (changed)
        m_joined.signalPanel->undoStack()->push(
            new AnnotationCommand(this, std::move(changes), text));
}

void AnnotationFeed::apply(const std::vector<Change> &changes, bool forward)
{
    auto next = std::make_shared<Annotations>(*m_annotations);
    const SnapshotPtr &shown = m_joined.events->model()->snapshot();
    FoundEvents found;
    for (const Change &change : changes) {
        const Annotation &wanted = forward ? change.after : change.before;
        const auto *event = std::get_if<EventKey>(&change.target);
        const Result<void> done = event != nullptr
            ? next->set(*event, wanted)
            : next->setSignal(std::get<std::string>(change.target), wanted);
        if (!done)
            m_joined.status->say(done.error().message);
        // Else the row is of evidence that is gone, or shows the note of another stage.
        if (event != nullptr && change.row && *change.row < shown->eventCount()
            && eventKeyOf(*shown, *change.row) == *event)
            found.emplace_back(*event, *change.row);
    }
    m_annotations = std::move(next);
    m_store.save(*m_annotations);
    noteFound(std::move(found));
    show();
}

void AnnotationFeed::noteFound(FoundEvents found)
{
    found.insert(found.begin(), m_found.begin(), m_found.end()); // these go first
    std::ranges::stable_sort(found, {}, &FoundEvents::value_type::first);
    const auto same = [](const auto &a, const auto &b) { return a.first == b.first; };
    found.erase(std::unique(found.begin(), found.end(), same), found.end());
    m_found = std::move(found);
}

void AnnotationFeed::takeResult(const QueryResult &result)
{
    const bool isOther = !result.snapshot->continues(*m_snapshot);
    if (isOther) {
        m_search.cancel();
        m_snapshot = std::make_shared<const EventSnapshot>();
        m_found.clear();
    }
    if (result.snapshot->eventCount() > m_snapshot->eventCount())
        search();
    // Not for each part of evidence that is being loaded: the list would not keep still.
    if (isOther || result.kind != m_kind)
        show();
}

void AnnotationFeed::search()
{
    if (m_search.isRunning())
        return; // looks at the rest afterwards
    const SnapshotPtr snapshot = m_joined.investigation->query().result().snapshot;
    const Row first = snapshot->continues(*m_snapshot) ? m_snapshot->eventCount() : 0;
    m_search.start(
        [snapshot, keys = m_annotations->eventKeys(), first](const JobSlot::Cancelled &cancelled) {
            return findEvents(*snapshot, keys, first, {cancelled, {}}).value_or(FoundEvents());
        },
        [this, snapshot](FoundEvents found) {
            m_snapshot = snapshot;
            if (!found.empty()) {
                noteFound(std::move(found));
                show();
            }
            takeResult(m_joined.investigation->query().result());
        });
}

void AnnotationFeed::show()
{
    const QueryResult &result = m_joined.investigation->query().result();
    m_kind = result.kind;
    m_rows = std::make_shared<const AnnotatedRows>(*result.snapshot, *m_annotations, m_found,
                                                   result.kind);
    m_joined.events->model()->setNotes(m_rows);
    showMarks();
    showCurrent();
    showSignal();
}

void AnnotationFeed::showMarks()
{
    const EventSnapshot &snapshot = *m_joined.investigation->query().result().snapshot;
    std::vector<Mark> marks;
    for (const auto &[key, row] : m_found) {
        Annotation annotation = m_annotations->of(key);
        if (annotation.isEmpty() || row >= snapshot.eventCount())
            continue;
        marks.push_back({snapshot.time(row),
                         row,
                         {},
                         displayLine(fieldText(snapshot, FieldId::EffectiveUser, row))
                             + QStringLiteral(": ")
                             + displayLine(fieldText(snapshot, FieldId::Summary, row)),
                         std::move(annotation)});
    }
    std::unordered_map<std::string, SignalPtr> known;
    for (const SignalPtr &signal : m_joined.signalPanel->model()->signalList())
        known.emplace(signal->id, signal);
    for (const auto &[id, annotation] : m_annotations->signalNotes()) {
        const auto signal = known.find(id);
        if (signal == known.end())
            continue;
        const Signal &found = *signal->second;
        marks.push_back(
            {found.first, found.rows.empty() ? Row {0} : found.rows.front(), id,
             toQString(found.rule->title) + QStringLiteral(": ") + toQString(found.entity),
             annotation});
    }
    const std::size_t all = m_annotations->events().size() + m_annotations->signalNotes().size();
    const std::size_t elsewhere = all - marks.size();
    m_joined.marks->setMarks(std::move(marks), elsewhere);
}

void AnnotationFeed::showCurrent()
{
    const auto row = m_joined.detail->row();
    const auto current = m_joined.events->grid()->currentRow();
    const Annotation *shown = m_rows && row ? m_rows->of(*row) : nullptr;
    m_joined.detail->setAnnotation(shown == nullptr ? Annotation() : *shown);
    const Annotation *noted = m_rows && current ? m_rows->of(*current) : nullptr;
    m_joined.actions->bookmark->setChecked(noted != nullptr && noted->bookmarked);
}

void AnnotationFeed::showSignal()
{
    const SignalPtr signal = m_joined.signalPanel->currentSignal();
    m_joined.signalPanel->detail()->setAnnotation(signal ? m_annotations->ofSignal(signal->id)
                                                         : Annotation());
}

} // namespace kubewake
