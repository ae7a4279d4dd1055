// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/textcolumnenvelope.h"

#include "model/ingest/envelopes/wrappedtime.h"

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

std::size_t firstOf(const std::vector<std::string_view> &names, const TableColumns &columns)
{
    for (const std::string_view name : names) {
        if (const std::size_t column = columns.find(name); column != TableColumns::kNone)
            return column;
    }
    return TableColumns::kNone;
}

} // namespace

std::span<const TextColumnFormat> textColumnFormats()
{
    static const std::array kFormats {
        TextColumnFormat {"Splunk", {"_raw"}, {}, {}, {"_raw"}, {"_time"}},
        TextColumnFormat {
            "Datadog", {"Date"}, {"Host", "Service"}, {}, {"Content", "Message"}, {"Date"}},
        // The inspector: a table of Loki's answer.
        TextColumnFormat {
            "Grafana", {"Line"}, {"Time", "tsNs", "labels"}, {}, {"Line"}, {"tsNs", "Time"}},
        TextColumnFormat {
            "Grafana", {"body", "timestamp"}, {"labels", "id"}, {}, {"body"}, {"timestamp"}},
        // Nothing is lost in it; `message` may be anything.
        TextColumnFormat {"Kibana", {"event.original"}, {}, {}, {"event.original"}, {"@timestamp"}},
        TextColumnFormat {"Kibana",
                          {"@timestamp", "message"},
                          {},
                          {"kubernetes.audit.auditID", "auditID"},
                          {"message"},
                          {"@timestamp"}},
    };
    return kFormats;
}

TextColumnEnvelope::TextColumnEnvelope(std::size_t column)
    : m_format {"CSV with audit events", {}, {}, {}, {}, {}}
    , m_column(column)
{
}

std::size_t TextColumnEnvelope::eventColumn(const TableColumns &columns) const
{
    return m_column != TableColumns::kNone ? m_column : firstOf(m_format.events, columns);
}

Envelope::TableUse TextColumnEnvelope::useOf(const TableColumns &columns) const
{
    const bool known = std::ranges::all_of(
        m_format.allOf, [&columns](std::string_view name) { return columns.has(name); });
    const bool kind =
        m_format.oneOf.empty() || firstOf(m_format.oneOf, columns) != TableColumns::kNone;
    const bool better = firstOf(m_format.noneOf, columns) != TableColumns::kNone;
    const bool holds = eventColumn(columns) < columns.size();
    return known && kind && !better && holds ? TableUse::Texts : TableUse::None;
}

void TextColumnEnvelope::unwrapRow(const TableRow &row, EventSink &sink) const
{
    const std::size_t time = firstOf(m_format.times, row.columns());
    RecordContext context;
    if (time != TableColumns::kNone)
        context.time = wrappedTime(row.value(time));
    sink.addField(row, eventColumn(row.columns()), context);
}

} // namespace kubewake
