// SPDX-License-Identifier: Apache-2.0
#include "views/events/eventgridview.h"

#include "model/items/plaintooltip.h"
#include "views/events/columnlayout.h"
#include "views/events/columnmenu.h"
#include "views/events/eventgridaccessible.h"
#include "views/events/eventgridactions.h"
#include "views/events/rowpainter.h"
#include "views/events/rowtooltip.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace kubewake {
namespace {

constexpr int kRowPadding = 6; // pixels, above and below together
constexpr int kScrollStep = 20; // pixels, sideways
constexpr int kKeptSelection = 10'000; // rows that stay selected while others come
constexpr int kFitSample = 200; // rows looked at to fit a column

// A badge colour or a mark shows that a row is hovered, without a colour of its own.
QColor hoverColor(const QPalette &palette)
{
    QColor color = palette.color(QPalette::Highlight);
    color.setAlphaF(0.15F);
    return color;
}

} // namespace

EventGridView::EventGridView(QWidget *parent)
    : QAbstractItemView(parent)
    , m_header(new QHeaderView(Qt::Horizontal, this))
    , m_actions(new EventGridActions(this))
{
    installEventGridAccessibility();
    setAccessibleName(tr("Events"));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false); // Tab leaves the table; arrows walk the cells
    setAlternatingRowColors(true);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    viewport()->setMouseTracking(true);
    setUpHeader();
    updateMetrics();
}

EventGridView::~EventGridView() = default;

void EventGridView::setUpHeader()
{
    m_header->setSectionsMovable(true);
    m_header->setSectionsClickable(true);
    m_header->setHighlightSections(false);
    m_header->setSortIndicatorShown(true);
    m_header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
    m_header->setAccessibleName(tr("Columns"));
    const auto changed = [this] {
        if (m_restoring)
            return;
        updateGeometries();
        viewport()->update();
        emit columnsChanged();
    };
    connect(m_header, &QHeaderView::sectionResized, this, changed);
    connect(m_header, &QHeaderView::sectionMoved, this, changed);
    connect(m_header, &QHeaderView::sectionHandleDoubleClicked, this, &EventGridView::fitColumn);
    connect(m_header, &QHeaderView::sectionClicked, this, &EventGridView::onHeaderClicked);
    connect(m_header, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { showColumnMenu(*this, m_header->mapToGlobal(at)); });
}

void EventGridView::setModel(QAbstractItemModel *newModel)
{
    if (model() != nullptr)
        model()->disconnect(this);
    // Before the selection model, which forgets the current index on the same signal.
    if (newModel != nullptr)
        connect(newModel, &QAbstractItemModel::modelAboutToBeReset, this,
                &EventGridView::rememberCurrent);
    QAbstractItemView::setModel(newModel);
    m_header->setModel(newModel);
    if (EventTableModel *events = table()) {
        // After the selection model, which clears itself on the same signal.
        connect(events, &QAbstractItemModel::modelReset, this, &EventGridView::restoreCurrent);
        connect(events, &EventTableModel::appearanceChanged, this,
                [this] { viewport()->update(); });
        resetColumns();
        setSortKey(m_sortKey);
    }
    updateGeometries();
}

EventTableModel *EventGridView::table() const
{
    return qobject_cast<EventTableModel *>(model());
}

void EventGridView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

std::vector<FieldId> EventGridView::visibleFields() const
{
    std::vector<FieldId> fields;
    for (int visual = 0; table() != nullptr && visual < m_header->count(); ++visual) {
        const int section = m_header->logicalIndex(visual);
        const auto field = table()->fieldAt(section);
        if (field && !m_header->isSectionHidden(section))
            fields.push_back(*field);
    }
    return fields;
}

std::vector<RowColumn> EventGridView::visibleRowColumns() const
{
    std::vector<RowColumn> columns;
    for (int visual = 0; table() != nullptr && visual < m_header->count(); ++visual) {
        const int section = m_header->logicalIndex(visual);
        const auto column = table()->rowColumnAt(section);
        if (column && !m_header->isSectionHidden(section))
            columns.push_back(*column);
    }
    return columns;
}

bool EventGridView::showColumn(RowColumn column, FieldId after)
{
    const int section = table() == nullptr ? -1 : table()->columnOf(column);
    if (section < 0 || !m_header->isSectionHidden(section))
        return false;
    const int before = table()->columnOf(after);
    if (before >= 0) {
        const int from = m_header->visualIndex(section);
        const int place = m_header->visualIndex(before);
        m_header->moveSection(from, from > place ? place + 1 : place);
    }
    m_header->setSectionHidden(section, false);
    return true;
}

void EventGridView::hideColumn(RowColumn column)
{
    const int section = table() == nullptr ? -1 : table()->columnOf(column);
    if (section >= 0 && m_header->hiddenSectionCount() + 1 < m_header->count())
        m_header->setSectionHidden(section, true);
}

QByteArray EventGridView::saveState() const
{
    return table() == nullptr ? QByteArray() : columnState(*m_header, *table());
}

bool EventGridView::restoreState(const QByteArray &state)
{
    if (table() == nullptr)
        return false;
    m_restoring = true;
    const bool restored = applyColumnState(*m_header, *table(), state);
    m_restoring = false;
    updateGeometries();
    viewport()->update();
    return restored;
}

void EventGridView::resetColumns()
{
    if (table() == nullptr)
        return;
    m_restoring = true;
    applyDefaultColumns(*m_header, *table());
    m_restoring = false;
    updateGeometries();
    viewport()->update();
    emit columnsChanged();
}

void EventGridView::setSortKey(const SortKey &key)
{
    m_sortKey = key;
    if (table() != nullptr)
        m_header->setSortIndicator(table()->columnOf(key.field),
                                   key.direction == SortDirection::Ascending ? Qt::AscendingOrder
                                                                             : Qt::DescendingOrder);
}

void EventGridView::onHeaderClicked(int column)
{
    setSortKey(m_sortKey); // the header has moved its arrow already; the owner may say no
    const auto field = table()->fieldAt(column);
    if (!field)
        return;
    SortKey wanted {*field, SortDirection::Ascending};
    if (field == m_sortKey.field && m_sortKey.direction == SortDirection::Ascending)
        wanted.direction = SortDirection::Descending;
    if (fieldInfo(*field).type != FieldType::Json)
        emit sortRequested(wanted);
}

std::optional<Row> EventGridView::currentRow() const
{
    return currentIndex().isValid() ? std::optional(table()->rowAt(currentIndex().row()))
                                    : std::nullopt;
}

bool EventGridView::setCurrentRow(Row row)
{
    const int position = table() == nullptr ? -1 : table()->positionOf(row);
    if (position < 0)
        return false;
    const int column = currentIndex().isValid() ? currentIndex().column() : edgeColumn(false);
    const int below = position - verticalOffset();
    const bool onScreen = below >= 0 && below < rowsOnScreen();
    setCurrentIndex(model()->index(position, column));
    // Whoever jumps to an event wants to see what was around it.
    scrollTo(currentIndex(), onScreen ? EnsureVisible : PositionAtCenter);
    return true;
}

std::vector<std::pair<int, int>> EventGridView::selectedRanges() const
{
    std::vector<std::pair<int, int>> ranges;
    if (selectionModel() == nullptr)
        return ranges;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        ranges.emplace_back(range.top(), range.bottom());
    std::ranges::sort(ranges);
    std::vector<std::pair<int, int>> merged;
    for (const auto &range : ranges) {
        if (!merged.empty() && range.first <= merged.back().second + 1)
            merged.back().second = std::max(merged.back().second, range.second);
        else
            merged.push_back(range);
    }
    return merged;
}

// One range, whatever the number of rows; never ask for selectedIndexes().
void EventGridView::selectAll()
{
    if (model() == nullptr || model()->rowCount() == 0)
        return;
    const QItemSelection all(model()->index(0, 0),
                             model()->index(model()->rowCount() - 1, model()->columnCount() - 1));
    selectionModel()->select(all, QItemSelectionModel::ClearAndSelect);
}

void EventGridView::rememberCurrent()
{
    if (m_growing)
        rememberPlace();
    if (m_keptRow || !currentIndex().isValid())
        return;
    m_keptRow = currentRow();
    m_keptColumn = currentIndex().column();
    m_keptLine = currentIndex().row() - verticalOffset();
}

void EventGridView::reset()
{
    QAbstractItemView::reset();
    m_hovered = QPersistentModelIndex();
    updateGeometries();
    viewport()->update();
}

void EventGridView::restoreCurrent()
{
    const auto row = std::exchange(m_keptRow, std::nullopt);
    const int position = row ? table()->positionOf(*row) : -1;
    if (position >= 0) {
        const int column = std::min(m_keptColumn, model()->columnCount() - 1);
        verticalScrollBar()->setValue(position - m_keptLine);
        const QModelIndex index = model()->index(position, std::max(column, 0));
        setCurrentIndex(index);
        if (!restorePlace())
            scrollTo(index);
    } else {
        static_cast<void>(restorePlace());
        if (row)
            emit currentRowChanged(std::nullopt);
    }
    viewport()->update();
}

bool EventGridView::isAtEnd() const
{
    const QScrollBar *bar = verticalScrollBar();
    return m_growing && bar->maximum() > 0 && bar->value() == bar->maximum()
        && m_sortKey == SortKey {};
}

void EventGridView::rememberPlace()
{
    m_keptEnd = isAtEnd();
    m_keptTop.reset();
    m_keptSelection.clear();
    if (verticalOffset() < model()->rowCount())
        m_keptTop = table()->rowAt(verticalOffset());
    const auto ranges = selectedRanges();
    int count = 0;
    for (const auto &[first, last] : ranges)
        count += last - first + 1;
    if (count > kKeptSelection)
        return;
    for (const auto &[first, last] : ranges) {
        for (int position = first; position <= last; ++position)
            m_keptSelection.push_back(table()->rowAt(position));
    }
    std::ranges::sort(m_keptSelection);
}

// After a reset, one pass over the rows. False if the place is not there any more, or was not kept.
bool EventGridView::restorePlace()
{
    const std::optional<Row> top = std::exchange(m_keptTop, std::nullopt);
    const std::vector<Row> selection = std::exchange(m_keptSelection, {});
    if (!top)
        return false;
    int place = -1;
    QItemSelection selected;
    const int last = model()->columnCount() - 1;
    for (int position = 0; position < model()->rowCount(); ++position) {
        const Row row = table()->rowAt(position);
        if (row == *top)
            place = position;
        if (!selection.empty() && std::ranges::binary_search(selection, row))
            selected.select(model()->index(position, 0), model()->index(position, last));
    }
    if (!selected.isEmpty())
        selectionModel()->select(selected, QItemSelectionModel::ClearAndSelect);
    QScrollBar *bar = verticalScrollBar();
    if (std::exchange(m_keptEnd, false))
        bar->setValue(bar->maximum());
    else if (place >= 0)
        bar->setValue(place);
    return place >= 0;
}

QRect EventGridView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || m_header->isSectionHidden(index.column()))
        return {};
    const qint64 top = static_cast<qint64>(index.row() - verticalOffset()) * m_rowHeight;
    constexpr qint64 kFar = 2'000'000'000; // pixels: some 90M rows away
    return {kRowGutter + m_header->sectionViewportPosition(index.column()),
            static_cast<int>(std::clamp(top, -kFar, kFar)), m_header->sectionSize(index.column()),
            m_rowHeight};
}

void EventGridView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const int first = verticalOffset();
    const int lines = std::max(rowsOnScreen(), 1);
    const int row = index.row();
    if (hint == PositionAtTop || (hint == EnsureVisible && row < first))
        verticalScrollBar()->setValue(row);
    else if (hint == PositionAtBottom || (hint == EnsureVisible && row >= first + lines))
        verticalScrollBar()->setValue(row - lines + 1);
    else if (hint == PositionAtCenter)
        verticalScrollBar()->setValue(row - lines / 2);
    const int left = m_header->sectionPosition(index.column());
    const int width = m_header->sectionSize(index.column());
    const int room = viewport()->width() - kRowGutter;
    if (left < horizontalOffset() || width > room)
        horizontalScrollBar()->setValue(left);
    else if (left + width > horizontalOffset() + room)
        horizontalScrollBar()->setValue(left + width - room);
}

QModelIndex EventGridView::indexAt(const QPoint &point) const
{
    if (model() == nullptr || point.y() < 0)
        return {};
    const qint64 row = qint64 {verticalOffset()} + point.y() / m_rowHeight;
    if (row >= model()->rowCount())
        return {};
    const int inRows = std::max(point.x() - kRowGutter, 0);
    const int column = m_header->logicalIndexAt(inRows);
    return column < 0 ? QModelIndex() : model()->index(static_cast<int>(row), column);
}

void EventGridView::keyboardSearch(const QString &search)
{
    emit findRequested(search);
}

void EventGridView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    if (table() == nullptr || model()->rowCount() == 0) {
        paintEmptyText(painter);
        return;
    }
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QRect dirty = event->rect();
    const int first = verticalOffset();
    const int from = first + dirty.top() / m_rowHeight;
    const int to = std::min(first + dirty.bottom() / m_rowHeight, model()->rowCount() - 1);
    const int left = kRowGutter - 1;
    for (int row = from; row <= to; ++row) {
        const int top = (row - first) * m_rowHeight;
        const QModelIndex start = model()->index(row, 0);
        const bool selected = selectionModel()->isSelected(start);
        const QRect line(0, top, viewport()->width(), m_rowHeight);
        painter.fillRect(line,
                         selected             ? palette().highlight()
                             : (row % 2 == 1) ? palette().alternateBase()
                                              : palette().base());
        option.rect = line;
        option.state.setFlag(QStyle::State_Selected, selected);
        paintRowColour(painter, option, start);
        if (!selected && m_hovered.isValid() && m_hovered.row() == row)
            painter.fillRect(line, hoverColor(palette()));
        painter.setClipRect(left + 1, top, line.width(), m_rowHeight);
        for (int visual = 0; visual < m_header->count(); ++visual) {
            const int column = m_header->logicalIndex(visual);
            if (m_header->isSectionHidden(column))
                continue;
            const QModelIndex index = model()->index(row, column);
            option.rect = visualRect(index);
            if (option.rect.right() < left || option.rect.left() > viewport()->width())
                continue;
            option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
            paintCell(painter, option, index);
        }
        painter.setClipping(false);
        option.rect = QRect(0, top, kRowGutter, m_rowHeight);
        paintGutter(painter, option, start);
    }
}

void EventGridView::paintEmptyText(QPainter &painter)
{
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const QRect place = viewport()->rect().adjusted(24, 24, -24, -24);
    painter.drawText(place, Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

void EventGridView::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    updateGeometries();
}

void EventGridView::scrollContentsBy(int dx, int)
{
    if (dx != 0)
        m_header->setOffset(horizontalOffset());
    setHovered(indexAt(viewport()->mapFromGlobal(QCursor::pos())));
    viewport()->update();
}

void EventGridView::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard)
        at = viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft());
    else if (const QModelIndex index = indexAt(viewport()->mapFromGlobal(at)); index.isValid())
        setCurrentIndexKeepingSelection(index);
    m_actions->showMenu(at);
}

void EventGridView::setCurrentIndexKeepingSelection(const QModelIndex &index)
{
    const auto flags = selectionModel()->isSelected(index)
        ? QItemSelectionModel::SelectionFlags(QItemSelectionModel::NoUpdate)
        : QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows;
    selectionModel()->setCurrentIndex(index, flags);
}

void EventGridView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) { // the base class would copy only the display text
        m_actions->copyCell();
        return;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        event->ignore(); // not a search for a blank
        return;
    }
    QAbstractItemView::keyPressEvent(event);
}

void EventGridView::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(indexAt(event->position().toPoint()));
    QAbstractItemView::mouseMoveEvent(event);
}

void EventGridView::setHovered(const QModelIndex &index)
{
    if (m_hovered.isValid() == index.isValid() && m_hovered.row() == index.row())
        return;
    m_hovered = index;
    viewport()->update();
}

void EventGridView::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateMetrics();
}

bool EventGridView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        showCellToolTip(help->pos(), help->globalPos());
        return true;
    }
    if (event->type() == QEvent::Leave)
        setHovered({});
    return QAbstractItemView::viewportEvent(event);
}

void EventGridView::showCellToolTip(const QPoint &at, const QPoint &globalAt)
{
    const QModelIndex index = indexAt(at);
    const bool isGutter = at.x() < kRowGutter;
    const QString text = isGutter ? rowToolTip(index) : cellToolTip(index);
    const QRect gutter(0, visualRect(index).top(), kRowGutter, m_rowHeight);
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(globalAt, text, viewport(), isGutter ? gutter : visualRect(index));
}

QString EventGridView::cellToolTip(const QModelIndex &index) const
{
    if (!index.isValid() || !isElided(fontMetrics(), index, m_header->sectionSize(index.column())))
        return {};
    return plainToolTip(index.data(Qt::DisplayRole).toString());
}

void EventGridView::updateMetrics()
{
    m_rowHeight = fontMetrics().height() + kRowPadding;
    updateGeometries();
    viewport()->update();
}

void EventGridView::updateGeometries()
{
    const int height = m_header->sizeHint().height();
    setViewportMargins(0, height, 0, 0);
    const QRect place = viewport()->geometry();
    m_header->setGeometry(place.left() + kRowGutter, place.top() - height,
                          place.width() - kRowGutter, height);
    const int lines = std::max(rowsOnScreen(), 1);
    const int rows = model() == nullptr ? 0 : model()->rowCount();
    verticalScrollBar()->setPageStep(lines);
    verticalScrollBar()->setSingleStep(1);
    verticalScrollBar()->setRange(0, std::max(rows - lines, 0));
    const int room = viewport()->width() - kRowGutter;
    horizontalScrollBar()->setPageStep(room);
    horizontalScrollBar()->setSingleStep(kScrollStep);
    horizontalScrollBar()->setRange(0, std::max(m_header->length() - room, 0));
    QAbstractItemView::updateGeometries();
}

void EventGridView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    viewport()->update();
    if (QAccessible::isActive() && current.isValid()) {
        QAccessibleEvent focus(this, QAccessible::Focus);
        focus.setChild(current.row() * std::max(model()->columnCount(), 1) + current.column());
        QAccessible::updateAccessibility(&focus);
    }
    if (current.row() != previous.row() || current.isValid() != previous.isValid())
        emit currentRowChanged(currentRow());
}

void EventGridView::selectionChanged(const QItemSelection &, const QItemSelection &)
{
    viewport()->update();
}

void EventGridView::dataChanged(const QModelIndex &, const QModelIndex &, const QList<int> &)
{
    viewport()->update(); // the base class would walk the indexes
}

void EventGridView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    const bool atEnd = isAtEnd();
    QAbstractItemView::rowsInserted(parent, start, end);
    updateGeometries();
    if (atEnd)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    viewport()->update();
}

QModelIndex EventGridView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (model() == nullptr || model()->rowCount() == 0 || edgeColumn(false) < 0)
        return {};
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return model()->index(0, edgeColumn(false));
    const bool control = modifiers.testFlag(Qt::ControlModifier);
    const int last = model()->rowCount() - 1;
    const int page = std::max(rowsOnScreen() - 1, 1);
    int row = current.row();
    int column = current.column();
    switch (action) {
    case MoveUp:
        row = control ? 0 : row - 1;
        break;
    case MoveDown:
        row = control ? last : std::min(row, last - 1) + 1;
        break;
    case MovePageUp:
        row -= page;
        break;
    case MovePageDown:
        row = row > last - page ? last : row + page;
        break;
    case MoveHome:
        row = control ? 0 : row;
        column = control ? column : edgeColumn(false);
        break;
    case MoveEnd:
        row = control ? last : row;
        column = control ? column : edgeColumn(true);
        break;
    case MoveLeft:
    case MovePrevious:
        column = neighbourColumn(column, -1);
        break;
    case MoveRight:
    case MoveNext:
        column = neighbourColumn(column, 1);
        break;
    }
    return model()->index(std::clamp(row, 0, last), column);
}

int EventGridView::neighbourColumn(int column, int step) const
{
    int visual = m_header->visualIndex(column) + step;
    while (visual >= 0 && visual < m_header->count()) {
        const int candidate = m_header->logicalIndex(visual);
        if (!m_header->isSectionHidden(candidate))
            return candidate;
        visual += step;
    }
    return column;
}

int EventGridView::edgeColumn(bool last) const
{
    for (int i = 0; i < m_header->count(); ++i) {
        const int column = m_header->logicalIndex(last ? m_header->count() - 1 - i : i);
        if (!m_header->isSectionHidden(column))
            return column;
    }
    return -1;
}

int EventGridView::horizontalOffset() const
{
    return horizontalScrollBar()->value();
}

int EventGridView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

bool EventGridView::isIndexHidden(const QModelIndex &index) const
{
    return m_header->isSectionHidden(index.column());
}

void EventGridView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    if (model() == nullptr || model()->rowCount() == 0)
        return;
    const auto rowOf = [this](int y) {
        const qint64 row =
            qint64 {verticalOffset()} + (y < 0 ? y - m_rowHeight + 1 : y) / m_rowHeight;
        return static_cast<int>(std::clamp<qint64>(row, 0, model()->rowCount() - 1));
    };
    const QRect normal = rect.normalized();
    const int top = rowOf(normal.top());
    const int bottom = rowOf(normal.bottom());
    const QItemSelection selection(model()->index(top, 0),
                                   model()->index(bottom, model()->columnCount() - 1));
    selectionModel()->select(selection, command);
}

QRegion EventGridView::visualRegionForSelection(const QItemSelection &) const
{
    return viewport()->rect();
}

int EventGridView::rowsOnScreen() const
{
    return viewport()->height() / m_rowHeight;
}

void EventGridView::fitColumn(int column)
{
    if (table() == nullptr)
        return;
    int width = m_header->sectionSizeHint(column);
    const int first = verticalOffset();
    const int last =
        std::min({model()->rowCount(), first + rowsOnScreen() + 1, first + kFitSample});
    for (int row = first; row < last; ++row)
        width = std::max(width, cellWidth(fontMetrics(), model()->index(row, column)));
    m_header->resizeSection(column, std::min(width, viewport()->width()));
}

} // namespace kubewake
