// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/texttablemodel.h"
#include "model/query/timegaps.h"

#include <vector>

namespace kubewake {

// The times in which an API server logged nothing, one a row, by server and then time. Owned by
// its view; UI thread.
class TimeGapModel : public TextTableModel
{
    Q_OBJECT

public:
    enum Columns { ClusterColumn, LogColumn, FromColumn, ToColumn, LengthColumn, ColumnCount };

    explicit TimeGapModel(QObject *parent = nullptr);

    void setSeries(const std::vector<TimeSeries> &all);
    // Invalid times if there is no such row.
    [[nodiscard]] TimeGap gapAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override;

private:
    struct Line
    {
        std::string cluster;
        std::string log;
        TimeGap gap;
    };

    std::vector<Line> m_lines;
};

} // namespace kubewake
