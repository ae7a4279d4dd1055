// SPDX-License-Identifier: Apache-2.0
#include "model/items/ownerchainmodel.h"

#include "model/items/displaytext.h"
#include "model/items/origintext.h"

namespace kubewake {

OwnerChainModel::OwnerChainModel(QObject *parent)
    : TextTableModel({ColumnCount, TimeColumn, TimeColumn}, parent)
{
}

void OwnerChainModel::setChain(OwnerChain chain)
{
    refill([&] { m_chain = std::move(chain); });
}

const OwnerLink *OwnerChainModel::linkAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_chain.links[static_cast<std::size_t>(row)] : nullptr;
}

int OwnerChainModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_chain.links.size());
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
        return timeFormat().toDisplay(link.time);
    case EvidenceColumn:
        return row == 0 ? QString() : linkEvidenceText(link.how, link.candidates);
    default:
        return {};
    }
}

QString OwnerChainModel::title(int column) const
{
    switch (column) {
    case ObjectColumn:
        return tr("Object");
    case ChangeColumn:
        return tr("Change");
    case UserColumn:
        return tr("By");
    case TimeColumn:
        return tr("Time (%1)").arg(timeFormat().zoneName());
    case EvidenceColumn:
        return tr("Known by");
    default:
        return {};
    }
}

} // namespace kubewake
