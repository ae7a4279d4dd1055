// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/tableenvelope.h"

#include "model/ingest/csvscanner.h"
#include "model/ingest/envelopes.h"
#include "model/ingest/envelopes/textcolumnenvelope.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace kubewake {

std::string tableName(const Envelope &format)
{
    std::string name(format.name());
    if (name.find("CSV") == std::string::npos)
        name += " (CSV)";
    return name;
}

EnvelopePtr TableEnvelope::create(std::string_view sample)
{
    auto table = sniffTable(sample);
    EnvelopePtr format = table ? tableFormatOf(table->columns) : nullptr;
    if (format == nullptr && table && table->eventColumn != TableColumns::kNone)
        format = std::make_shared<TextColumnEnvelope>(table->eventColumn);
    if (format == nullptr) {
        table = inferTable(sample);
        const auto noHeader = [](const EnvelopePtr &envelope) { return envelope->hasNoHeader(); };
        format = *std::ranges::find_if(tableEnvelopes(), noHeader);
    }
    return table ? std::make_shared<TableEnvelope>(std::move(*table), std::move(format)) : nullptr;
}

EnvelopePtr TableEnvelope::createWith(std::string_view sample, EnvelopePtr format)
{
    auto table = sniffTable(sample);
    if (!table || format->useOf(table->columns) == TableUse::None)
        table = format->hasNoHeader() ? inferTable(sample) : std::nullopt;
    return table ? std::make_shared<TableEnvelope>(std::move(*table), std::move(format)) : nullptr;
}

TableEnvelope::TableEnvelope(SniffedTable table, EnvelopePtr format)
    : m_table(std::move(table))
    , m_format(std::move(format))
    , m_use(m_format->useOf(m_table.columns))
    , m_name(tableName(*m_format))
{
}

CsvShape TableEnvelope::csvShape() const
{
    return {m_table.separator, m_table.columns.size()};
}

// Fields behind the last column are dropped if there is nothing in them.
std::vector<CsvField> TableEnvelope::fieldsOf(std::string_view record) const
{
    CsvScanner scanner(m_table.separator);
    if (scanner.scan(record, true) != CsvScanner::Status::Ended)
        return {};
    std::vector<CsvField> fields = scanner.fields();
    while (fields.size() > m_table.columns.size() && fields.back().length == 0)
        fields.pop_back();
    return fields;
}

// Files that were put together have it again.
bool TableEnvelope::isHeader(std::string_view record, const RecordPlace &place,
                             EventSink &sink) const
{
    const bool isBefore = !m_table.before.empty() && record == m_table.before;
    if (!isBefore && (m_table.header.empty() || record != m_table.header))
        return false;
    constexpr std::size_t kByteOrderMark = 3;
    if (place.offset > m_table.before.size() + kByteOrderMark + 2)
        sink.addNoise();
    return true;
}

void TableEnvelope::readRecord(std::string_view record, const RecordPlace &place,
                               EventSink &sink) const
{
    if (isHeader(record, place, sink))
        return;
    std::vector<CsvField> fields = fieldsOf(record);
    if (fields.empty()) {
        sink.reject(record, place, "damaged row: its quotes do not match");
        return;
    }
    const TableRow row(m_table.columns, record, place, std::move(fields),
                       m_table.separator == '\t');
    if (row.size() == m_table.columns.size())
        m_format->unwrapRow(row, sink);
    else
        readOddRow(row, sink);
}

// More or fewer fields than the header has: which is which is unknown, but an event is an event.
void TableEnvelope::readOddRow(const TableRow &row, EventSink &sink) const
{
    for (std::size_t i = 0; m_use == TableUse::Texts && i < row.size(); ++i) {
        const std::string_view text = row.value(i);
        if (text.starts_with('{') && text.find("auditID") != std::string_view::npos) {
            sink.addField(row, i, {});
            return;
        }
    }
    sink.reject(row.text(), row.place(),
                "the row has " + std::to_string(row.size())
                    + (m_table.header.empty() ? " fields, the table " : " fields, the header ")
                    + std::to_string(m_table.columns.size()));
}

Result<std::string_view> TableEnvelope::toEventJson(std::string_view original, std::string &buffer,
                                                    const RecordFormats &formats) const
{
    if (m_use == TableUse::Rows) {
        const TableRow row(m_table.columns, original, {}, fieldsOf(original),
                           m_table.separator == '\t');
        std::string json;
        if (row.size() != m_table.columns.size() || !m_format->convertRow(row, json))
            return failure(
                QCoreApplication::translate("Loader", "The row is no longer an audit event."));
        buffer = std::move(json);
        return std::string_view(buffer);
    }
    if (!hasDoubledQuotes(original))
        return Envelope::toEventJson(original, buffer, formats);
    std::string text;
    appendCsvText(original, {true, m_table.separator == '\t'}, text);
    std::string converted;
    const auto json = Envelope::toEventJson(text, converted, formats);
    if (!json)
        return json;
    buffer = std::string(*json);
    return std::string_view(buffer);
}

} // namespace kubewake
