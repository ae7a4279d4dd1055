// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractItemModel>

#include <cstddef>
#include <vector>

namespace kubewake {

// Lists under headings: of a long one the first rows, and a last one for how many more there are,
// until they are asked for. What headings and rows say, derived classes know. UI thread.
class SectionedModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    // Is it the row that says how many more there are?
    [[nodiscard]] bool isMore(const QModelIndex &index) const;
    // Shows further rows where isMore(); false: all that are kept are shown already.
    bool showMore(const QModelIndex &index);

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const final;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const final;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const final;

protected:
    // How much there is below a heading.
    class Extent
    {
    public:
        // Of `total` rows `kept` can be shown, `first` of them at once.
        Extent(std::size_t kept, std::size_t total, std::size_t first);

        [[nodiscard]] std::size_t kept() const { return m_kept; }
        [[nodiscard]] std::size_t total() const { return m_total; }
        [[nodiscard]] std::size_t shown() const { return m_shown; }

    private:
        friend class SectionedModel;
        std::size_t m_kept;
        std::size_t m_total;
        std::size_t m_shown;
        bool m_hasMore; // there is a last row that says how many more there are
    };

    // `step`: rows that come with each showMore().
    SectionedModel(int columns, std::size_t step, QObject *parent);

    // Within a reset of the model: one for each heading.
    void setExtents(std::vector<Extent> extents);
    [[nodiscard]] static bool isHeading(const QModelIndex &index);
    // `index` is valid: a heading, or a row below one.
    [[nodiscard]] static std::size_t sectionOf(const QModelIndex &index);
    [[nodiscard]] const Extent &extentOf(const QModelIndex &index) const;

private:
    const int m_columns;
    const std::size_t m_step;
    std::vector<Extent> m_extents;
};

} // namespace kubewake
