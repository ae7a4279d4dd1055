// SPDX-License-Identifier: Apache-2.0
#include "model/items/credentiallistmodel.h"

#include "model/credentials/credentiallabels.h"
#include "model/items/displaytext.h"

#include <QLocale>

namespace kubewake {

CredentialListModel::CredentialListModel(QObject *parent)
    : TextTableModel({ColumnCount, MadeColumn, LastColumn}, parent)
{
}

void CredentialListModel::setLineage(CredentialLineagePtr lineage)
{
    refill([&] { m_lineage = std::move(lineage); });
}

const Credential *CredentialListModel::credential(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr
                                        : &m_lineage->credentials[static_cast<std::size_t>(row)];
}

int CredentialListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_lineage ? 0 : static_cast<int>(m_lineage->credentials.size());
}

QString CredentialListModel::text(int row, int column) const
{
    const Credential &credential = *this->credential(row);
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
        return timeFormat().toDisplay(credential.origin.time);
    case BoundColumn:
        return displayLine(boundText(credential.bound));
    case FirstColumn:
        return timeFormat().toDisplay(uses.first);
    case LastColumn:
        return timeFormat().toDisplay(uses.last);
    default:
        return {};
    }
}

QVariant CredentialListModel::sortValue(int row, int column) const
{
    const Credential &credential = *this->credential(row);
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
        return text(row, column);
    }
}

bool CredentialListModel::isNumber(int column) const
{
    return column == RequestsColumn;
}

QString CredentialListModel::title(int column) const
{
    switch (column) {
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
        return tr("Made (%1)").arg(timeFormat().zoneName());
    case BoundColumn:
        return tr("Bound to");
    case FirstColumn:
        return tr("First use (%1)").arg(timeFormat().zoneName());
    case LastColumn:
        return tr("Last use (%1)").arg(timeFormat().zoneName());
    default:
        return {};
    }
}

} // namespace kubewake
