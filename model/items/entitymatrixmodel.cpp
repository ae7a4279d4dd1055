// SPDX-License-Identifier: Apache-2.0
#include "model/items/entitymatrixmodel.h"

#include "model/items/displaytext.h"
#include "model/items/plaintooltip.h"

#include <QLocale>

namespace kubewake {

EntityMatrixModel::EntityMatrixModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void EntityMatrixModel::setProfile(EntityProfilePtr profile)
{
    beginResetModel();
    m_profile = std::move(profile);
    endResetModel();
}

QString EntityMatrixModel::leftOut() const
{
    if (!m_profile)
        return {};
    const EntityMatrix &matrix = m_profile->matrix;
    if (!matrix.isComplete)
        return tr("Too many to be counted: not all are shown.");
    const std::size_t resources = matrix.resourceTotal - matrix.resources.size();
    const std::size_t verbs = matrix.verbTotal - matrix.verbs.size();
    return resources + verbs == 0
        ? QString()
        : tr("Not shown: resources %1, verbs %2. All are in the totals.").arg(resources).arg(verbs);
}

int EntityMatrixModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() || !m_profile || m_profile->requests == 0)
        return 0;
    return static_cast<int>(m_profile->matrix.resources.size()) + 1;
}

int EntityMatrixModel::columnCount(const QModelIndex &parent) const
{
    if (parent.isValid() || !m_profile || m_profile->requests == 0)
        return 0;
    return static_cast<int>(m_profile->matrix.verbs.size()) + 1;
}

std::size_t EntityMatrixModel::place(int section)
{
    return section == 0 ? EntityMatrix::kTotal : static_cast<std::size_t>(section - 1);
}

Tally EntityMatrixModel::tally(const QModelIndex &index) const
{
    if (index.row() != 0 || index.column() != 0)
        return m_profile->matrix.tally(place(index.row()), place(index.column()));
    Tally all;
    all.requests = m_profile->requests;
    all.refused = m_profile->refused;
    return all;
}

QString EntityMatrixModel::summary(const QModelIndex &index) const
{
    const Tally cell = tally(index);
    const QString what =
        tr("%1 %2").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                        headerData(index.row(), Qt::Vertical, Qt::DisplayRole).toString());
    return tr("%1: %2 requests, %3 of them refused")
        .arg(what, QLocale().toString(cell.requests), QLocale().toString(cell.refused));
}

QVariant EntityMatrixModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Tally cell = tally(index);
    switch (role) {
    case Qt::DisplayRole:
        return cell.requests == 0 ? QString() : QLocale().toString(cell.requests);
    case Qt::ToolTipRole:
        return plainToolTip(summary(index));
    case Qt::AccessibleTextRole:
        return summary(index);
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case FilterRole:
        return cell.requests == 0
            ? QString()
            : m_profile->matrix.filterOf(place(index.row()), place(index.column()));
    case ShareRole:
        return cell.requests == 0 ? 0.0 : static_cast<double>(cell.refused) / cell.requests;
    default:
        return {};
    }
}

QVariant EntityMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    if (role == Qt::ToolTipRole)
        return plainToolTip(headerData(section, orientation, Qt::DisplayRole).toString());
    const bool isVerb = orientation == Qt::Horizontal;
    const int count = isVerb ? columnCount() : rowCount();
    if (section < 0 || section >= count)
        return {};
    if (section == 0)
        return isVerb ? tr("any verb") : tr("any resource");
    const EntityMatrix &matrix = m_profile->matrix;
    const auto &value = isVerb ? matrix.verbs[place(section)] : matrix.resources[place(section)];
    return value ? displayLine(*value) : isVerb ? tr("(no verb)") : tr("(no resource)");
}

} // namespace kubewake
