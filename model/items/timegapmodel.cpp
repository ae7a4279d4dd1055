// SPDX-License-Identifier: Apache-2.0
#include "model/items/timegapmodel.h"

#include "model/core/durationtext.h"
#include "model/items/displaytext.h"

namespace kubewake {

TimeGapModel::TimeGapModel(QObject *parent)
    : TextTableModel({ColumnCount, FromColumn, ToColumn}, parent)
{
}

void TimeGapModel::setSeries(const std::vector<TimeSeries> &all)
{
    refill([&] {
        m_lines.clear();
        for (const TimeSeries &series : all) {
            for (const TimeGap &gap : series.gaps)
                m_lines.push_back({series.cluster, series.name, gap});
        }
    });
}

TimeGap TimeGapModel::gapAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_lines[static_cast<std::size_t>(row)].gap : TimeGap {};
}

int TimeGapModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QString TimeGapModel::text(int row, int column) const
{
    const Line &line = m_lines[static_cast<std::size_t>(row)];
    switch (column) {
    case ClusterColumn:
        return displayLine(line.cluster);
    case LogColumn:
        return displayLine(line.log);
    case FromColumn:
        return timeFormat().toDisplay(line.gap.from);
    case ToColumn:
        return timeFormat().toDisplay(line.gap.to);
    case LengthColumn:
        return durationText(line.gap.to - line.gap.from);
    default:
        return {};
    }
}

bool TimeGapModel::isNumber(int column) const
{
    return column == LengthColumn;
}

QString TimeGapModel::title(int column) const
{
    switch (column) {
    case ClusterColumn:
        return tr("Cluster");
    case LogColumn:
        return tr("Log");
    case FromColumn:
        return tr("Last event before it (%1)").arg(timeFormat().zoneName());
    case ToColumn:
        return tr("First event after it (%1)").arg(timeFormat().zoneName());
    case LengthColumn:
        return tr("Length");
    default:
        return {};
    }
}

} // namespace kubewake
