// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/query/timegaps.h"

#include <QAbstractTableModel>

#include <vector>

namespace kubewake {

// The times in which an API server logged nothing, one a row, by server and then time. Owned by
// its view; UI thread.
class TimeGapModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns { ClusterColumn, LogColumn, FromColumn, ToColumn, LengthColumn, ColumnCount };

    explicit TimeGapModel(QObject *parent = nullptr);

    void setSeries(const std::vector<TimeSeries> &all);
    void setTimeFormat(const TimeFormat &format);
    // Invalid times if there is no such row.
    [[nodiscard]] TimeGap gapAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Line
    {
        std::string cluster;
        std::string log;
        TimeGap gap;
    };
    [[nodiscard]] QString text(const Line &line, int column) const;

    std::vector<Line> m_lines;
    TimeFormat m_timeFormat;
};

} // namespace kubewake
