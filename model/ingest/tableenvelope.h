// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"
#include "model/ingest/tablesniffer.h"

namespace kubewake {

// A file that is a table in CSV (or with tabs, semicolons): knows its columns, and the format of
// the exporter that wrote them. One per source.
class TableEnvelope : public Envelope
{
public:
    // Null if `sample` is not the start of a table that any envelope knows, or whose first rows
    // hold audit events.
    [[nodiscard]] static EnvelopePtr create(std::string_view sample);

    // The same for a format that somebody chose; null if the columns are not of it.
    [[nodiscard]] static EnvelopePtr createWith(std::string_view sample, EnvelopePtr format);

    TableEnvelope(SniffedTable table, EnvelopePtr format);

    [[nodiscard]] std::string_view name() const override { return m_name; }
    [[nodiscard]] Framing framing() const override { return Framing::Rows; }
    [[nodiscard]] CsvShape csvShape() const override;
    void readRecord(std::string_view record, const RecordPlace &place,
                    EventSink &sink) const override;
    [[nodiscard]] Result<std::string_view> toEventJson(std::string_view original,
                                                       std::string &buffer,
                                                       const RecordFormats &formats) const override;

private:
    [[nodiscard]] std::vector<CsvField> fieldsOf(std::string_view record) const;
    [[nodiscard]] bool isHeader(std::string_view record, const RecordPlace &place,
                                EventSink &sink) const;
    void readOddRow(const TableRow &row, EventSink &sink) const;

    SniffedTable m_table;
    EnvelopePtr m_format;
    TableUse m_use;
    std::string m_name;
};

// What files are called that are tables of this format: `Splunk (CSV)`.
[[nodiscard]] std::string tableName(const Envelope &format);

} // namespace kubewake
