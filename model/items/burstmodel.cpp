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
    : TextTableModel({ColumnCount, FromColumn, ToColumn}, parent)
{
}

void BurstModel::setBursts(std::vector<Burst> bursts)
{
    refill([&] { m_bursts = std::move(bursts); });
}

const Burst *BurstModel::burstAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_bursts[static_cast<std::size_t>(row)] : nullptr;
}

int BurstModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_bursts.size());
}

QString BurstModel::text(int row, int column) const
{
    const Burst &burst = m_bursts[static_cast<std::size_t>(row)];
    switch (column) {
    case UserColumn:
        return displayLine(burst.user);
    case FromColumn:
        return timeFormat().toDisplay(burst.from);
    case ToColumn:
        return timeFormat().toDisplay(burst.to);
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

bool BurstModel::isNumber(int column) const
{
    return column >= RequestsColumn;
}

QString BurstModel::title(int column) const
{
    switch (column) {
    case UserColumn:
        return tr("User");
    case FromColumn:
        return tr("From (%1)").arg(timeFormat().zoneName());
    case ToColumn:
        return tr("To (%1)").arg(timeFormat().zoneName());
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
