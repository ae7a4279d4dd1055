// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/annotations/rowcolours.h"
#include "model/core/timestamp.h"
#include "model/items/rowcolumn.h"
#include "model/items/rowmarks.h"
#include "model/query/roworder.h"
#include "model/store/eventsnapshot.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QSet>

#include <vector>

namespace kubewake {

// The rows of an order over a snapshot, one column per audit field, and behind them those that say
// what a row is to the others and what was noted of it. Holds nothing per row: texts
// are made when they are asked for, so 50M rows cost what one costs. UI thread; the owner hands in
// new snapshots and orders.
class EventTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        RowRole = Qt::UserRole + 1, // Row, as uint
        FieldRole, // FieldId, as int; -1 for the columns behind the fields
        CopyRole, // the whole value as text; times ISO 8601 in the zone shown
        FilterRole, // the value as a filter spells it; times UTC
        OutcomeRole, // Outcome, as int, for any column
        SeverityRole, // Severity of the highest signal on the row, as int; invalid for none
        HighlightRole, // true if the field is one that a signal matched on
        ReferenceRole, // true on the row that times are counted from
        BookmarkRole, // true if it was bookmarked
        NotedRole, // true if it has tags or a note
        ForegroundRole, // RowColour of the colouring rule that matches, as int
        BackgroundRole,
    };

    // All fields of the catalogue, in its order; no other columns.
    explicit EventTableModel(QObject *parent = nullptr);

    // Rows that were added at the end are inserted, anything else resets: one comparison of the
    // two orders. Neither may be null.
    void setContents(SnapshotPtr snapshot, RowOrderPtr order);
    void setColumns(std::vector<FieldId> fields);
    void setRowColumns(std::vector<RowColumn> columns); // behind the fields
    void setTimeFormat(const TimeFormat &format);
    void setMarks(RowMarksPtr marks); // may be null
    void setHighlightedFields(const QSet<int> &fields); // FieldIds
    void setReference(std::optional<Row> row); // times are counted from
    void setNotes(AnnotatedRowsPtr notes); // may be null
    void setColours(RowColoursPtr colours); // may be null

    [[nodiscard]] const SnapshotPtr &snapshot() const { return m_values.snapshot; }
    [[nodiscard]] const RowOrderPtr &order() const { return m_values.order; }
    [[nodiscard]] const RowColumnValues &rowColumnValues() const { return m_values; }
    [[nodiscard]] const RowColoursPtr &colours() const { return m_colours; }
    [[nodiscard]] const std::vector<FieldId> &columns() const { return m_columns; }
    [[nodiscard]] const TimeFormat &timeFormat() const { return m_timeFormat; }

    // The event at a table position, which must exist.
    [[nodiscard]] Row rowAt(int position) const
    {
        return (*m_values.order)[static_cast<std::size_t>(position)];
    }
    // -1 if the event is not among the rows. One pass over the order.
    [[nodiscard]] int positionOf(Row row) const;
    [[nodiscard]] int columnOf(FieldId field) const; // -1 if it is not a column
    [[nodiscard]] int columnOf(RowColumn column) const;
    // What a column is: one of the two.
    [[nodiscard]] std::optional<FieldId> fieldAt(int column) const;
    [[nodiscard]] std::optional<RowColumn> rowColumnAt(int column) const;

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
    [[nodiscard]] QVariant fieldData(FieldId field, Row row, int role) const;
    [[nodiscard]] QVariant rowColumnData(RowColumn column, int position, int role) const;
    [[nodiscard]] QVariant rowData(Row row, int role) const; // the same for each of its cells
    [[nodiscard]] QVariant fieldHeader(FieldId id, int role) const;

    RowColumnValues m_values; // snapshot and order are those of the table
    std::vector<FieldId> m_columns;
    std::vector<RowColumn> m_rowColumns;
    RowColoursPtr m_colours;
    TimeFormat m_timeFormat;
    RowMarksPtr m_marks;
    QSet<int> m_highlighted;
    mutable QCache<quint64, QString> m_jsonLines; // (row, field): painting asks again and again
};

} // namespace kubewake
