// SPDX-License-Identifier: Apache-2.0
#include "model/items/objectversionmodel.h"

#include "model/core/utf8.h"
#include "model/items/displaytext.h"

namespace kubewake {

using Change = ObjectVersion::Change;
using Body = ObjectVersion::Body;

ObjectVersionModel::ObjectVersionModel(QObject *parent)
    : TextTableModel({ColumnCount, TimeColumn, TimeColumn}, parent)
{
}

void ObjectVersionModel::setHistory(ObjectHistoryPtr history)
{
    refill([&] { m_history = std::move(history); });
}

const ObjectVersion *ObjectVersionModel::versionAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_history->versions[static_cast<std::size_t>(row)]
                                        : nullptr;
}

int ObjectVersionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_history ? 0 : static_cast<int>(m_history->versions.size());
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

QString ObjectVersionModel::text(int row, int column) const
{
    const ObjectVersion &version = m_history->versions[static_cast<std::size_t>(row)];
    switch (column) {
    case TimeColumn:
        return timeFormat().toDisplay(version.time);
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

QString ObjectVersionModel::title(int column) const
{
    switch (column) {
    case TimeColumn:
        return tr("Time (%1)").arg(timeFormat().zoneName());
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
