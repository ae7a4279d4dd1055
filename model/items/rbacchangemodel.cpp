// SPDX-License-Identifier: Apache-2.0
#include "model/items/rbacchangemodel.h"

#include "model/grants/grantlabels.h"
#include "model/items/displaytext.h"

#include <QLocale>

namespace kubewake {

RbacChangeModel::RbacChangeModel(QObject *parent)
    : TextTableModel({ColumnCount, TimeColumn, TimeColumn}, parent)
{
}

void RbacChangeModel::setChanges(std::vector<RbacChange> changes)
{
    refill([&] { m_changes = std::move(changes); });
}

int RbacChangeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_changes.size());
}

QString RbacChangeModel::text(int row, int column) const
{
    const RbacChange &change = m_changes[static_cast<std::size_t>(row)];
    switch (column) {
    case TimeColumn:
        return timeFormat().toDisplay(change.time);
    case UserColumn:
        return displayLine(std::string_view(change.user));
    case ChangeColumn:
        return changeText(change.change);
    case ObjectColumn:
        return displayLine(rbacObjectText(change.object));
    case FieldsColumn:
        return displayLine(fieldsText(change));
    case UsesColumn:
        return change.uses.requests == 0 ? tr("none") : QLocale().toString(change.uses.requests);
    case DelayColumn:
        return delayText(change);
    case UsersColumn:
        return displayLine(usersText(change.uses));
    default:
        return {};
    }
}

QVariant RbacChangeModel::sortValue(int row, int column) const
{
    const RbacChange &change = m_changes[static_cast<std::size_t>(row)];
    switch (column) {
    case TimeColumn:
        return static_cast<qlonglong>(change.time);
    case UsesColumn:
        return change.uses.requests;
    case DelayColumn:
        return static_cast<qlonglong>(change.delay() == kNoTime ? INT64_MAX : change.delay());
    case UsersColumn:
        return static_cast<qulonglong>(change.uses.userCount);
    default:
        return text(row, column);
    }
}

QString RbacChangeModel::detail(int row) const
{
    const RbacChange &change = m_changes[static_cast<std::size_t>(row)];
    const QString until = change.until == kNoTime ? tr("the end of the evidence")
                                                  : timeFormat().toDisplay(change.until);
    const QString used = change.uses.requests == 0
        ? tr("Not used until %1.").arg(until)
        : tr("Used until %1 by %2 for %3.")
              .arg(until, text(row, UsersColumn), displayLine(operationsText(change.uses)));
    return tr("What changed: %1\n%2\nFilter: %3")
        .arg(text(row, FieldsColumn), used, displayLine(change.kql));
}

bool RbacChangeModel::isNumber(int column) const
{
    return column == UsesColumn || column == DelayColumn;
}

QString RbacChangeModel::title(int column) const
{
    switch (column) {
    case TimeColumn:
        return tr("Time (%1)").arg(timeFormat().zoneName());
    case UserColumn:
        return tr("By");
    case ChangeColumn:
        return tr("Change");
    case ObjectColumn:
        return tr("Object");
    case FieldsColumn:
        return tr("What changed");
    case UsesColumn:
        return tr("Uses");
    case DelayColumn:
        return tr("First use after");
    case UsersColumn:
        return tr("Users");
    default:
        return {};
    }
}

} // namespace kubewake
