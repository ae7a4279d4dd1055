// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

namespace kubewake {

// What the query API of Azure Monitor answers, as a file: {"tables":[{"name":…,
// "columns":[{"name":…},…],"rows":[[…],…]}]} (and with capitals, as its first version did); and of
// Splunk, as json_rows, if the rows have only fields (see SplunkTable). Each response is one
// document. The columns are those of the first table, so that an event can be
// found again by its row alone.
class QueryResponseEnvelope : public Envelope
{
public:
    // Null if `sample` does not start with a table whose columns an envelope knows.
    [[nodiscard]] static EnvelopePtr create(std::string_view sample);

    QueryResponseEnvelope(TableColumns columns, EnvelopePtr format, std::string name);

    [[nodiscard]] std::string_view name() const override { return m_name; }
    [[nodiscard]] Framing framing() const override { return Framing::Documents; }
    void readRecord(std::string_view record, const RecordPlace &place,
                    EventSink &sink) const override;
    [[nodiscard]] Result<std::string_view> toEventJson(std::string_view original,
                                                       std::string &buffer,
                                                       const RecordFormats &formats) const override;

private:
    [[nodiscard]] bool readSplunk(const JsonObjectView &response, std::string_view record,
                                  const RecordPlace &place, EventSink &sink) const;
    void readTable(const WrappedRecord &table, const TableColumns &columns, EventSink &sink) const;
    void readRows(std::string_view rows, const TableColumns &columns, const Envelope &format,
                  const WrappedRecord &table, EventSink &sink) const;

    TableColumns m_columns;
    EnvelopePtr m_format;
    std::string m_name;
};

} // namespace kubewake
