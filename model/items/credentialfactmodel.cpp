// SPDX-License-Identifier: Apache-2.0
#include "model/items/credentialfactmodel.h"

#include "model/items/displaytext.h"

#include <QLocale>

namespace kubewake {

CredentialFactModel::CredentialFactModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void CredentialFactModel::setFacts(std::vector<CredentialFact> facts)
{
    beginResetModel();
    m_facts = std::move(facts);
    endResetModel();
}

void CredentialFactModel::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    if (!m_facts.empty())
        emit dataChanged(index(0, FirstColumn), index(rowCount() - 1, LastColumn));
    emit headerDataChanged(Qt::Horizontal, FirstColumn, LastColumn);
}

int CredentialFactModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_facts.size());
}

int CredentialFactModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int {ColumnCount};
}

QString CredentialFactModel::text(const CredentialFact &fact, int column) const
{
    switch (column) {
    case NameColumn:
        return factName(fact.kind);
    case ValueColumn:
        return displayLine(fact.value);
    case RequestsColumn:
        return fact.requests.filter.isEmpty() ? QString() : QLocale().toString(fact.requests.count);
    case FirstColumn:
        return m_timeFormat.toDisplay(fact.first);
    case LastColumn:
        return m_timeFormat.toDisplay(fact.last);
    default:
        return {};
    }
}

QVariant CredentialFactModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CredentialFact &fact = m_facts[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(fact, index.column());
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            text(fact, index.column()));
    case Qt::TextAlignmentRole:
        return index.column() == RequestsColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                                : QVariant();
    default:
        return {};
    }
}

QVariant CredentialFactModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case NameColumn:
        return tr("What");
    case ValueColumn:
        return tr("Value");
    case RequestsColumn:
        return tr("Requests");
    case FirstColumn:
        return tr("From (%1)").arg(m_timeFormat.zoneName());
    case LastColumn:
        return tr("To (%1)").arg(m_timeFormat.zoneName());
    default:
        return {};
    }
}

} // namespace kubewake
