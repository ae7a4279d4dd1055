// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/splunktable.h"

#include <string>
#include <utility>
#include <vector>

namespace kubewake {

SplunkTable::SplunkTable(const JsonObjectView &response)
{
    m_byRows = response["rows"].starts_with('[');
    m_values = response[m_byRows ? "rows" : "columns"];
    if (m_values.starts_with('['))
        m_fields = splunkFields(response["fields"]);
}

TableColumns splunkFields(std::string_view list)
{
    std::vector<std::string> names;
    if (!list.starts_with('['))
        return {};
    for (const std::string_view element : jsonElements(list)) {
        const bool object = element.starts_with('{');
        const std::string_view name =
            object ? JsonObjectView(element).string("name") : inJsonString(element);
        if (name.data() == nullptr || names.size() == TableColumns::kMaximumColumns)
            return {};
        names.emplace_back(name);
    }
    return TableColumns(std::move(names));
}

} // namespace kubewake
