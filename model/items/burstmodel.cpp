// SPDX-License-Identifier: Apache-2.0
#include "model/items/burstmodel.h"

#include "model/items/displaytext.h"

#include <QLocale>

namespace kubewake {
namespace {

QString number(Row value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

} // namespace

BurstModel::BurstModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void BurstModel::setBursts(std::vector<Burst> bursts)
{
    beginResetModel();
    m_bursts = std::move(bursts);
    endResetModel();
}

void BurstModel::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    if (!m_bursts.empty())
        emit dataChanged(index(0, FromColumn), index(rowCount() - 1, ToColumn));
    emit headerDataChanged(Qt::Horizontal, FromColumn, ToColumn);
}

const Burst *BurstModel::burstAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_bursts[static_cast<std::size_t>(row)] : nullptr;
}

int BurstModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_bursts.size());
}

int BurstModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int {ColumnCount};
}

QString BurstModel::text(const Burst &burst, int column) const
{
    switch (column) {
    case UserColumn:
        return displayLine(burst.user);
    case FromColumn:
        return m_timeFormat.toDisplay(burst.from);
    case ToColumn:
        return m_timeFormat.toDisplay(burst.to);
    case RequestsColumn:
        return number(burst.requests);
    case PeakColumn:
        return number(burst.peak);
    case UsualColumn:
        return burst.usual > 0 ? QLocale().toString(burst.usual, 'f', 1) : tr("none to compare");
    default:
        return {};
    }
}

QVariant BurstModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Burst &burst = m_bursts[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(burst, index.column());
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            text(burst, index.column()));
    case Qt::TextAlignmentRole:
        return index.column() >= RequestsColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                                : QVariant();
    default:
        return {};
    }
}

QVariant BurstModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case UserColumn:
        return tr("User");
    case FromColumn:
        return tr("From (%1)").arg(m_timeFormat.zoneName());
    case ToColumn:
        return tr("To (%1)").arg(m_timeFormat.zoneName());
    case RequestsColumn:
        return tr("Requests");
    case PeakColumn:
        return tr("Most in 5 minutes");
    case UsualColumn:
        return tr("Usually in 5 minutes");
    default:
        return {};
    }
}

} // namespace kubewake
