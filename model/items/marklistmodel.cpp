// SPDX-License-Identifier: Apache-2.0
#include "model/items/marklistmodel.h"

#include "model/items/displaytext.h"
#include "model/items/plaintooltip.h"

#include <algorithm>
#include <tuple>

namespace kubewake {

MarkListModel::MarkListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void MarkListModel::setMarks(std::vector<Mark> marks)
{
    std::ranges::sort(marks, [](const Mark &a, const Mark &b) {
        return std::tie(a.time, a.row, a.signalId) < std::tie(b.time, b.row, b.signalId);
    });
    beginResetModel();
    m_marks = std::move(marks);
    endResetModel();
}

void MarkListModel::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    if (!m_marks.empty())
        emit dataChanged(index(0, TimeColumn), index(rowCount() - 1, TimeColumn));
    emit headerDataChanged(Qt::Horizontal, TimeColumn, TimeColumn);
}

const Mark *MarkListModel::markAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_marks[static_cast<std::size_t>(row)] : nullptr;
}

int MarkListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_marks.size());
}

int MarkListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int {ColumnCount};
}

QString MarkListModel::text(const Mark &mark, int column) const
{
    switch (column) {
    case TimeColumn:
        return m_timeFormat.toDisplay(mark.time);
    case KindColumn: {
        const QString kind = mark.isSignal() ? tr("Signal") : tr("Event");
        return mark.annotation.bookmarked ? tr("★ %1", "bookmarked").arg(kind) : kind;
    }
    case TagsColumn:
        return displayLine(tagsText(mark.annotation.tags));
    case NoteColumn:
        return displayLine(mark.annotation.note);
    case TextColumn:
        return displayLine(mark.text);
    default:
        return {};
    }
}

QVariant MarkListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Mark &mark = m_marks[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(mark, index.column());
    case Qt::ToolTipRole:
        if (index.column() == NoteColumn && !mark.annotation.note.isEmpty())
            return plainToolTip(displayLines(mark.annotation.note.left(kMaximumCellText)));
        return {};
    case SearchRole: {
        QStringList all;
        for (int column = 0; column < ColumnCount; ++column)
            all << text(mark, column);
        return all.join(QLatin1Char('\n'));
    }
    default:
        return {};
    }
}

QVariant MarkListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case TimeColumn:
        return tr("Time (%1)").arg(m_timeFormat.zoneName());
    case KindColumn:
        return tr("Mark");
    case TagsColumn:
        return tr("Tags");
    case NoteColumn:
        return tr("Note");
    case TextColumn:
        return tr("What");
    default:
        return {};
    }
}

} // namespace kubewake
