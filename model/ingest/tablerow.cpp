// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/tablerow.h"

#include "model/core/jsonescape.h"
#include "model/core/jsonview.h"

#include <algorithm>
#include <utility>

namespace kubewake {
namespace {

std::string trimmed(std::string_view text)
{
    constexpr std::string_view kAround = " \t\r\n`"; // CloudWatch quotes names with dots like this
    const std::size_t first = text.find_first_not_of(kAround);
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(kAround) - first + 1));
}

} // namespace

TableColumns::TableColumns(std::vector<std::string> names)
    : m_names(std::move(names))
    , m_otherZone(m_names.size())
{
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        std::string name = trimmed(m_names[i]);
        const std::size_t zone = name.rfind(" [");
        if (zone != std::string::npos && name.ends_with(']')) {
            m_otherZone[i] = std::string_view(name).substr(zone) != " [UTC]";
            name.resize(zone);
        }
        m_names[i] = std::move(name);
    }
}

std::size_t TableColumns::find(std::string_view name) const
{
    const auto found = std::ranges::find(m_names, name);
    return found == m_names.end() ? kNone : static_cast<std::size_t>(found - m_names.begin());
}

std::size_t TableColumns::findAny(std::initializer_list<std::string_view> names) const
{
    for (const std::string_view name : names) {
        if (const std::size_t column = find(name); column != kNone)
            return column;
    }
    return kNone;
}

TableRow::TableRow(const TableColumns &columns, std::string_view text, const RecordPlace &place,
                   std::vector<CsvField> fields, bool tabsForCommas)
    : m_columns(columns)
    , m_text(text)
    , m_place(place)
    , m_tabsForCommas(tabsForCommas)
    , m_fields(std::move(fields))
    , m_values(m_fields.size())
{
    std::ranges::transform(m_fields, m_values.begin(), [text](const CsvField &field) {
        return text.substr(field.begin, field.length);
    });
}

TableRow::TableRow(const TableColumns &columns, std::string_view text, const RecordPlace &place,
                   std::vector<std::string_view> values)
    : m_columns(columns)
    , m_text(text)
    , m_place(place)
    , m_values(std::move(values))
{
}

std::string_view TableRow::raw(std::size_t column) const
{
    return column < m_values.size() ? m_values[column] : std::string_view();
}

CsvQuoting TableRow::quoting(std::size_t column) const
{
    if (column >= m_fields.size())
        return {};
    return {m_fields[column].quoted, m_fields[column].quoted && m_tabsForCommas};
}

RecordPlace TableRow::placeOf(std::size_t column) const
{
    const auto from = static_cast<std::size_t>(raw(column).data() - m_text.data());
    RecordPlace place = m_place.at(from);
    if (!isJson())
        place.line += static_cast<std::uint64_t>(std::ranges::count(m_text.substr(0, from), '\n'));
    return place;
}

std::string_view TableRow::value(std::size_t column) const
{
    const std::string_view written = raw(column);
    const CsvQuoting how = quoting(column);
    if (!isJson() && !how.quoted)
        return written;
    std::string_view escaped = written;
    if (isJson()) {
        escaped = inJsonString(written);
        if (escaped.data() == nullptr)
            return written == "null" ? std::string_view() : written;
        if (escaped.find('\\') == std::string_view::npos)
            return escaped;
    } else if (escaped.find('"') == std::string_view::npos) {
        return escaped;
    }
    if (m_decoded.empty())
        m_decoded.resize(m_values.size());
    std::string &decoded = m_decoded[column];
    if (!decoded.empty())
        return decoded;
    if (isJson())
        appendUnescaped(escaped, decoded);
    else
        appendCsvText(escaped, how, decoded);
    return decoded;
}

} // namespace kubewake
