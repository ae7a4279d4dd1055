// SPDX-License-Identifier: Apache-2.0
#include "model/items/impersonationlistmodel.h"

#include "model/credentials/credentiallabels.h"
#include "model/items/displaytext.h"

#include <QLocale>

namespace kubewake {

ImpersonationListModel::ImpersonationListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ImpersonationListModel::setLineage(CredentialLineagePtr lineage)
{
    beginResetModel();
    m_lineage = std::move(lineage);
    endResetModel();
}

const Impersonation *ImpersonationListModel::impersonation(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr
                                        : &m_lineage->impersonations[static_cast<std::size_t>(row)];
}

void ImpersonationListModel::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    if (rowCount() > 0)
        emit dataChanged(index(0, FirstColumn), index(rowCount() - 1, LastColumn));
    emit headerDataChanged(Qt::Horizontal, FirstColumn, LastColumn);
}

int ImpersonationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_lineage ? 0 : static_cast<int>(m_lineage->impersonations.size());
}

int ImpersonationListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int {ColumnCount};
}

QString ImpersonationListModel::text(const Impersonation &one, int column) const
{
    switch (column) {
    case UserColumn:
        return displayLine(one.user);
    case AsColumn:
        return displayLine(one.as);
    case RequestsColumn:
        return QLocale().toString(one.uses.requests);
    case RefusedColumn:
        return QLocale().toString(one.uses.refused);
    case AddressesColumn:
        return displayLine(addressesText(one.uses));
    case MadeColumn:
        return displayLine(valuesText(one.minted, one.minted.size()));
    case FirstColumn:
        return m_timeFormat.toDisplay(one.uses.first);
    case LastColumn:
        return m_timeFormat.toDisplay(one.uses.last);
    default:
        return {};
    }
}

QVariant ImpersonationListModel::sortValue(const Impersonation &one, int column) const
{
    switch (column) {
    case RequestsColumn:
        return one.uses.requests;
    case RefusedColumn:
        return one.uses.refused;
    case AddressesColumn:
        return static_cast<qulonglong>(one.uses.addressCount);
    case MadeColumn:
        return static_cast<qulonglong>(one.minted.size());
    case FirstColumn:
        return static_cast<qlonglong>(one.uses.first);
    case LastColumn:
        return static_cast<qlonglong>(one.uses.last);
    default:
        return text(one, column);
    }
}

QString ImpersonationListModel::detail(const Impersonation &one) const
{
    const auto list = [](const std::vector<std::string> &values) -> QString {
        return values.empty() ? tr("nothing that the log names")
                              : displayLine(valuesText(values, values.size()));
    };
    return tr("Authenticated with: %1\nCredentials made so: %2\nFilter: %3")
        .arg(list(one.credentials), list(one.minted), displayLine(one.kql));
}

QVariant ImpersonationListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Impersonation &one = *impersonation(index.row());
    const bool isNumber = index.column() == RequestsColumn || index.column() == RefusedColumn;
    switch (role) {
    case Qt::DisplayRole:
        return text(one, index.column());
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            text(one, index.column()));
    case Qt::TextAlignmentRole:
        return isNumber ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case SortRole:
        return sortValue(one, index.column());
    case DetailRole:
        return detail(one);
    default:
        return {};
    }
}

QVariant ImpersonationListModel::headerData(int section, Qt::Orientation orientation,
                                            int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case UserColumn:
        return tr("Who");
    case AsColumn:
        return tr("Acted as");
    case RequestsColumn:
        return tr("Requests");
    case RefusedColumn:
        return tr("Refused");
    case AddressesColumn:
        return tr("From");
    case MadeColumn:
        return tr("Credentials made so");
    case FirstColumn:
        return tr("First (%1)").arg(m_timeFormat.zoneName());
    case LastColumn:
        return tr("Last (%1)").arg(m_timeFormat.zoneName());
    default:
        return {};
    }
}

} // namespace kubewake
