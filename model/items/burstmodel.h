// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/texttablemodel.h"
#include "model/query/bursts.h"

#include <vector>

namespace kubewake {

// Bursts, one a row, in time order. Owned by its view; UI thread.
class BurstModel : public TextTableModel
{
    Q_OBJECT

public:
    enum Columns {
        UserColumn,
        FromColumn,
        ToColumn,
        RequestsColumn,
        PeakColumn,
        UsualColumn,
        ColumnCount
    };

    explicit BurstModel(QObject *parent = nullptr);

    void setBursts(std::vector<Burst> bursts);
    // Null: there is no such row.
    [[nodiscard]] const Burst *burstAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override;

private:
    std::vector<Burst> m_bursts;
};

} // namespace kubewake
