// SPDX-License-Identifier: Apache-2.0
#include "model/items/credentialfactmodel.h"

#include "model/items/displaytext.h"

#include <QLocale>

namespace kubewake {

CredentialFactModel::CredentialFactModel(QObject *parent)
    : TextTableModel({ColumnCount, FirstColumn, LastColumn}, parent)
{
}

void CredentialFactModel::setFacts(std::vector<CredentialFact> facts)
{
    refill([&] { m_facts = std::move(facts); });
}

int CredentialFactModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_facts.size());
}

QString CredentialFactModel::text(int row, int column) const
{
    const CredentialFact &fact = m_facts[static_cast<std::size_t>(row)];
    switch (column) {
    case NameColumn:
        return factName(fact.kind);
    case ValueColumn:
        return displayLine(fact.value);
    case RequestsColumn:
        return fact.requests.filter.isEmpty() ? QString() : QLocale().toString(fact.requests.count);
    case FirstColumn:
        return timeFormat().toDisplay(fact.first);
    case LastColumn:
        return timeFormat().toDisplay(fact.last);
    default:
        return {};
    }
}

bool CredentialFactModel::isNumber(int column) const
{
    return column == RequestsColumn;
}

QString CredentialFactModel::title(int column) const
{
    switch (column) {
    case NameColumn:
        return tr("What");
    case ValueColumn:
        return tr("Value");
    case RequestsColumn:
        return tr("Requests");
    case FirstColumn:
        return tr("From (%1)").arg(timeFormat().zoneName());
    case LastColumn:
        return tr("To (%1)").arg(timeFormat().zoneName());
    default:
        return {};
    }
}

} // namespace kubewake
