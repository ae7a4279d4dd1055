// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/signals/suppression.h"

#include <QAbstractTableModel>

#include <vector>

namespace kubewake {

// Every suppression that the rules know, with what each took away in the last run.
class SuppressionModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns { CountColumn, TitleColumn, ReasonColumn, ExpiresColumn, FileColumn, ColumnCount };

    explicit SuppressionModel(QObject *parent = nullptr);

    void setSuppressions(const std::vector<SuppressionPtr> &suppressions,
                         const std::vector<SuppressedMatches> &suppressed);
    void setTimeFormat(const TimeFormat &format);

    // Null if there is no such row.
    [[nodiscard]] SuppressionPtr suppressionAt(int row) const;
    // What it took away, by rule.
    [[nodiscard]] std::vector<SuppressedMatches> matchesAt(int row) const;
    [[nodiscard]] std::size_t total() const; // matches that were taken away

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Line
    {
        SuppressionPtr suppression;
        std::vector<SuppressedMatches> matches;
        [[nodiscard]] std::size_t count() const;
    };
    [[nodiscard]] QString text(const Line &line, int column) const;

    std::vector<Line> m_lines;
    TimeFormat m_timeFormat;
};

} // namespace kubewake
