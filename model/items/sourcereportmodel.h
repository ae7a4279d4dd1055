// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/ingest/loadreport.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace kubewake {

// The sources of a load report, one a row: what each was recognised as and what became of its
// contents. Format and cluster can be edited; what was put there is in choices() and changes
// nothing before the evidence is loaded again. UI thread. data() is O(1) but for tool tips; sorting
// costs O(rows log rows), and an edited row stays where it is.
class SourceReportModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns {
        FileColumn,
        FormatColumn,
        UnderstoodColumn,
        ClusterColumn,
        LinesColumn,
        EventsColumn,
        LeftOutColumn,
        CutOffColumn,
        DuplicatesColumn,
        RejectedColumn,
        CoreEventsColumn,
        OtherRecordsColumn,
        OtherLinesColumn,
        FirstColumn,
        LastColumn,
        ProblemColumn,
        ColumnCount
    };
    enum Roles {
        ChosenRole = Qt::UserRole, // bool: the value is the choice of a person
        PlainRole, // the value to be copied: numbers without separators, times in UTC
    };

    explicit SourceReportModel(QObject *parent = nullptr);

    // `choices`: those the report was made with. What was chosen since stays chosen if they are the
    // same as before.
    void setReport(std::shared_ptr<const LoadReport> report, const SourceChoices &choices,
                   const TimeFormat &timeFormat);

    [[nodiscard]] const SourceChoices &choices() const { return m_choices; }
    // Has something been chosen that the evidence was not loaded with?
    [[nodiscard]] bool isChanged() const { return m_choices != m_loaded; }
    // The index in LoadReport::sources.
    [[nodiscard]] std::size_t sourceAt(int row) const { return m_order[row]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    // EditRole: the name of a format, or a cluster; empty: whatever is recognised.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    void sort(int column, Qt::SortOrder order) override;
    // The same as setData() for many rows at once. False: nothing was changed.
    bool choose(const std::vector<int> &rows, int column, const QString &value);

    // What the format column says of an empty choice.
    [[nodiscard]] static QString automaticText();

private:
    [[nodiscard]] const SourceReport &source(int row) const
    {
        return m_report->sources[m_order[row]];
    }
    [[nodiscard]] QString chosen(const SourceReport &source, int column) const;
    [[nodiscard]] QString text(const SourceReport &source, int column) const;
    [[nodiscard]] QString toolTip(const SourceReport &source, int column) const;
    [[nodiscard]] QVariant plain(const SourceReport &source, int column) const;

    std::shared_ptr<const LoadReport> m_report;
    SourceChoices m_loaded;
    SourceChoices m_choices;
    TimeFormat m_timeFormat;
    std::vector<std::size_t> m_order; // of the sources
};

} // namespace kubewake
