// SPDX-License-Identifier: Apache-2.0
#include "model/items/texttablemodel.h"

namespace kubewake {

TextTableModel::TextTableModel(const Shape &shape, QObject *parent)
    : QAbstractTableModel(parent)
    , m_shape(shape)
{
}

bool TextTableModel::isNumber(int) const
{
    return false;
}

QVariant TextTableModel::sortValue(int row, int column) const
{
    return text(row, column);
}

QString TextTableModel::detail(int) const
{
    return {};
}

void TextTableModel::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    if (rowCount() > 0)
        emit dataChanged(index(0, m_shape.firstTime), index(rowCount() - 1, m_shape.lastTime));
    emit headerDataChanged(Qt::Horizontal, m_shape.firstTime, m_shape.lastTime);
}

int TextTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_shape.columns;
}

QVariant TextTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(title(column), text(row, column));
    case Qt::TextAlignmentRole:
        return isNumber(column) ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case SortRole:
        return sortValue(row, column);
    case DetailRole:
        return detail(row);
    default:
        return {};
    }
}

QVariant TextTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool isTitle = orientation == Qt::Horizontal && role == Qt::DisplayRole;
    return isTitle ? QVariant(title(section))
                   : QAbstractTableModel::headerData(section, orientation, role);
}

} // namespace kubewake
