// SPDX-License-Identifier: Apache-2.0
#include "views/events/eventgridaccessible.h"

#include "views/events/eventgridview.h"
#include "views/events/rowtooltip.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

namespace kubewake {
namespace {

class AccessibleCell : public QAccessibleInterface, public QAccessibleTableCellInterface
{
public:
    AccessibleCell(EventGridView *view, const QModelIndex &index)
        : m_view(view)
        , m_index(index)
    {
    }

    bool isValid() const override { return m_view && m_index.isValid(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_view);
    }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text kind) const override
    {
        if (isValid() && kind == QAccessible::Description)
            return rowMarks(m_index).join(QStringLiteral("; "));
        return isValid() && (kind == QAccessible::Name || kind == QAccessible::Value)
            ? m_index.data(Qt::DisplayRole).toString()
            : QString();
    }
    void setText(QAccessible::Text, const QString &) override { }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect place = m_view->visualRect(m_index);
        return {m_view->viewport()->mapToGlobal(place.topLeft()), place.size()};
    }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selectable = true;
        state.focusable = true;
        state.readOnly = true;
        state.selected = isSelected();
        state.focused = m_view->hasFocus() && m_view->currentIndex() == m_index;
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableCellInterface
            ? static_cast<QAccessibleTableCellInterface *>(this)
            : nullptr;
    }

    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QList<QAccessibleInterface *> columnHeaderCells() const override { return {}; }
    QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }
    int columnIndex() const override
    {
        const QHeaderView *header = m_view->header();
        int shown = 0;
        for (int visual = 0; visual < header->visualIndex(m_index.column()); ++visual)
            shown += header->isSectionHidden(header->logicalIndex(visual)) ? 0 : 1;
        return shown;
    }
    int rowIndex() const override { return m_index.row(); }
    bool isSelected() const override { return m_view->selectionModel()->isSelected(m_index); }
    QAccessibleInterface *table() const override { return parent(); }

private:
    QPointer<EventGridView> m_view;
    QPersistentModelIndex m_index;
};

// Rows as the model counts them, columns as they are shown. Cells are made on demand.
class AccessibleGrid : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    explicit AccessibleGrid(EventGridView *view)
        : QAccessibleWidget(view, QAccessible::Table)
    {
    }
    ~AccessibleGrid() override { dropCells(); }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface *>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }

    QAccessibleInterface *cellAt(int row, int column) const override
    {
        const QModelIndex index = indexAt(row, column);
        if (!index.isValid())
            return nullptr;
        const quint64 key =
            (static_cast<quint64>(row) << 16) | static_cast<quint64>(index.column());
        if (const auto known = m_cells.constFind(key); known != m_cells.cend())
            return QAccessible::accessibleInterface(*known);
        if (m_cells.size() >= kMaximumCells)
            dropCells();
        auto *cell = new AccessibleCell(view(), index);
        m_cells.insert(key, QAccessible::registerAccessibleInterface(cell));
        return cell;
    }
    int rowCount() const override { return view()->model() ? view()->model()->rowCount() : 0; }
    int columnCount() const override { return static_cast<int>(sections().size()); }
    QString columnDescription(int column) const override
    {
        const auto shown = sections();
        return column >= 0 && column < shown.size()
            ? view()->model()->headerData(shown[column], Qt::Horizontal).toString()
            : QString();
    }
    QString rowDescription(int row) const override { return QString::number(row + 1); }
    QAccessibleInterface *caption() const override { return nullptr; }
    QAccessibleInterface *summary() const override { return nullptr; }
    int selectedRowCount() const override
    {
        int count = 0;
        for (const auto &[first, last] : view()->selectedRanges())
            count += last - first + 1;
        return count;
    }
    int selectedColumnCount() const override { return 0; }
    int selectedCellCount() const override { return selectedRowCount() * columnCount(); }
    QList<QAccessibleInterface *> selectedCells() const override { return {}; }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override
    {
        constexpr int kMost = 1'000; // a list of 50M numbers helps nobody
        QList<int> rows;
        for (const auto &[first, last] : view()->selectedRanges()) {
            for (int row = first; row <= last && rows.size() < kMost; ++row)
                rows.append(row);
        }
        return rows;
    }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int row) const override
    {
        return view()->selectionModel()->isSelected(indexAt(row, 0));
    }
    bool selectRow(int row) override { return select(row, QItemSelectionModel::Select); }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int row) override { return select(row, QItemSelectionModel::Deselect); }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent *) override { dropCells(); }

private:
    EventGridView *view() const { return static_cast<EventGridView *>(widget()); }

    QList<int> sections() const
    {
        QList<int> shown;
        const QHeaderView *header = view()->header();
        for (int visual = 0; visual < header->count(); ++visual) {
            if (!header->isSectionHidden(header->logicalIndex(visual)))
                shown.append(header->logicalIndex(visual));
        }
        return shown;
    }
    QModelIndex indexAt(int row, int column) const
    {
        const auto shown = sections();
        if (!view()->model() || column < 0 || column >= shown.size())
            return {};
        return view()->model()->index(row, shown[column]);
    }
    bool select(int row, QItemSelectionModel::SelectionFlags flags)
    {
        const QModelIndex index = indexAt(row, 0);
        if (index.isValid())
            view()->selectionModel()->select(index, flags | QItemSelectionModel::Rows);
        return index.isValid();
    }

    void dropCells() const
    {
        for (const QAccessible::Id id : std::as_const(m_cells))
            QAccessible::deleteAccessibleInterface(id);
        m_cells.clear();
    }

    static constexpr qsizetype kMaximumCells = 4'096; // then all are made anew
    mutable QHash<quint64, QAccessible::Id> m_cells; // row << 16 | section
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *view = qobject_cast<EventGridView *>(object);
    return view == nullptr ? nullptr : new AccessibleGrid(view);
}

} // namespace

void installEventGridAccessibility()
{
    QAccessible::installFactory(makeAccessible); // keeps each factory once
}

} // namespace kubewake
