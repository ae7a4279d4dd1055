// SPDX-License-Identifier: Apache-2.0
#include "model/items/grantlistmodel.h"

#include "model/grants/grantlabels.h"
#include "model/items/displaytext.h"

#include <QLocale>

namespace kubewake {

GrantListModel::GrantListModel(QObject *parent)
    : TextTableModel({ColumnCount, FirstColumn, LastColumn}, parent)
{
}

void GrantListModel::setUses(std::vector<GrantUse> uses)
{
    refill([&] { m_uses = std::move(uses); });
}

int GrantListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_uses.size());
}

QString GrantListModel::text(int row, int column) const
{
    const GrantUse &use = m_uses[static_cast<std::size_t>(row)];
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
        return timeFormat().toDisplay(use.activity.first);
    case LastColumn:
        return timeFormat().toDisplay(use.activity.last);
    default:
        return {};
    }
}

QVariant GrantListModel::sortValue(int row, int column) const
{
    const GrantUse &use = m_uses[static_cast<std::size_t>(row)];
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
        return text(row, column);
    }
}

QString GrantListModel::detail(int row) const
{
    const GrantUse &use = m_uses[static_cast<std::size_t>(row)];
    return tr("Users: %1\nDid: %2\nFilter: %3")
        .arg(text(row, UsersColumn), text(row, OperationsColumn), displayLine(use.kql));
}

bool GrantListModel::isNumber(int column) const
{
    return column == RequestsColumn;
}

QString GrantListModel::title(int column) const
{
    switch (column) {
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
        return tr("First use (%1)").arg(timeFormat().zoneName());
    case LastColumn:
        return tr("Last use (%1)").arg(timeFormat().zoneName());
    default:
        return {};
    }
}

} // namespace kubewake
