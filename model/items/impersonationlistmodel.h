// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/credentiallistmodel.h"
#include "model/items/texttablemodel.h"

namespace kubewake {

// Who acted as whom, one pair a row, in the order in which they are given. Owned by its view; UI
// thread.
class ImpersonationListModel : public TextTableModel
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

    explicit ImpersonationListModel(QObject *parent = nullptr);

    void setLineage(CredentialLineagePtr lineage); // null: none
    // Null for a row that is not there.
    [[nodiscard]] const Impersonation *impersonation(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override;
    [[nodiscard]] QVariant sortValue(int row, int column) const override;
    [[nodiscard]] QString detail(int row) const override;

private:
    CredentialLineagePtr m_lineage;
};

} // namespace kubewake
