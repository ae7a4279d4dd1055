// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/credentials/credentiallineage.h"
#include "model/items/texttablemodel.h"

#include <memory>

namespace kubewake {

using CredentialLineagePtr = std::shared_ptr<const CredentialLineage>;

// Credentials, one a row, in the order in which they are given. Owned by its view; UI thread.
class CredentialListModel : public TextTableModel
{
    Q_OBJECT

public:
    enum Columns {
        CredentialColumn,
        FindingsColumn,
        RequestsColumn,
        UsersColumn,
        AddressesColumn,
        OriginColumn,
        MadeByColumn,
        MadeColumn,
        BoundColumn,
        FirstColumn,
        LastColumn,
        ColumnCount
    };

    explicit CredentialListModel(QObject *parent = nullptr);

    void setLineage(CredentialLineagePtr lineage); // null: none
    // Null for a row that is not there.
    [[nodiscard]] const Credential *credential(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override;
    [[nodiscard]] QVariant sortValue(int row, int column) const override;

private:
    CredentialLineagePtr m_lineage;
};

} // namespace kubewake
