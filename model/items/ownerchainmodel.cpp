// SPDX-License-Identifier: Apache-2.0
#include "model/items/ownerchainmodel.h"

#include "model/items/displaytext.h"
#include "model/items/origintext.h"

namespace kubewake {

OwnerChainModel::OwnerChainModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void OwnerChainModel::setChain(OwnerChain chain)
{
    beginResetModel();
    m_chain = std::move(chain);
    endResetModel();
}

const OwnerLink *OwnerChainModel::linkAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_chain.links[static_cast<std::size_t>(row)] : nullptr;
}

void OwnerChainModel::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    if (rowCount() > 0)
        emit dataChanged(index(0, TimeColumn), index(rowCount() - 1, TimeColumn));
    emit headerDataChanged(Qt::Horizontal, TimeColumn, TimeColumn);
}

int OwnerChainModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_chain.links.size());
}

int OwnerChainModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int {ColumnCount};
}

QString OwnerChainModel::text(int row, int column) const
{
    const OwnerLink &link = *linkAt(row);
    switch (column) {
    case ObjectColumn:
        return displayLine(objectText(link.object));
    case ChangeColumn:
        return displayLine(std::string_view(link.verb));
    case UserColumn:
        return displayLine(std::string_view(link.user));
    case TimeColumn:
        return m_timeFormat.toDisplay(link.time);
    case EvidenceColumn:
        return row == 0 ? QString() : linkEvidenceText(link.how, link.candidates);
    default:
        return {};
    }
}

QVariant OwnerChainModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            text(index.row(), index.column()));
    default:
        return {};
    }
}

QVariant OwnerChainModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case ObjectColumn:
        return tr("Object");
    case ChangeColumn:
        return tr("Change");
    case UserColumn:
        return tr("By");
    case TimeColumn:
        return tr("Time (%1)").arg(m_timeFormat.zoneName());
    case EvidenceColumn:
        return tr("Known by");
    default:
        return {};
    }
}

} // namespace kubewake
