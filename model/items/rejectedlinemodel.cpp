// SPDX-License-Identifier: Apache-2.0
#include "model/items/rejectedlinemodel.h"

#include "model/core/utf8.h"

#include <algorithm>
#include <numeric>

namespace kubewake {

RejectedLineModel::RejectedLineModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_report(std::make_shared<const LoadReport>())
    , m_firstRow {0}
{
}

void RejectedLineModel::setReport(std::shared_ptr<const LoadReport> report)
{
    beginResetModel();
    m_report = std::move(report);
    take({});
    endResetModel();
}

void RejectedLineModel::setSources(const std::vector<std::size_t> &sources)
{
    beginResetModel();
    take(sources);
    endResetModel();
}

void RejectedLineModel::take(const std::vector<std::size_t> &sources)
{
    m_sources = sources;
    if (sources.empty()) {
        m_sources.resize(m_report->sources.size());
        std::iota(m_sources.begin(), m_sources.end(), std::size_t {0});
    }
    m_firstRow.assign(1, 0);
    for (const std::size_t source : m_sources)
        m_firstRow.push_back(m_firstRow.back() + m_report->sources[source].rejected.size());
}

int RejectedLineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_firstRow.back());
}

int RejectedLineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int {ColumnCount};
}

RejectedLineModel::Place RejectedLineModel::at(int row) const
{
    const auto wanted = static_cast<std::size_t>(row);
    const auto after = std::ranges::upper_bound(m_firstRow, wanted);
    const auto index = static_cast<std::size_t>(after - m_firstRow.begin()) - 1;
    const SourceReport &source = m_report->sources[m_sources[index]];
    return {&source, &source.rejected[wanted - m_firstRow[index]]};
}

QVariant RejectedLineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole
        && (index.column() == LineColumn || index.column() == OffsetColumn))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const Place place = at(index.row());
    switch (index.column()) {
    case FileColumn:
        return place.source->member.empty() ? toQString(place.source->path)
                                            : toQString(place.source->path) + QStringLiteral("!/")
                + toQString(place.source->member);
    case LineColumn:
        return static_cast<qulonglong>(place.line->line);
    case OffsetColumn:
        return static_cast<qulonglong>(place.line->offset);
    case ReasonColumn:
        return toQString(place.line->reason);
    case HeadColumn:
        return toQString(place.line->head).simplified();
    default:
        return {};
    }
}

QVariant RejectedLineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case FileColumn:
        return tr("File");
    case LineColumn:
        return tr("Line");
    case OffsetColumn:
        return tr("Byte offset");
    case ReasonColumn:
        return tr("Reason");
    case HeadColumn:
        return tr("Starts with");
    default:
        return {};
    }
}

} // namespace kubewake
