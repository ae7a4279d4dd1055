// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/credentiallistmodel.h"

namespace kubewake {

// Who acted as whom, one pair a row, in the order in which they are given. Owned by its view; UI
// thread.
class ImpersonationListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns {
        UserColumn,
        AsColumn,
        RequestsColumn,
        RefusedColumn,
        AddressesColumn,
        MadeColumn,
        FirstColumn,
        LastColumn,
        ColumnCount
    };
    enum Roles {
        SortRole = Qt::UserRole + 1, // what the column sorts by: numbers for counts and times
        DetailRole, // QString, some lines: all that is known of the row
    };

    explicit ImpersonationListModel(QObject *parent = nullptr);

    void setLineage(CredentialLineagePtr lineage); // null: none
    // Null for a row that is not there.
    [[nodiscard]] const Impersonation *impersonation(int row) const;
    void setTimeFormat(const TimeFormat &format);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const Impersonation &one, int column) const;
    [[nodiscard]] QVariant sortValue(const Impersonation &one, int column) const;
    [[nodiscard]] QString detail(const Impersonation &one) const;

    CredentialLineagePtr m_lineage;
    TimeFormat m_timeFormat;
};

} // namespace kubewake
