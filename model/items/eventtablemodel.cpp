// SPDX-License-Identifier: Apache-2.0
#include "model/items/eventtablemodel.h"

#include "model/core/utf8.h"
#include "model/items/displaytext.h"
#include "model/items/jsonfieldtext.h"
#include "model/store/fieldvalues.h"

#include <algorithm>
#include <climits>

namespace kubewake {
namespace {

constexpr int kCachedJsonLines = 1'000;

int shownRows(const RowOrder &order)
{
    return static_cast<int>(std::min<std::size_t>(order.size(), INT_MAX));
}

// Does `after` continue the evidence of `before`? Sources are shared by all snapshots of a store.
bool continues(const EventSnapshot &before, const EventSnapshot &after)
{
    constexpr SourceId kFirst {0};
    return after.eventCount() >= before.eventCount() && before.sourceCount() > 0
        && after.sourceCount() >= before.sourceCount()
        && &before.source(kFirst) == &after.source(kFirst);
}

bool isNumber(FieldType type)
{
    return type == FieldType::Integer || type == FieldType::Duration;
}

} // namespace

EventTableModel::EventTableModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_values {std::make_shared<const EventSnapshot>(),
                std::make_shared<const RowOrder>(),
                {},
                {},
                {}}
    , m_jsonLines(kCachedJsonLines)
{
    for (const FieldInfo &field : fieldCatalogue())
        m_columns.push_back(field.id);
}

void EventTableModel::setContents(SnapshotPtr snapshot, RowOrderPtr order)
{
    const auto &before = m_values.order->rows();
    const auto &after = order->rows();
    const bool extended = !before.empty() && after.size() >= before.size()
        && (snapshot == m_values.snapshot || continues(*m_values.snapshot, *snapshot))
        && (m_values.order == order || std::equal(before.begin(), before.end(), after.begin()));
    if (!extended) {
        beginResetModel();
        if (!snapshot->continues(*m_values.snapshot)) {
            // Of other evidence.
            m_values.reference.reset();
            m_values.notes.reset();
            m_colours.reset();
        }
        m_values.snapshot = std::move(snapshot);
        m_values.order = std::move(order);
        m_values.findReference();
        m_jsonLines.clear();
        endResetModel();
        return;
    }
    const int first = shownRows(*m_values.order);
    const int last = shownRows(*order) - 1;
    if (last >= first)
        beginInsertRows({}, first, last);
    m_values.snapshot = std::move(snapshot);
    m_values.order = std::move(order);
    m_values.findReference();
    m_jsonLines.clear();
    if (last >= first)
        endInsertRows();
    emit appearanceChanged();
}

void EventTableModel::setColumns(std::vector<FieldId> fields)
{
    if (fields == m_columns)
        return;
    beginResetModel();
    m_columns = std::move(fields);
    endResetModel();
}

void EventTableModel::setRowColumns(std::vector<RowColumn> columns)
{
    if (columns == m_rowColumns)
        return;
    beginResetModel();
    m_rowColumns = std::move(columns);
    endResetModel();
}

void EventTableModel::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    if (columnCount() > 0)
        emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    emit appearanceChanged();
}

void EventTableModel::setMarks(RowMarksPtr marks)
{
    m_marks = std::move(marks);
    emit appearanceChanged();
}

void EventTableModel::setHighlightedFields(const QSet<int> &fields)
{
    m_highlighted = fields;
    emit appearanceChanged();
}

void EventTableModel::setReference(std::optional<Row> row)
{
    m_values.reference = row;
    m_values.findReference();
    emit appearanceChanged();
}

void EventTableModel::setNotes(AnnotatedRowsPtr notes)
{
    m_values.notes = std::move(notes);
    emit appearanceChanged();
}

void EventTableModel::setColours(RowColoursPtr colours)
{
    m_colours = std::move(colours);
    emit appearanceChanged();
}

int EventTableModel::positionOf(Row row) const
{
    const std::size_t position = m_values.order->positionOf(row);
    return position < static_cast<std::size_t>(rowCount()) ? static_cast<int>(position) : -1;
}

int EventTableModel::columnOf(FieldId field) const
{
    const auto found = std::ranges::find(m_columns, field);
    return found == m_columns.end() ? -1 : static_cast<int>(found - m_columns.begin());
}

int EventTableModel::columnOf(RowColumn column) const
{
    const auto found = std::ranges::find(m_rowColumns, column);
    return found == m_rowColumns.end() ? -1
                                       : static_cast<int>(m_columns.size())
            + static_cast<int>(std::distance(m_rowColumns.begin(), found));
}

std::optional<FieldId> EventTableModel::fieldAt(int column) const
{
    const auto at = static_cast<std::size_t>(column);
    return column >= 0 && at < m_columns.size() ? std::optional(m_columns[at]) : std::nullopt;
}

std::optional<RowColumn> EventTableModel::rowColumnAt(int column) const
{
    const auto at = static_cast<std::size_t>(column) - m_columns.size();
    return column >= 0 && static_cast<std::size_t>(column) >= m_columns.size()
            && at < m_rowColumns.size()
        ? std::optional(m_rowColumns[at])
        : std::nullopt;
}

QString EventTableModel::jsonLine(FieldId field, Row row) const
{
    const quint64 key = (quint64 {row} << 8) | static_cast<quint64>(field);
    if (const QString *cached = m_jsonLines.object(key))
        return *cached;
    QString line;
    if (m_values.snapshot->length(row) > kMaximumPaintedEvent) {
        line = tr("(large event: see the raw text)");
    } else {
        const auto text = jsonFieldText(*m_values.snapshot, field, row);
        line = text ? displayLine(*text) : tr("(cannot be read)");
    }
    m_jsonLines.insert(key, new QString(line));
    return line;
}

QString EventTableModel::displayText(FieldId field, Row row) const
{
    switch (fieldInfo(field).type) {
    case FieldType::Time:
        return m_timeFormat.toDisplay(
            fieldNumber(*m_values.snapshot, field, row).value_or(kNoTime));
    case FieldType::Json:
        return jsonLine(field, row);
    default:
        return displayLine(fieldText(*m_values.snapshot, field, row));
    }
}

QString EventTableModel::copyText(FieldId field, Row row) const
{
    switch (fieldInfo(field).type) {
    case FieldType::Time:
        return m_timeFormat.toIso(fieldNumber(*m_values.snapshot, field, row).value_or(kNoTime));
    case FieldType::Json:
        return toQString(jsonFieldText(*m_values.snapshot, field, row).value_or(std::string()));
    default:
        return toQString(fieldText(*m_values.snapshot, field, row));
    }
}

int EventTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : shownRows(*m_values.order);
}

int EventTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size() + m_rowColumns.size());
}

QVariant EventTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row row = rowAt(index.row());
    if (role >= RowRole && role != FieldRole && role != CopyRole && role != FilterRole
        && role != HighlightRole)
        return rowData(row, role);
    const auto field = fieldAt(index.column());
    return field ? fieldData(*field, row, role)
                 : rowColumnData(*rowColumnAt(index.column()), index.row(), role);
}

QVariant EventTableModel::fieldData(FieldId field, Row row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return displayText(field, row);
    case Qt::TextAlignmentRole:
        return QVariant((isNumber(fieldInfo(field).type) ? Qt::AlignRight : Qt::AlignLeft)
                        | Qt::AlignVCenter);
    case FieldRole:
        return static_cast<int>(field);
    case CopyRole:
        return copyText(field, row);
    case FilterRole:
        return toQString(fieldText(*m_values.snapshot, field, row));
    case HighlightRole:
        return m_highlighted.contains(static_cast<int>(field));
    default:
        return {};
    }
}

QVariant EventTableModel::rowColumnData(RowColumn column, int position, int role) const
{
    const auto at = static_cast<std::size_t>(position);
    const bool isDelta = rowColumnInfo(column).kind == RowColumnInfo::Kind::Delta;
    switch (role) {
    case Qt::DisplayRole:
        return m_values.shownAt(column, at);
    case Qt::TextAlignmentRole:
        return QVariant((isDelta ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case FieldRole:
        return -1;
    case CopyRole: {
        QStringList all;
        for (const std::string &value : m_values.at(column, at))
            all << toQString(value);
        return tagsText(all);
    }
    case FilterRole:
        return QString();
    case HighlightRole:
        return false;
    default:
        return {};
    }
}

QVariant EventTableModel::rowData(Row row, int role) const
{
    const Annotation *note = m_values.notes ? m_values.notes->of(row) : nullptr;
    const ColouringRule *rule = m_colours ? m_colours->of(row) : nullptr;
    switch (role) {
    case RowRole:
        return row;
    case OutcomeRole:
        return static_cast<int>(m_values.snapshot->code(Column::Outcome, row));
    case SeverityRole: {
        const auto severity = m_marks ? m_marks->severityOf(row) : std::nullopt;
        return severity ? QVariant(static_cast<int>(*severity)) : QVariant();
    }
    case ReferenceRole:
        return m_values.shownReference == row;
    case BookmarkRole:
        return note != nullptr && note->bookmarked;
    case NotedRole:
        return note != nullptr && (!note->tags.isEmpty() || !note->note.isEmpty());
    case ForegroundRole:
        return static_cast<int>(rule == nullptr ? RowColour::None : rule->foreground);
    case BackgroundRole:
        return static_cast<int>(rule == nullptr ? RowColour::None : rule->background);
    default:
        return {};
    }
}

QVariant EventTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (const auto field = fieldAt(section))
        return fieldHeader(*field, role);
    const RowColumnInfo &column = rowColumnInfo(*rowColumnAt(section));
    switch (role) {
    case Qt::DisplayRole:
        return headerText(column);
    case Qt::ToolTipRole:
        return descriptionText(column);
    case FieldRole:
        return -1;
    default:
        return {};
    }
}

QVariant EventTableModel::fieldHeader(FieldId id, int role) const
{
    const FieldInfo &field = fieldInfo(id);
    switch (role) {
    case Qt::DisplayRole:
        if (field.type == FieldType::Time)
            return tr("%1 (%2)", "header of a time column, time zone")
                .arg(headerText(field), m_timeFormat.zoneName());
        return headerText(field);
    case Qt::ToolTipRole:
        return tr("%1\nFilter by: %2")
            .arg(descriptionText(field),
                 QString::fromUtf8(field.path.data(), static_cast<qsizetype>(field.path.size())));
    case FieldRole:
        return static_cast<int>(field.id);
    default:
        return {};
    }
}

} // namespace kubewake
