// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/jsonview.h"
#include "model/ingest/tablerow.h"

#include <string_view>

namespace kubewake {

// What Splunk answers in the output modes json_rows ({"preview":false,"init_offset":0,
// "fields":["_raw",…],"rows":[["…",…],…]}) and json_cols ("columns":[[…],…], one list a field).
// The fields may be objects with a name. The response must stay while this is used.
class SplunkTable
{
public:
    explicit SplunkTable(const JsonObjectView &response);

    // False if the response is something else; then nothing else is known of it.
    [[nodiscard]] bool isTable() const { return m_fields.size() > 0; }
    [[nodiscard]] const TableColumns &fields() const { return m_fields; }
    [[nodiscard]] bool isByRows() const { return m_byRows; }
    // The array of rows or of columns, as it is written.
    [[nodiscard]] std::string_view values() const { return m_values; }

private:
    TableColumns m_fields;
    std::string_view m_values;
    bool m_byRows = false;
};

// Of a list of names, or of objects with names; no columns for anything else.
[[nodiscard]] TableColumns splunkFields(std::string_view list);

} // namespace kubewake
