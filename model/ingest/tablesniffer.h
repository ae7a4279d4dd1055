// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/tablerow.h"

#include <optional>
#include <string>
#include <string_view>

namespace kubewake {

// A text that starts like a table in CSV.
struct SniffedTable
{
    char separator = ',';
    std::string before; // the header: Excel's `sep=,`
    std::string header; // without its line break; empty if the first row is one of events
    TableColumns columns; // named 1, 2, … if there is no header
    // Of the fields of the first rows, the ones that hold audit events as JSON; kNone if none does.
    std::size_t eventColumn = TableColumns::kNone;
};

// Nothing if the first line of the sample can be no row of a table. That it can be one says little:
// its columns have to be known to an envelope, or eventColumn.
[[nodiscard]] std::optional<SniffedTable> sniffTable(std::string_view sample);

// The same for a table whose first row is one of values: the columns are named by what is in them
// (see ColumnInference). Nothing if they are not those of audit events.
[[nodiscard]] std::optional<SniffedTable> inferTable(std::string_view sample);

} // namespace kubewake
