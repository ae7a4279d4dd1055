// SPDX-License-Identifier: Apache-2.0
#include "model/items/credentiallistmodel.h"

#include "model/credentials/credentiallabels.h"
#include "model/items/displaytext.h"

#include <QLocale>

namespace kubewake {

CredentialListModel::CredentialListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void CredentialListModel::setLineage(CredentialLineagePtr lineage)
{
    beginResetModel();
    m_lineage = std::move(lineage);
    endResetModel();
}

const Credential *CredentialListModel::credential(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr
                                        : &m_lineage->credentials[static_cast<std::size_t>(row)];
}

void CredentialListModel::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    if (rowCount() > 0)
        emit dataChanged(index(0, MadeColumn), index(rowCount() - 1, LastColumn));
    emit headerDataChanged(Qt::Horizontal, MadeColumn, LastColumn);
}

int CredentialListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_lineage ? 0 : static_cast<int>(m_lineage->credentials.size());
}

int CredentialListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int {ColumnCount};
}

QString CredentialListModel::text(const Credential &credential, int column) const
{
    const CredentialUses &uses = credential.uses;
    switch (column) {
    case CredentialColumn:
        return displayLine(credentialName(credential));
    case FindingsColumn:
        return displayLine(findingsText(credential));
    case RequestsColumn:
        return QLocale().toString(uses.requests);
    case UsersColumn:
        return displayLine(usersText(uses));
    case AddressesColumn:
        return displayLine(addressesText(uses));
    case OriginColumn:
        return displayLine(originText(credential.origin));
    case MadeByColumn:
        return displayLine(madeByText(credential.origin));
    case MadeColumn:
        return m_timeFormat.toDisplay(credential.origin.time);
    case BoundColumn:
        return displayLine(boundText(credential.bound));
    case FirstColumn:
        return m_timeFormat.toDisplay(uses.first);
    case LastColumn:
        return m_timeFormat.toDisplay(uses.last);
    default:
        return {};
    }
}

QVariant CredentialListModel::sortValue(const Credential &credential, int column) const
{
    const CredentialUses &uses = credential.uses;
    switch (column) {
    case FindingsColumn:
        return static_cast<qulonglong>(credential.alarmCount() * 100 + credential.findings.size());
    case RequestsColumn:
        return uses.requests;
    case UsersColumn:
        return static_cast<qulonglong>(uses.userCount);
    case AddressesColumn:
        return static_cast<qulonglong>(uses.addressCount);
    case MadeColumn:
        return static_cast<qlonglong>(credential.origin.time);
    case FirstColumn:
        return static_cast<qlonglong>(uses.first);
    case LastColumn:
        return static_cast<qlonglong>(uses.last);
    default:
        return text(credential, column);
    }
}

QVariant CredentialListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Credential &one = *credential(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(one, index.column());
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            text(one, index.column()));
    case Qt::TextAlignmentRole:
        return index.column() == RequestsColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                                : QVariant();
    case SortRole:
        return sortValue(one, index.column());
    default:
        return {};
    }
}

QVariant CredentialListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case CredentialColumn:
        return tr("Credential");
    case FindingsColumn:
        return tr("Findings");
    case RequestsColumn:
        return tr("Requests");
    case UsersColumn:
        return tr("Used as");
    case AddressesColumn:
        return tr("Used from");
    case OriginColumn:
        return tr("Came from");
    case MadeByColumn:
        return tr("Made by");
    case MadeColumn:
        return tr("Made (%1)").arg(m_timeFormat.zoneName());
    case BoundColumn:
        return tr("Bound to");
    case FirstColumn:
        return tr("First use (%1)").arg(m_timeFormat.zoneName());
    case LastColumn:
        return tr("Last use (%1)").arg(m_timeFormat.zoneName());
    default:
        return {};
    }
}

} // namespace kubewake
