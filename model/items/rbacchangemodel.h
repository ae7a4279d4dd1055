// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/grants/rbacchange.h"
#include "model/items/texttablemodel.h"

#include <vector>

namespace kubewake {

// Changes of roles and bindings and what they were used for, one a row, in the order in which
// they are given. Owned by its view; UI
// thread.
class RbacChangeModel : public TextTableModel
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

    explicit RbacChangeModel(QObject *parent = nullptr);

    void setChanges(std::vector<RbacChange> changes);
    [[nodiscard]] const std::vector<RbacChange> &changes() const { return m_changes; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override;
    [[nodiscard]] QVariant sortValue(int row, int column) const override;
    [[nodiscard]] QString detail(int row) const override;

private:
    std::vector<RbacChange> m_changes;
};

} // namespace kubewake
