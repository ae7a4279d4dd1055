// SPDX-License-Identifier: Apache-2.0
#include "model/items/rbacchangemodel.h"

#include "model/grants/grantlabels.h"
#include "model/items/displaytext.h"

#include <QLocale>

namespace kubewake {

RbacChangeModel::RbacChangeModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void RbacChangeModel::setChanges(std::vector<RbacChange> changes)
{
    beginResetModel();
    m_changes = std::move(changes);
    endResetModel();
}

void RbacChangeModel::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    if (!m_changes.empty())
        emit dataChanged(index(0, TimeColumn), index(rowCount() - 1, TimeColumn));
    emit headerDataChanged(Qt::Horizontal, TimeColumn, TimeColumn);
}

int RbacChangeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_changes.size());
}

int RbacChangeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int {ColumnCount};
}

QString RbacChangeModel::text(const RbacChange &change, int column) const
{
    switch (column) {
    case TimeColumn:
        return m_timeFormat.toDisplay(change.time);
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

QVariant RbacChangeModel::sortValue(const RbacChange &change, int column) const
{
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
        return text(change, column);
    }
}

QString RbacChangeModel::detail(const RbacChange &change) const
{
    const QString until = change.until == kNoTime ? tr("the end of the evidence")
                                                  : m_timeFormat.toDisplay(change.until);
    const QString used = change.uses.requests == 0
        ? tr("Not used until %1.").arg(until)
        : tr("Used until %1 by %2 for %3.")
              .arg(until, text(change, UsersColumn), displayLine(operationsText(change.uses)));
    return tr("What changed: %1\n%2\nFilter: %3")
        .arg(text(change, FieldsColumn), used, displayLine(change.kql));
}

QVariant RbacChangeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RbacChange &change = m_changes[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(change, index.column());
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            text(change, index.column()));
    case Qt::TextAlignmentRole:
        return index.column() == UsesColumn || index.column() == DelayColumn
            ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
            : QVariant();
    case SortRole:
        return sortValue(change, index.column());
    case DetailRole:
        return detail(change);
    default:
        return {};
    }
}

QVariant RbacChangeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case TimeColumn:
        return tr("Time (%1)").arg(m_timeFormat.zoneName());
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
