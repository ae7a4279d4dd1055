// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/entities/entityref.h"
#include "model/items/eventtablemodel.h"
#include "model/query/roworder.h"

#include <QAbstractItemView>
#include <QHeaderView>

#include <optional>
#include <vector>

namespace kubewake {

class EventGridActions;

// The event table: fixed row height, a vertical scroll bar that counts rows, and a header for the
// columns only, so that every step costs what is visible, at 50M rows as at 50. Works on an
// EventTableModel, which its owner keeps alive. UI thread.
class EventGridView : public QAbstractItemView
{
    Q_OBJECT

public:
    explicit EventGridView(QWidget *parent = nullptr);
    ~EventGridView() override;

    void setModel(QAbstractItemModel *model) override; // an EventTableModel
    [[nodiscard]] EventTableModel *table() const;
    [[nodiscard]] QHeaderView *header() const { return m_header; }
    [[nodiscard]] EventGridActions *gridActions() const { return m_actions; }

    // Shown instead of rows when there are none: what to do next. Plain text.
    void setEmptyText(const QString &text);
    [[nodiscard]] QString emptyText() const { return m_emptyText; }

    // Fields of the columns that are shown, in visual order.
    [[nodiscard]] std::vector<FieldId> visibleFields() const;
    // The columns that are no field.
    [[nodiscard]] std::vector<RowColumn> visibleRowColumns() const;
    // Shows the column behind `after`, where it was hidden: true.
    bool showColumn(RowColumn column, FieldId after);
    void hideColumn(RowColumn column);
    // Order, width and visibility of the columns, by field.
    [[nodiscard]] QByteArray saveState() const;
    bool restoreState(const QByteArray &state);
    void resetColumns();

    // Rows come while one reads: the rows on the screen stay where they are, selected rows too, and
    // at the end of the times the view stays at the end.
    void setGrowing(bool growing) { m_growing = growing; }

    // The arrow in the header. Clicks on the header only ask: sortRequested().
    void setSortKey(const SortKey &key);

    [[nodiscard]] std::optional<Row> currentRow() const;
    // Makes the event current and scrolls to it. False if it is not among the rows.
    bool setCurrentRow(Row row);
    // First and last position of each selected block, ascending. Cheap, whatever is selected.
    [[nodiscard]] std::vector<std::pair<int, int>> selectedRanges() const;

    // What the cell shows, escaped; empty if it has room for all of it.
    [[nodiscard]] QString cellToolTip(const QModelIndex &index) const;

    [[nodiscard]] int rowHeight() const { return m_rowHeight; }
    [[nodiscard]] QModelIndex hovered() const { return m_hovered; }

    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;
    void keyboardSearch(const QString &search) override; // asks for the find bar
    void reset() override;
    void selectAll() override;

signals:
    void sortRequested(const kubewake::SortKey &key);
    void currentRowChanged(std::optional<kubewake::Row> row);
    // A part of a filter to add, as KQL that already says whether it excludes.
    void filterTermRequested(const QString &kqlTerm, bool exclude);
    void timelineRequested(kubewake::FieldId field, const QString &value);
    void aroundRequested(kubewake::Row row);
    void objectHistoryRequested(kubewake::Row row);
    void requestEventsRequested(kubewake::Row row);
    void entityRequested(const kubewake::EntityRef &entity); // whose page is wanted
    void findRequested(const QString &text); // typed into the table; may be empty
    void columnsChanged(); // moved, resized, hidden or shown

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void updateGeometries() override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override;
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex &index) const override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &selection) const override;

private:
    void setUpHeader();
    void rememberCurrent();
    void restoreCurrent();
    void rememberPlace();
    [[nodiscard]] bool restorePlace();
    [[nodiscard]] bool isAtEnd() const; // and stays there
    void updateMetrics();
    void fitColumn(int column);
    void onHeaderClicked(int column);
    void paintEmptyText(QPainter &painter);
    void showCellToolTip(const QPoint &at, const QPoint &globalAt);
    void setHovered(const QModelIndex &index);
    void setCurrentIndexKeepingSelection(const QModelIndex &index);
    [[nodiscard]] int rowsOnScreen() const; // whole rows
    [[nodiscard]] int neighbourColumn(int column, int step) const;
    [[nodiscard]] int edgeColumn(bool last) const;

    QHeaderView *m_header;
    EventGridActions *m_actions;
    QString m_emptyText;
    SortKey m_sortKey;
    QPersistentModelIndex m_hovered;
    std::optional<Row> m_keptRow; // current event while the model resets
    int m_keptColumn = 0;
    int m_keptLine = 0; // how far below the top of the window it was
    int m_rowHeight = 20;
    bool m_restoring = false;
    bool m_growing = false;
    bool m_keptEnd = false;
    std::optional<Row> m_keptTop;
    std::vector<Row> m_keptSelection; // ascending
};

} // namespace kubewake
