// SPDX-License-Identifier: Apache-2.0
#include "model/items/timegapmodel.h"

#include "model/core/durationtext.h"
#include "model/items/displaytext.h"

namespace kubewake {

TimeGapModel::TimeGapModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void TimeGapModel::setSeries(const std::vector<TimeSeries> &all)
{
    beginResetModel();
    m_lines.clear();
    for (const TimeSeries &series : all) {
        for (const TimeGap &gap : series.gaps)
            m_lines.push_back({series.cluster, series.name, gap});
    }
    endResetModel();
}

void TimeGapModel::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    if (!m_lines.empty())
        emit dataChanged(index(0, FromColumn), index(rowCount() - 1, ToColumn));
    emit headerDataChanged(Qt::Horizontal, FromColumn, ToColumn);
}

TimeGap TimeGapModel::gapAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_lines[static_cast<std::size_t>(row)].gap : TimeGap {};
}

int TimeGapModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int TimeGapModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int {ColumnCount};
}

QString TimeGapModel::text(const Line &line, int column) const
{
    switch (column) {
    case ClusterColumn:
        return displayLine(line.cluster);
    case LogColumn:
        return displayLine(line.log);
    case FromColumn:
        return m_timeFormat.toDisplay(line.gap.from);
    case ToColumn:
        return m_timeFormat.toDisplay(line.gap.to);
    case LengthColumn:
        return durationText(line.gap.to - line.gap.from);
    default:
        return {};
    }
}

QVariant TimeGapModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line &line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(line, index.column());
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            text(line, index.column()));
    case Qt::TextAlignmentRole:
        return index.column() == LengthColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                              : QVariant();
    default:
        return {};
    }
}

QVariant TimeGapModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case ClusterColumn:
        return tr("Cluster");
    case LogColumn:
        return tr("Log");
    case FromColumn:
        return tr("Last event before it (%1)").arg(m_timeFormat.zoneName());
    case ToColumn:
        return tr("First event after it (%1)").arg(m_timeFormat.zoneName());
    case LengthColumn:
        return tr("Length");
    default:
        return {};
    }
}

} // namespace kubewake
