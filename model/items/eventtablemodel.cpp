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
    , m_snapshot(std::make_shared<const EventSnapshot>())
    , m_order(std::make_shared<const RowOrder>())
    , m_jsonLines(kCachedJsonLines)
{
    for (const FieldInfo &field : fieldCatalogue())
        m_columns.push_back(field.id);
}

void EventTableModel::setContents(SnapshotPtr snapshot, RowOrderPtr order)
{
    const auto &before = m_order->rows();
    const auto &after = order->rows();
    const bool extended = !before.empty() && after.size() >= before.size()
        && (snapshot == m_snapshot || continues(*m_snapshot, *snapshot))
        && (m_order == order || std::equal(before.begin(), before.end(), after.begin()));
    if (!extended) {
        beginResetModel();
        m_snapshot = std::move(snapshot);
        m_order = std::move(order);
        m_jsonLines.clear();
        endResetModel();
        return;
    }
    const int first = shownRows(*m_order);
    const int last = shownRows(*order) - 1;
    if (last >= first)
        beginInsertRows({}, first, last);
    m_snapshot = std::move(snapshot);
    m_order = std::move(order);
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

void EventTableModel::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    if (!m_columns.empty())
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

int EventTableModel::positionOf(Row row) const
{
    const std::size_t position = m_order->positionOf(row);
    return position < static_cast<std::size_t>(rowCount()) ? static_cast<int>(position) : -1;
}

int EventTableModel::columnOf(FieldId field) const
{
    const auto found = std::ranges::find(m_columns, field);
    return found == m_columns.end() ? -1 : static_cast<int>(found - m_columns.begin());
}

QString EventTableModel::jsonLine(FieldId field, Row row) const
{
    const quint64 key = (quint64 {row} << 8) | static_cast<quint64>(field);
    if (const QString *cached = m_jsonLines.object(key))
        return *cached;
    QString line;
    if (m_snapshot->length(row) > kMaximumPaintedEvent) {
        line = tr("(large event: see the raw text)");
    } else {
        const auto text = jsonFieldText(*m_snapshot, field, row);
        line = text ? displayLine(*text) : tr("(cannot be read)");
    }
    m_jsonLines.insert(key, new QString(line));
    return line;
}

QString EventTableModel::displayText(FieldId field, Row row) const
{
    switch (fieldInfo(field).type) {
    case FieldType::Time:
        return m_timeFormat.toDisplay(fieldNumber(*m_snapshot, field, row).value_or(kNoTime));
    case FieldType::Json:
        return jsonLine(field, row);
    default:
        return displayLine(fieldText(*m_snapshot, field, row));
    }
}

QString EventTableModel::copyText(FieldId field, Row row) const
{
    switch (fieldInfo(field).type) {
    case FieldType::Time:
        return m_timeFormat.toIso(fieldNumber(*m_snapshot, field, row).value_or(kNoTime));
    case FieldType::Json:
        return toQString(jsonFieldText(*m_snapshot, field, row).value_or(std::string()));
    default:
        return toQString(fieldText(*m_snapshot, field, row));
    }
}

int EventTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : shownRows(*m_order);
}

int EventTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant EventTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FieldId field = m_columns[static_cast<std::size_t>(index.column())];
    const Row row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return displayText(field, row);
    case Qt::TextAlignmentRole:
        return QVariant((isNumber(fieldInfo(field).type) ? Qt::AlignRight : Qt::AlignLeft)
                        | Qt::AlignVCenter);
    case RowRole:
        return row;
    case FieldRole:
        return static_cast<int>(field);
    case CopyRole:
        return copyText(field, row);
    case FilterRole:
        return toQString(fieldText(*m_snapshot, field, row));
    case OutcomeRole:
        return static_cast<int>(m_snapshot->code(Column::Outcome, row));
    case SeverityRole: {
        const auto severity = m_marks ? m_marks->severityOf(row) : std::nullopt;
        return severity ? QVariant(static_cast<int>(*severity)) : QVariant();
    }
    case HighlightRole:
        return m_highlighted.contains(static_cast<int>(field));
    default:
        return {};
    }
}

QVariant EventTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const FieldInfo &field = fieldInfo(m_columns[static_cast<std::size_t>(section)]);
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
