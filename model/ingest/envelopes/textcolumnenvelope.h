// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

#include <span>
#include <vector>

namespace kubewake {

// An exporter that writes the text of each event into one column.
struct TextColumnFormat
{
    std::string_view name;
    std::vector<std::string_view> allOf; // columns it always writes
    std::vector<std::string_view> oneOf; // and at least one of these; none: no more
    std::vector<std::string_view> noneOf; // where these are, something better is
    std::vector<std::string_view> events; // the first of these has the events
    std::vector<std::string_view> times; // the first of these has their time
};

// Splunk, Datadog, Grafana, Elastic.
[[nodiscard]] std::span<const TextColumnFormat> textColumnFormats();

// Tables of such an exporter; or any table, when its events were found by their looks.
class TextColumnEnvelope : public Envelope
{
public:
    explicit TextColumnEnvelope(const TextColumnFormat &format)
        : m_format(format)
    {
    }
    explicit TextColumnEnvelope(std::size_t column);

    [[nodiscard]] std::string_view name() const override { return m_format.name; }
    [[nodiscard]] TableUse useOf(const TableColumns &columns) const override;
    void unwrapRow(const TableRow &row, EventSink &sink) const override;

private:
    [[nodiscard]] std::size_t eventColumn(const TableColumns &columns) const;

    TextColumnFormat m_format;
    std::size_t m_column = TableColumns::kNone;
};

} // namespace kubewake
