// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/items/rowmarks.h"
#include "model/query/roworder.h"
#include "model/store/eventsnapshot.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QSet>

#include <vector>

namespace kubewake {

// The rows of an order over a snapshot, one column per audit field. Holds nothing per row: texts
// are made when they are asked for, so 50M rows cost what one costs. UI thread; the owner hands in
// new snapshots and orders.
class EventTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        RowRole = Qt::UserRole + 1, // Row, as uint
        FieldRole, // FieldId, as int
        CopyRole, // the whole value as text; times ISO 8601 in the zone shown
        FilterRole, // the value as a filter spells it; times UTC
        OutcomeRole, // Outcome, as int, for any column
        SeverityRole, // Severity of the highest signal on the row, as int; invalid for none
        HighlightRole, // true if the field is one that a signal matched on
    };

    // All fields of the catalogue, in its order.
    explicit EventTableModel(QObject *parent = nullptr);

    // Rows that were added at the end are inserted, anything else resets: one comparison of the
    // two orders. Neither may be null.
    void setContents(SnapshotPtr snapshot, RowOrderPtr order);
    void setColumns(std::vector<FieldId> fields);
    void setTimeFormat(const TimeFormat &format);
    void setMarks(RowMarksPtr marks); // may be null
    void setHighlightedFields(const QSet<int> &fields); // FieldIds

    [[nodiscard]] const SnapshotPtr &snapshot() const { return m_snapshot; }
    [[nodiscard]] const RowOrderPtr &order() const { return m_order; }
    [[nodiscard]] const std::vector<FieldId> &columns() const { return m_columns; }
    [[nodiscard]] const TimeFormat &timeFormat() const { return m_timeFormat; }

    // The event at a table position, which must exist.
    [[nodiscard]] Row rowAt(int position) const
    {
        return (*m_order)[static_cast<std::size_t>(position)];
    }
    // -1 if the event is not among the rows. One pass over the order.
    [[nodiscard]] int positionOf(Row row) const;
    [[nodiscard]] int columnOf(FieldId field) const; // -1 if it is not a column

    // What the cell shows: one harmless line of bounded length.
    [[nodiscard]] QString displayText(FieldId field, Row row) const;
    // The whole value.
    [[nodiscard]] QString copyText(FieldId field, Row row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

signals:
    // Marks, highlights or the time zone: every cell may look different. (dataChanged over 50M
    // rows would cost seconds.)
    void appearanceChanged();

private:
    [[nodiscard]] QString jsonLine(FieldId field, Row row) const;

    SnapshotPtr m_snapshot;
    RowOrderPtr m_order;
    std::vector<FieldId> m_columns;
    TimeFormat m_timeFormat;
    RowMarksPtr m_marks;
    QSet<int> m_highlighted;
    mutable QCache<quint64, QString> m_jsonLines; // (row, field): painting asks again and again
};

} // namespace kubewake
