// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/fieldcatalogue.h"
#include "model/core/rowbitmap.h"
#include "model/query/compiledfilter.h"
#include "model/store/eventsnapshot.h"

#include <memory>
#include <vector>

namespace kubewake {

enum class SortDirection : std::uint8_t { Ascending, Descending };

struct SortKey
{
    FieldId field = FieldId::Time;
    SortDirection direction = SortDirection::Ascending;

    friend bool operator==(const SortKey &, const SortKey &) = default;
};

// The rows of a bitmap in display order: position -> row. Immutable, shared with views.
// Ties break by time, then by row (file, then line), in both directions. Absent values come last.
class RowOrder
{
public:
    RowOrder() = default;
    explicit RowOrder(std::vector<Row> rows)
        : m_rows(std::move(rows))
    {
    }

    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    [[nodiscard]] Row operator[](std::size_t position) const { return m_rows[position]; }
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    // The position of a row, or size(). O(size).
    [[nodiscard]] std::size_t positionOf(Row row) const;

private:
    std::vector<Row> m_rows;
};

using RowOrderPtr = std::shared_ptr<const RowOrder>;

// Radix sort by time; other fields by the rank of their distinct values. Any thread; polls
// control.cancelled. Error: cancelled. JSON fields cannot be sorted by: an Error.
[[nodiscard]] Result<RowOrder> orderRows(const EventSnapshot &snapshot, const RowBitmap &rows,
                                         const SortKey &key, const EvaluationControl &control = {});

} // namespace kubewake
