// SPDX-License-Identifier: Apache-2.0
#include "model/items/foundmodel.h"

#include "model/items/displaytext.h"

#include <QStringList>

#include <algorithm>

namespace kubewake {

int matchRank(const QString &text, const QString &needle)
{
    if (needle.isEmpty() || text.compare(needle, Qt::CaseInsensitive) == 0)
        return 0;
    const auto at = text.indexOf(needle, 0, Qt::CaseInsensitive);
    if (at == 0)
        return 1;
    if (at > 0) {
        for (auto from = at; from > 0; from = text.indexOf(needle, from + 1, Qt::CaseInsensitive)) {
            if (!text[from - 1].isLetterOrNumber())
                return 2;
        }
        return 3;
    }
    const QStringList words = needle.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const bool all = words.size() > 1 && std::ranges::all_of(words, [&text](const QString &word) {
                         return text.contains(word, Qt::CaseInsensitive);
                     });
    return all ? 4 : -1;
}

FoundModel::FoundModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void FoundModel::setFound(std::vector<Found> found)
{
    std::ranges::stable_sort(found, [](const Found &a, const Found &b) {
        return a.rank != b.rank ? a.rank < b.rank : a.kind < b.kind;
    });
    beginResetModel();
    m_found = std::move(found);
    endResetModel();
}

const Found *FoundModel::foundAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_found[static_cast<std::size_t>(row)] : nullptr;
}

int FoundModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_found.size());
}

int FoundModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int {ColumnCount};
}

QVariant FoundModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Found &found = m_found[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == TextColumn ? displayLine(found.text) : displayLine(found.detail);
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(displayLine(found.text), displayLine(found.detail));
    case Qt::TextAlignmentRole:
        return index.column() == DetailColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                              : QVariant();
    default:
        return {};
    }
}

} // namespace kubewake
