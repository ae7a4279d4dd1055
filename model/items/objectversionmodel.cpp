// SPDX-License-Identifier: Apache-2.0
#include "model/items/objectversionmodel.h"

#include "model/core/utf8.h"
#include "model/items/displaytext.h"

namespace kubewake {

using Change = ObjectVersion::Change;
using Body = ObjectVersion::Body;

ObjectVersionModel::ObjectVersionModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ObjectVersionModel::setHistory(ObjectHistoryPtr history)
{
    beginResetModel();
    m_history = std::move(history);
    endResetModel();
}

const ObjectVersion *ObjectVersionModel::versionAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_history->versions[static_cast<std::size_t>(row)]
                                        : nullptr;
}

void ObjectVersionModel::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    if (rowCount() > 0)
        emit dataChanged(index(0, TimeColumn), index(rowCount() - 1, TimeColumn));
    emit headerDataChanged(Qt::Horizontal, TimeColumn, TimeColumn);
}

int ObjectVersionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_history ? 0 : static_cast<int>(m_history->versions.size());
}

int ObjectVersionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int {ColumnCount};
}

QString ObjectVersionModel::changeText(const ObjectVersion &version)
{
    QString text;
    switch (version.change) {
    case Change::Created:
        text = tr("created");
        break;
    case Change::Updated:
        text = tr("updated");
        break;
    case Change::Patched:
        text = version.patch ? tr("patched (%1)").arg(toQString(patchKindName(*version.patch)))
                             : tr("patched");
        break;
    case Change::Deleted:
        text = tr("deleted");
        break;
    case Change::Seen:
        text = tr("read, and it was another");
        break;
    }
    return version.subresource.empty()
        ? text
        : tr("%1, %2").arg(text, displayLine(std::string_view(version.subresource)));
}

QString ObjectVersionModel::bodyText(const ObjectVersion &version)
{
    switch (version.body) {
    case Body::Logged:
        return tr("as answered");
    case Body::Sent:
        return tr("as sent");
    case Body::Rebuilt:
        return tr("rebuilt from the patch");
    case Body::None:
        break;
    }
    return version.change == Change::Deleted && version.note.isEmpty() ? tr("gone")
                                                                       : tr("not in the log");
}

QString ObjectVersionModel::text(const ObjectVersion &version, int column) const
{
    switch (column) {
    case TimeColumn:
        return m_timeFormat.toDisplay(version.time);
    case ChangeColumn:
        return changeText(version);
    case UserColumn:
        return displayLine(std::string_view(version.user));
    case BodyColumn:
        return bodyText(version);
    default:
        return {};
    }
}

QVariant ObjectVersionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ObjectVersion &version = m_history->versions[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(version, index.column());
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            text(version, index.column()));
    default:
        return {};
    }
}

QVariant ObjectVersionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time (%1)").arg(m_timeFormat.zoneName());
    case ChangeColumn:
        return tr("Change");
    case UserColumn:
        return tr("By");
    case BodyColumn:
        return tr("Body");
    default:
        return {};
    }
}

} // namespace kubewake
