// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/compiledfilter.h"
#include "model/query/roworder.h"
#include "views/common/jobslot.h"

#include <QObject>

#include <memory>
#include <optional>

namespace kubewake {

// What the views show: the rows of a snapshot that pass the filter, in order.
struct QueryResult
{
    SnapshotPtr snapshot;
    std::shared_ptr<const RowBitmap> rows;
    RowOrderPtr order;
    Row unreadable = 0; // rows the filter could not decide because their raw text is gone
    RowKind kind = RowKind::Requests;
    SortKey sort;
};

// Keeps one QueryResult up to date with snapshot, filter, row kind, selected time range and sort
// order. UI thread; the work runs on a pool, and an answer to an older question is dropped.
class RowQuery : public QObject
{
    Q_OBJECT

public:
    explicit RowQuery(QObject *parent = nullptr);

    void setSnapshot(const SnapshotPtr &snapshot);
    void setFilter(const ExpressionPtr &expression);
    void setRowKind(RowKind kind);
    void setSort(const SortKey &key);
    // Only these rows (a signal's events); nothing lifts the restriction.
    void setRestriction(std::optional<std::vector<Row>> rows);

    [[nodiscard]] const QueryResult &result() const { return m_result; }
    [[nodiscard]] RowKind rowKind() const { return m_kind; }
    [[nodiscard]] bool isRunning() const { return m_running; }

public slots:
    // Gives up the running query; the last result stays.
    void cancel();

signals:
    void started();
    void progressed(quint32 done, quint32 total);
    void resultChanged(const kubewake::QueryResult &result);
    void failed(const QString &message);

private:
    void restart(bool sortOnly);

    SnapshotPtr m_snapshot;
    CompiledFilter m_filter;
    RowKind m_kind = RowKind::Requests;
    SortKey m_sort;
    std::shared_ptr<const std::vector<Row>> m_restriction;
    QueryResult m_result;
    JobSlot m_job;
    bool m_running = false;
    bool m_again = false; // a newer snapshot arrived while a query for an older one runs
};

} // namespace kubewake
