// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/compare/rangecomparison.h"
#include "model/entities/entityref.h"
#include "model/items/sectionedmodel.h"

#include <array>
#include <optional>
#include <vector>

namespace kubewake {

// Two times side by side: what the log could not show and each dimension at the top, their lines
// below them, the first ones until more is asked for. Every number has the filter that asks for it
// (FilterRole). Owned by its panel; UI thread.
class ComparisonModel : public SectionedModel
{
    Q_OBJECT

public:
    static constexpr std::size_t kFirstLines = 10; // of a dimension

    enum Columns {
        WhatColumn,
        ChangeColumn,
        BaselineColumn,
        IncidentColumn,
        ExpectedColumn,
        RatioColumn,
        FirstColumn,
        LastColumn,
        ColumnCount
    };
    enum Roles {
        // QString: the requests behind a number; of the other columns those that the change is
        // about. Empty: none.
        FilterRole = Qt::UserRole + 1,
        DetailRole, // QString, some lines: all that is known of the row
    };
    using ShownChanges = std::array<bool, kRateChanges>;

    explicit ComparisonModel(QObject *parent = nullptr);

    void setComparison(RangeComparisonPtr comparison); // null empties it
    [[nodiscard]] const RangeComparisonPtr &comparison() const { return m_comparison; }
    void setShownChanges(const ShownChanges &shown);
    void setTimeFormat(const TimeFormat &format);
    [[nodiscard]] const TimeFormat &timeFormat() const { return m_timeFormat; }

    [[nodiscard]] QString filterOf(const QModelIndex &index, ComparedSide side) const;
    // What a line of one value names; nothing for all else.
    [[nodiscard]] std::optional<EntityRef> entityAt(const QModelIndex &index) const;
    [[nodiscard]] bool isNote(const QModelIndex &index) const; // a sentence, not a line

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Entry
    {
        RateChange change {};
        const ComparedLine *line = nullptr; // of the comparison
    };
    struct Section
    {
        const ComparedDimension *dimension = nullptr; // null: the notes
        std::vector<Entry> entries {}; // without those that are not to be shown
    };

    void rebuild();
    // Not if nothing of it is to be shown.
    void addSection(const ComparedDimension &dimension, std::vector<Extent> &extents);
    [[nodiscard]] const Section *sectionAt(const QModelIndex &index) const;
    [[nodiscard]] const Entry *entryAt(const QModelIndex &index) const;
    [[nodiscard]] QString text(const QModelIndex &index) const;
    [[nodiscard]] QString headingText(const Section &section, int column) const;
    [[nodiscard]] QString entryText(const Section &section, const Entry &entry, int column) const;
    [[nodiscard]] QString filter(const QModelIndex &index) const;
    [[nodiscard]] QString detail(const QModelIndex &index) const;

    RangeComparisonPtr m_comparison;
    ShownChanges m_shownChanges {true, true, true};
    std::vector<Section> m_sections;
    TimeFormat m_timeFormat;
};

} // namespace kubewake
