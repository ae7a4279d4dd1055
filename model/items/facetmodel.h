// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/valuecounts.h"

#include <QAbstractItemModel>

#include <optional>
#include <vector>

namespace kubewake {

// The most frequent values of fields with their counts: the fields at the top, the values below
// the fields that have been counted. Keeps what it is given; whoever counts does so in the
// background. UI thread.
class FacetModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Columns { ValueColumn, CountColumn, ColumnCount };
    enum Roles {
        ShareRole = Qt::UserRole + 1, // double, 0 to 1, of the rows that are shown
    };

    // What was counted of one field.
    struct Facet
    {
        std::vector<ValueCount> values; // most frequent first
        bool hasMore = false; // there are further values behind these
        // Of ranges, in place of values: the filter that asks for each, beside its text.
        std::vector<std::string> terms {};
    };

    // Shown in ranges: they have as many values as rows.
    [[nodiscard]] static bool isRanged(FieldId field);

    // The fields that have values to be counted, those of the table first.
    explicit FacetModel(QObject *parent = nullptr);

    [[nodiscard]] const std::vector<FieldId> &fields() const { return m_fields; }
    // `rows`: how many rows the counts are of.
    void setFacet(FieldId field, Facet facet, std::uint32_t rows);
    // Nothing is known of the field any more.
    void clear(FieldId field);

    [[nodiscard]] QModelIndex indexOf(FieldId field) const;
    [[nodiscard]] FieldId fieldAt(const QModelIndex &index) const;
    // Nothing for a field, and for the row that says that there is more.
    [[nodiscard]] std::optional<std::string> valueAt(const QModelIndex &index) const;
    // The filter for the rows of a value or range; empty where valueAt() is nothing and for others
    // that no filter can ask for.
    [[nodiscard]] QString termAt(const QModelIndex &index, bool exclude) const;
    [[nodiscard]] bool isMore(const QModelIndex &index) const;
    [[nodiscard]] std::size_t valueCount(FieldId field) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Entry
    {
        Facet facet;
        std::uint32_t rows = 0;
    };
    [[nodiscard]] static int childCount(const Entry &entry);
    [[nodiscard]] std::size_t placeOf(FieldId field) const;
    [[nodiscard]] const ValueCount *countAt(const QModelIndex &index) const;

    std::vector<FieldId> m_fields;
    std::vector<Entry> m_entries; // of each field
};

} // namespace kubewake
