// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/annotationstore.h"
#include "model/annotations/annotatedrows.h"
#include "model/signals/signal.h"
#include "views/common/jobslot.h"

#include <QObject>

#include <memory>
#include <string>
#include <variant>
#include <vector>

class QUndoStack;

namespace kubewake {

class DetailPane;
class EventPane;
class FilterBar;
class Investigation;
class MarkActions;
class MarksPanel;
class Navigator;
class SignalPanel;
class StatusLine;
struct Mark;
struct QueryResult;

// Bookmarks, tags and notes: kept, found again in the evidence, changed by way of the undo stack,
// and shown by the table, the detail pane, the panel of signals and the list of marks. The window
// owns all that it joins. UI thread.
class AnnotationFeed : public QObject
{
    Q_OBJECT

public:
    struct Joined
    {
        MarkActions *actions;
        EventPane *events;
        DetailPane *detail;
        SignalPanel *signalPanel;
        MarksPanel *marks;
        FilterBar *filter;
        Investigation *investigation;
        Navigator *navigator;
        StatusLine *status;
    };
    static constexpr std::size_t kMaximumAtOnce = 1'000; // rows of a selection

    AnnotationFeed(const Joined &joined, Settings &settings, QObject *parent);

    [[nodiscard]] const Annotations &annotations() const { return *m_annotations; }
    // For a job that outlives this state of them.
    [[nodiscard]] std::shared_ptr<const Annotations> shared() const { return m_annotations; }
    [[nodiscard]] bool isSearching() const { return m_search.isRunning(); }
    // Other evidence, or none.
    void forget();

private:
    using Target = std::variant<EventKey, std::string>; // of an event, of a signal by its id
    struct Change
    {
        Target target;
        Annotation before;
        Annotation after;
        std::optional<Row> row; // of an event
    };
    friend class AnnotationCommand;

    void connectActions();
    void toggleBookmarks();
    void editCurrent();
    void edit(const Target &target, const QString &subject, std::optional<Row> row);
    void editMark(const Mark &mark);
    void remove(const Mark &mark);
    void goTo(const Mark &mark);
    void showOnlyBookmarks(bool only);
    void updateOnly();

    [[nodiscard]] Annotation of(const Target &target) const;
    [[nodiscard]] EventKey keyAt(Row row) const;
    void push(std::vector<Change> changes, const QString &text);
    void apply(const std::vector<Change> &changes, bool forward);

    void takeResult(const QueryResult &result);
    void search();
    void noteFound(FoundEvents found);
    void show();
    void showMarks();
    void showCurrent();
    void showSignal();

    Joined m_joined;
    AnnotationStore m_store;
    std::shared_ptr<const Annotations> m_annotations;
    SnapshotPtr m_snapshot; // searched up to its end
    FoundEvents m_found; // in m_snapshot, by key
    AnnotatedRowsPtr m_rows;
    RowKind m_kind = RowKind::Requests; // that m_rows is for
    std::shared_ptr<const std::vector<Row>> m_only; // what “bookmarked only” shows
    JobSlot m_search;
};

} // namespace kubewake
