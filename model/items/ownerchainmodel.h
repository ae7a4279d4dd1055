// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/texttablemodel.h"
#include "model/objects/ownerchain.h"

namespace kubewake {

// An object, what owns it, and what owns that, each with the change that led to the one before.
// Owned by the list of owners; UI thread.
class OwnerChainModel : public TextTableModel
{
    Q_OBJECT

public:
    enum Columns {
        ObjectColumn,
        ChangeColumn,
        UserColumn,
        TimeColumn,
        EvidenceColumn,
        ColumnCount
    };

    explicit OwnerChainModel(QObject *parent = nullptr);

    void setChain(OwnerChain chain);
    [[nodiscard]] const OwnerChain &chain() const { return m_chain; }
    // Null if there is no such row.
    [[nodiscard]] const OwnerLink *linkAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QString title(int column) const override;

private:
    OwnerChain m_chain;
};

} // namespace kubewake
