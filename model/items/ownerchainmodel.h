// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/objects/ownerchain.h"

#include <QAbstractTableModel>

namespace kubewake {

// An object, what owns it, and what owns that, each with the change that led to the one before.
// Owned by the list of owners; UI thread.
class OwnerChainModel : public QAbstractTableModel
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
    void setTimeFormat(const TimeFormat &format);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(int row, int column) const;

    OwnerChain m_chain;
    TimeFormat m_timeFormat;
};

} // namespace kubewake
