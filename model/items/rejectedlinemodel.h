// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/loadreport.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace kubewake {

// Every line of the evidence that is no audit event, over all sources of a load report.
class RejectedLineModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns { FileColumn, LineColumn, OffsetColumn, ReasonColumn, HeadColumn, ColumnCount };

    explicit RejectedLineModel(QObject *parent = nullptr);

    // The lines of all sources.
    void setReport(std::shared_ptr<const LoadReport> report);
    // Only those of some (indices in LoadReport::sources); none: of all.
    void setSources(const std::vector<std::size_t> &sources);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Place
    {
        const SourceReport *source;
        const RejectedLine *line;
    };
    [[nodiscard]] Place at(int row) const;
    void take(const std::vector<std::size_t> &sources);

    std::shared_ptr<const LoadReport> m_report;
    std::vector<std::size_t> m_sources; // in this order
    std::vector<std::size_t> m_firstRow; // of each of them, and the total at the end
};

} // namespace kubewake
