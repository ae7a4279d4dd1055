// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>
#include <QString>

#include <vector>

namespace kubewake {

// Fields of an object, one a row: what differs between two versions of it, or who gave each its
// value. Cells are plain text on one line; values are cut for display, never for copies. Owned by
// the object panel; UI thread.
class ObjectFieldModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns { PathColumn, FirstColumn, SecondColumn, RiskColumn, ColumnCount };
    enum Roles {
        WholeRole = Qt::UserRole + 1, // the whole text of the cell
        RiskyRole, // bool: it has a risk
        VersionRole, // int: the version that set it; -1 none
    };

    struct Field
    {
        QString path;
        QString first; // before, or the value
        QString second; // after, or who set it
        QString risk; // why it is worth a look; mostly empty
        int version = -1;
    };

    // Headers of the two columns in the middle.
    ObjectFieldModel(QString first, QString second, QObject *parent = nullptr);

    void setFields(std::vector<Field> fields);
    [[nodiscard]] const std::vector<Field> &fields() const { return m_fields; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    QString m_first;
    QString m_second;
    std::vector<Field> m_fields;
};

} // namespace kubewake
