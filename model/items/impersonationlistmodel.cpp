// SPDX-License-Identifier: Apache-2.0
#include "model/items/impersonationlistmodel.h"

#include "model/credentials/credentiallabels.h"
#include "model/items/displaytext.h"

#include <QLocale>

namespace kubewake {

ImpersonationListModel::ImpersonationListModel(QObject *parent)
    : TextTableModel({ColumnCount, FirstColumn, LastColumn}, parent)
{
}

void ImpersonationListModel::setLineage(CredentialLineagePtr lineage)
{
    refill([&] { m_lineage = std::move(lineage); });
}

const Impersonation *ImpersonationListModel::impersonation(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr
                                        : &m_lineage->impersonations[static_cast<std::size_t>(row)];
}

int ImpersonationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_lineage ? 0 : static_cast<int>(m_lineage->impersonations.size());
}

QString ImpersonationListModel::text(int row, int column) const
{
    const Impersonation &one = *impersonation(row);
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
        return timeFormat().toDisplay(one.uses.first);
    case LastColumn:
        return timeFormat().toDisplay(one.uses.last);
    default:
        return {};
    }
}

QVariant ImpersonationListModel::sortValue(int row, int column) const
{
    const Impersonation &one = *impersonation(row);
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
        return text(row, column);
    }
}

QString ImpersonationListModel::detail(int row) const
{
    const Impersonation &one = *impersonation(row);
    const auto list = [](const std::vector<std::string> &values) -> QString {
        return values.empty() ? tr("nothing that the log names")
                              : displayLine(valuesText(values, values.size()));
    };
    return tr("Authenticated with: %1\nCredentials made so: %2\nFilter: %3")
        .arg(list(one.credentials), list(one.minted), displayLine(one.kql));
}

bool ImpersonationListModel::isNumber(int column) const
{
    return column == RequestsColumn || column == RefusedColumn;
}

QString ImpersonationListModel::title(int column) const
{
    switch (column) {
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
        return tr("First (%1)").arg(timeFormat().zoneName());
    case LastColumn:
        return tr("Last (%1)").arg(timeFormat().zoneName());
    default:
        return {};
    }
}

} // namespace kubewake
