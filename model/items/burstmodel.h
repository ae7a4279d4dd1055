// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/query/bursts.h"

#include <QAbstractTableModel>

#include <vector>

namespace kubewake {

// Bursts, one a row, in time order. Owned by its view; UI thread.
class BurstModel : public QAbstractTableModel
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
    void setTimeFormat(const TimeFormat &format);
    // Null: there is no such row.
    [[nodiscard]] const Burst *burstAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const Burst &burst, int column) const;

    std::vector<Burst> m_bursts;
    TimeFormat m_timeFormat;
};

} // namespace kubewake
