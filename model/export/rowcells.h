// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/fieldcatalogue.h"
#include "model/core/timestamp.h"
#include "model/export/rawfields.h"
#include "model/query/expression.h"
#include "model/store/eventsnapshot.h"
#include "model/store/fieldstorage.h"

#include <string>
#include <vector>

namespace kubewake {

// A field to write, with what is looked up once rather than per row.
struct ExportColumn
{
    std::string path;
    const FieldInfo *info = nullptr; // nullptr: a raw path
    FieldStorage storage {};

    // The value is only in the raw JSON.
    [[nodiscard]] bool isRaw() const
    {
        return info == nullptr || info->type == FieldType::Json || info->origin == FieldOrigin::Raw;
    }
};

// The cells of one row after the other as text: what CSV and terminal tables print. Lists are
// joined with ", ", times ISO 8601 in the given zone, durations in ms, JSON on one line; absent is
// empty. Owned by one exporter.
class RowCells
{
public:
    RowCells(SnapshotPtr snapshot, const std::vector<FieldPath> &fields,
             const TimeFormat &timeFormat);

    [[nodiscard]] const std::vector<ExportColumn> &columns() const { return m_columns; }
    void prepend(FieldId field);

    // Moves to a row. Reads raw text only if a column needs it. Error: it cannot be read.
    [[nodiscard]] Result<void> load(Row row);

    struct Cell
    {
        std::string text;
        bool isNumber = false; // a number, time or boolean, so never a formula
    };
    [[nodiscard]] Cell cell(const ExportColumn &column) const;

    [[nodiscard]] const RawFields &raw() const { return m_raw; }

private:
    [[nodiscard]] Cell rawCell(const ExportColumn &column) const;

    SnapshotPtr m_snapshot;
    TimeFormat m_timeFormat;
    RawFields m_raw;
    std::vector<ExportColumn> m_columns;
    Row m_row = 0;
    bool m_needsRaw = false;
};

} // namespace kubewake
