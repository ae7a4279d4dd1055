// SPDX-License-Identifier: Apache-2.0
#include "model/items/objectfieldmodel.h"

#include "model/items/displaytext.h"

namespace kubewake {
namespace {

const QString &cellOf(const ObjectFieldModel::Field &field, int column)
{
    switch (column) {
    case ObjectFieldModel::PathColumn:
        return field.path;
    case ObjectFieldModel::FirstColumn:
        return field.first;
    case ObjectFieldModel::SecondColumn:
        return field.second;
    default:
        return field.risk;
    }
}

} // namespace

ObjectFieldModel::ObjectFieldModel(QString first, QString second, QObject *parent)
    : QAbstractTableModel(parent)
    , m_first(std::move(first))
    , m_second(std::move(second))
{
}

void ObjectFieldModel::setFields(std::vector<Field> fields)
{
    beginResetModel();
    m_fields = std::move(fields);
    endResetModel();
}

int ObjectFieldModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

int ObjectFieldModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int {ColumnCount};
}

QVariant ObjectFieldModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Field &field = m_fields[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return displayLine(cellOf(field, index.column()));
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            displayLine(cellOf(field, index.column())));
    case WholeRole:
        return cellOf(field, index.column());
    case RiskyRole:
        return !field.risk.isEmpty();
    case VersionRole:
        return field.version;
    default:
        return {};
    }
}

QVariant ObjectFieldModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case PathColumn:
        return tr("Field");
    case FirstColumn:
        return m_first;
    case SecondColumn:
        return m_second;
    case RiskColumn:
        return tr("Why it matters");
    default:
        return {};
    }
}

} // namespace kubewake
