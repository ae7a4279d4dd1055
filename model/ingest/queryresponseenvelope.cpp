// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/queryresponseenvelope.h"

#include "model/core/jsonview.h"
#include "model/ingest/envelopes.h"
#include "model/ingest/envelopes/flattenedeventenvelope.h"
#include "model/ingest/envelopes/splunktable.h"
#include "model/ingest/logline.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace kubewake {
namespace {

// The columns stand before the rows, near the start.
constexpr std::size_t kMaximumHead = 256U << 10;

std::string_view memberOf(const JsonObjectView &object, std::string_view name,
                          std::string_view oldName)
{
    return object.has(name) ? object[name] : object[oldName];
}

TableColumns columnsOf(std::string_view list)
{
    std::vector<std::string> names;
    if (!list.starts_with('['))
        return {};
    for (const std::string_view element : jsonElements(list)) {
        if (!element.starts_with('{') || names.size() == TableColumns::kMaximumColumns)
            return {};
        const JsonObjectView column(element);
        names.emplace_back(inJsonString(memberOf(column, "name", "ColumnName")));
    }
    return TableColumns(std::move(names));
}

// Behind the key at the start of the text, its colon and white space; nothing if it is not there.
std::string_view behindKey(std::string_view text, std::string_view key)
{
    constexpr std::string_view kSpace = " \t\r\n";
    if (!text.starts_with(key))
        return {};
    text.remove_prefix(key.size());
    for (const char c : {':', '['}) {
        const std::size_t at = text.find_first_not_of(kSpace);
        if (at == std::string_view::npos || text[at] != c)
            return {};
        text.remove_prefix(at + 1);
    }
    const std::size_t at = text.find_first_not_of(kSpace);
    return at == std::string_view::npos ? std::string_view() : text.substr(at);
}

// The fields of rows without `_raw`: one that has it needs nothing to be found again. They stand
// before the rows, which may not end in the sample.
TableColumns fieldsOfSplunk(std::string_view sample)
{
    const JsonObjectView head(sample);
    const std::string_view fields = head["fields"];
    if (fields.data() == nullptr)
        return {};
    const std::string_view last = head.members().back().value;
    const std::size_t end = static_cast<std::size_t>(last.data() - sample.data()) + last.size();
    const std::size_t next = sample.find_first_not_of(", \t\r\n", end);
    const bool rows = head["rows"].starts_with('[')
        || (next != std::string_view::npos && !behindKey(sample.substr(next), R"("rows")").empty());
    TableColumns columns = rows ? splunkFields(fields) : TableColumns();
    return columns.has("_raw") ? TableColumns() : columns;
}

} // namespace

EnvelopePtr QueryResponseEnvelope::create(std::string_view sample)
{
    const std::size_t brace = sample.find_first_not_of(" \t\r\n");
    if (brace == std::string_view::npos || sample[brace] != '{')
        return nullptr;
    sample = sample.substr(brace, kMaximumHead);
    const std::size_t key = sample.find_first_not_of(" \t\r\n", 1);
    if (key == std::string_view::npos)
        return nullptr;
    std::string_view table = behindKey(sample.substr(key), R"("tables")");
    if (table.empty())
        table = behindKey(sample.substr(key), R"("Tables")");
    TableColumns columns;
    EnvelopePtr format;
    std::string name;
    if (table.starts_with('{')) {
        columns = columnsOf(memberOf(JsonObjectView(table), "columns", "Columns"));
        format = tableFormatOf(columns);
        name = format == nullptr ? std::string_view() : format->name();
    } else {
        columns = fieldsOfSplunk(sample);
        format = std::make_shared<FlattenedEventEnvelope>();
        name = "Splunk";
    }
    return format == nullptr || format->useOf(columns) == TableUse::None
        ? nullptr
        : std::make_shared<QueryResponseEnvelope>(std::move(columns), std::move(format),
                                                  name + " (query response)");
}

QueryResponseEnvelope::QueryResponseEnvelope(TableColumns columns, EnvelopePtr format,
                                             std::string name)
    : m_columns(std::move(columns))
    , m_format(std::move(format))
    , m_name(std::move(name))
{
}

void QueryResponseEnvelope::readRecord(std::string_view record, const RecordPlace &place,
                                       EventSink &sink) const
{
    const JsonObjectView response(record.starts_with('{') ? record : std::string_view());
    const std::string_view tables = memberOf(response, "tables", "Tables");
    if (response.isWhole() && tables.empty() && readSplunk(response, record, place, sink))
        return;
    if (!response.isWhole() || !tables.starts_with('[')) {
        if (!record.starts_with('{') || !sink.addJson(record, place))
            readLogLine(record, place, sink);
        return;
    }
    const JsonObjectView none;
    for (const std::string_view table : jsonElements(tables)) {
        const JsonObjectView members(table.starts_with('{') ? table : std::string_view());
        readTable({record, place, members, none},
                  columnsOf(memberOf(members, "columns", "Columns")), sink);
    }
}

// False if it has no rows, or has the text of the events, which others read.
bool QueryResponseEnvelope::readSplunk(const JsonObjectView &response, std::string_view record,
                                       const RecordPlace &place, EventSink &sink) const
{
    const SplunkTable table(response);
    if (!table.isTable() || !table.isByRows() || table.fields().has("_raw")
        || response["preview"] == "true")
        return false;
    const JsonObjectView none;
    readTable({record, place, response, none}, table.fields(), sink);
    return true;
}

// Other tables of the response tell about the query.
void QueryResponseEnvelope::readTable(const WrappedRecord &table, const TableColumns &columns,
                                      EventSink &sink) const
{
    const std::string_view rows = memberOf(table.members, "rows", "Rows");
    if (!rows.starts_with('[')) {
        sink.reject(table.text, table.place, "a table without rows");
        return;
    }
    if (columns == m_columns) {
        readRows(rows, m_columns, *m_format, table, sink);
        return;
    }
    const EnvelopePtr format = tableFormatOf(columns);
    if (format == nullptr)
        sink.addOther("table that has no audit events");
    else if (format->useOf(columns) == TableUse::Texts
             && m_format->useOf(m_columns) == TableUse::Texts)
        readRows(rows, columns, *format, table, sink);
    else
        sink.reject(rows, table.placeOf(rows),
                    "the columns of this table differ from those of the first: not read");
}

void QueryResponseEnvelope::readRows(std::string_view rows, const TableColumns &columns,
                                     const Envelope &format, const WrappedRecord &table,
                                     EventSink &sink) const
{
    const char *seen = table.text.data();
    std::uint64_t line = table.place.line;
    for (const std::string_view text : jsonElements(rows)) {
        line += static_cast<std::uint64_t>(std::count(seen, text.data(), '\n'));
        seen = text.data();
        RecordPlace place = table.placeOf(text);
        place.line = line;
        if (!text.starts_with('[')) {
            sink.reject(text, place, "a row that is no list of values");
            continue;
        }
        const TableRow row(columns, text, place, jsonElements(text));
        if (row.size() == columns.size())
            format.unwrapRow(row, sink);
        else
            sink.reject(text, place,
                        "the row has " + std::to_string(row.size()) + " values, the table "
                            + std::to_string(columns.size()) + " columns");
    }
}

Result<std::string_view> QueryResponseEnvelope::toEventJson(std::string_view original,
                                                            std::string &buffer,
                                                            const RecordFormats &formats) const
{
    if (!original.starts_with('['))
        return Envelope::toEventJson(original, buffer, formats);
    const TableRow row(m_columns, original, {}, jsonElements(original));
    std::string json;
    if (row.size() != m_columns.size() || !m_format->convertRow(row, json))
        return failure(
            QCoreApplication::translate("Loader", "The row is no longer an audit event."));
    buffer = std::move(json);
    return std::string_view(buffer);
}

} // namespace kubewake
