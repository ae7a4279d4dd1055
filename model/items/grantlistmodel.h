// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/grants/grantuse.h"

#include <QAbstractTableModel>

#include <vector>

namespace kubewake {

// Grants that were used, one a row, in the order in which they are given. Owned by its view; UI
// thread.
class GrantListModel : public QAbstractTableModel
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
    enum Roles {
        SortRole = Qt::UserRole + 1, // what the column sorts by: numbers for counts and times
        DetailRole, // QString, some lines: all that is known of the row
    };

    explicit GrantListModel(QObject *parent = nullptr);

    void setUses(std::vector<GrantUse> uses);
    [[nodiscard]] const std::vector<GrantUse> &uses() const { return m_uses; }
    void setTimeFormat(const TimeFormat &format);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const GrantUse &use, int column) const;
    [[nodiscard]] QVariant sortValue(const GrantUse &use, int column) const;
    [[nodiscard]] QString detail(const GrantUse &use) const;

    std::vector<GrantUse> m_uses;
    TimeFormat m_timeFormat;
};

} // namespace kubewake
