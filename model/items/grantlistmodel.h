// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/grants/grantuse.h"
#include "model/items/texttablemodel.h"

#include <vector>

namespace kubewake {

// Grants that were used, one a row, in the order in which they are given. Owned by its view; UI
// thread.
class GrantListModel : public TextTableModel
{
    Q_OBJECT

public:
    enum Columns {
        RequestsColumn,
        BindingColumn,
        RoleColumn,
        SubjectColumn,
        UsersColumn,
        OperationsColumn,
        FirstColumn,
        LastColumn,
        ColumnCount
    };

    explicit GrantListModel(QObject *parent = nullptr);

    void setUses(std::vector<GrantUse> uses);
    [[nodiscard]] const std::vector<GrantUse> &uses() const { return m_uses; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override;
    [[nodiscard]] QVariant sortValue(int row, int column) const override;
    [[nodiscard]] QString detail(int row) const override;

private:
    std::vector<GrantUse> m_uses;
};

} // namespace kubewake
