// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/csvfieldtext.h"
#include "model/ingest/csvscanner.h"
#include "model/ingest/textorigin.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// The names of the columns of a table. Immutable.
class TableColumns
{
public:
    static constexpr std::size_t kNone = SIZE_MAX;
    // Of a JSON object or a header; more is no table of events.
    static constexpr std::size_t kMaximumColumns = 1024;

    TableColumns() = default;
    explicit TableColumns(std::vector<std::string> names);

    [[nodiscard]] const std::vector<std::string> &names() const { return m_names; }
    [[nodiscard]] std::size_t size() const { return m_names.size(); }
    // The first of that name; kNone if there is none.
    [[nodiscard]] std::size_t find(std::string_view name) const;
    [[nodiscard]] std::size_t findAny(std::initializer_list<std::string_view> names) const;
    [[nodiscard]] bool has(std::string_view name) const { return find(name) != kNone; }
    // `TimeGenerated [UTC]` is named TimeGenerated; false for the ones of another zone.
    [[nodiscard]] bool isUtc(std::size_t column) const { return !m_otherZone.at(column); }

    friend bool operator==(const TableColumns &a, const TableColumns &b) = default;

private:
    std::vector<std::string> m_names;
    std::vector<bool> m_otherZone;
};

// A row of a table that was written as CSV, or as a JSON array of values. The views must stay
// while it is used. One thread.
class TableRow
{
public:
    // `fields`: of `text`.
    TableRow(const TableColumns &columns, std::string_view text, const RecordPlace &place,
             std::vector<CsvField> fields, bool tabsForCommas);
    // `values`: as they are written, parts of `text`.
    TableRow(const TableColumns &columns, std::string_view text, const RecordPlace &place,
             std::vector<std::string_view> values);

    [[nodiscard]] const TableColumns &columns() const { return m_columns; }
    [[nodiscard]] std::string_view text() const { return m_text; }
    [[nodiscard]] const RecordPlace &place() const { return m_place; }
    [[nodiscard]] std::size_t size() const { return m_values.size(); }
    [[nodiscard]] bool isJson() const { return m_fields.empty(); }

    // What is written there; nothing if the row has no such field.
    [[nodiscard]] std::string_view raw(std::size_t column) const;
    [[nodiscard]] CsvQuoting quoting(std::size_t column) const;
    [[nodiscard]] RecordPlace placeOf(std::size_t column) const;
    // What it stands for: the text; of a JSON value that is no string, the JSON; empty for null.
    [[nodiscard]] std::string_view value(std::size_t column) const;
    [[nodiscard]] std::string_view value(std::string_view name) const
    {
        return value(m_columns.find(name));
    }

private:
    const TableColumns &m_columns;
    std::string_view m_text;
    RecordPlace m_place;
    bool m_tabsForCommas = false;
    std::vector<CsvField> m_fields;
    std::vector<std::string_view> m_values;
    mutable std::vector<std::string> m_decoded; // of those that differ from what is written
};

} // namespace kubewake
