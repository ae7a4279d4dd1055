// SPDX-License-Identifier: Apache-2.0
#include "model/items/grantlistmodel.h"

#include "model/grants/grantlabels.h"
#include "model/items/displaytext.h"

#include <QLocale>

namespace kubewake {

GrantListModel::GrantListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void GrantListModel::setUses(std::vector<GrantUse> uses)
{
    beginResetModel();
    m_uses = std::move(uses);
    endResetModel();
}

void GrantListModel::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    if (!m_uses.empty())
        emit dataChanged(index(0, FirstColumn), index(rowCount() - 1, LastColumn));
    emit headerDataChanged(Qt::Horizontal, FirstColumn, LastColumn);
}

int GrantListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_uses.size());
}

int GrantListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int {ColumnCount};
}

QString GrantListModel::text(const GrantUse &use, int column) const
{
    switch (column) {
    case RequestsColumn:
        return QLocale().toString(use.activity.requests);
    case BindingColumn:
        return displayLine(bindingText(use));
    case RoleColumn:
        return displayLine(roleText(use));
    case SubjectColumn:
        return displayLine(subjectText(use));
    case UsersColumn:
        return displayLine(usersText(use.activity));
    case OperationsColumn:
        return displayLine(operationsText(use.activity));
    case FirstColumn:
        return m_timeFormat.toDisplay(use.activity.first);
    case LastColumn:
        return m_timeFormat.toDisplay(use.activity.last);
    default:
        return {};
    }
}

QVariant GrantListModel::sortValue(const GrantUse &use, int column) const
{
    switch (column) {
    case RequestsColumn:
        return use.activity.requests;
    case UsersColumn:
        return static_cast<qulonglong>(use.activity.userCount);
    case OperationsColumn:
        return static_cast<qulonglong>(use.activity.operationCount);
    case FirstColumn:
        return static_cast<qlonglong>(use.activity.first);
    case LastColumn:
        return static_cast<qlonglong>(use.activity.last);
    default:
        return text(use, column);
    }
}

QString GrantListModel::detail(const GrantUse &use) const
{
    return tr("Users: %1\nDid: %2\nFilter: %3")
        .arg(text(use, UsersColumn), text(use, OperationsColumn), displayLine(use.kql));
}

QVariant GrantListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const GrantUse &use = m_uses[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(use, index.column());
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            text(use, index.column()));
    case Qt::TextAlignmentRole:
        return index.column() == RequestsColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                                : QVariant();
    case SortRole:
        return sortValue(use, index.column());
    case DetailRole:
        return detail(use);
    default:
        return {};
    }
}

QVariant GrantListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case RequestsColumn:
        return tr("Requests");
    case BindingColumn:
        return tr("Allowed by");
    case RoleColumn:
        return tr("Role");
    case SubjectColumn:
        return tr("Subject");
    case UsersColumn:
        return tr("Users");
    case OperationsColumn:
        return tr("Did");
    case FirstColumn:
        return tr("First use (%1)").arg(m_timeFormat.zoneName());
    case LastColumn:
        return tr("Last use (%1)").arg(m_timeFormat.zoneName());
    default:
        return {};
    }
}

} // namespace kubewake
