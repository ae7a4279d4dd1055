// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/annotations/eventkey.h"
#include "model/core/timestamp.h"
#include "views/common/jobslot.h"

#include <QObject>

#include <optional>

class QMainWindow;
class QToolButton;

namespace kubewake {

class EventPane;
class MarkActions;
class Navigator;
class RowQuery;
class StatusLine;
struct QueryResult;

// The event that times are counted from: set on the current row, shown in the table and in the
// status bar, gone to by key. Bound to the event: other filters and orders leave it, and evidence
// that is loaded again has it again. The window owns all it works on. UI thread.
class TimeReference : public QObject
{
    Q_OBJECT

public:
    struct Joined
    {
        QMainWindow *window;
        MarkActions *actions;
        EventPane *events;
        Navigator *navigator;
        RowQuery *query;
        StatusLine *status;
    };

    TimeReference(const Joined &joined, QObject *parent);

    void setTimeFormat(const TimeFormat &format);
    // Other evidence, or none.
    void forget();

    [[nodiscard]] std::optional<Row> row() const { return m_row; }
    [[nodiscard]] QToolButton *button() const { return m_button; }
    [[nodiscard]] bool isSearching() const { return m_search.isRunning(); }

private:
    void toggle();
    void set(std::optional<Row> row);
    void go();
    void takeResult(const QueryResult &result);
    void search();
    void show();
    void updateActions();
    [[nodiscard]] bool isCurrent() const;

    Joined m_joined;
    TimeFormat m_timeFormat;
    QToolButton *m_button;
    std::optional<EventKey> m_key;
    std::optional<Row> m_row; // none while the event is not in the evidence, or not yet
    SnapshotPtr m_snapshot; // that m_row is of
    bool m_showedColumn = false;
    JobSlot m_search;
};

} // namespace kubewake
