// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/grants/rbacchange.h"

#include <QAbstractTableModel>

#include <vector>

namespace kubewake {

// Changes of roles and bindings and what they were used for, one a row, in the order in which
// they are given. Owned by its view; UI
// thread.
class RbacChangeModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns {
        TimeColumn,
        UserColumn,
        ChangeColumn,
        ObjectColumn,
        FieldsColumn,
        UsesColumn,
        DelayColumn,
        UsersColumn,
        ColumnCount
    };
    enum Roles {
        SortRole = Qt::UserRole + 1, // what the column sorts by: numbers for counts and times
        DetailRole, // QString, some lines: all that is known of the row
    };

    explicit RbacChangeModel(QObject *parent = nullptr);

    void setChanges(std::vector<RbacChange> changes);
    [[nodiscard]] const std::vector<RbacChange> &changes() const { return m_changes; }
    void setTimeFormat(const TimeFormat &format);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const RbacChange &change, int column) const;
    [[nodiscard]] QVariant sortValue(const RbacChange &change, int column) const;
    [[nodiscard]] QString detail(const RbacChange &change) const;

    std::vector<RbacChange> m_changes;
    TimeFormat m_timeFormat;
};

} // namespace kubewake
