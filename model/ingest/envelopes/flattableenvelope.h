// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

namespace kubewake {

// An event that was made from a row.
struct RowEvent
{
    std::string json;
    std::uint32_t flags = 0; // EventFlag bits
};

// How columns are named after the members of an event: `auditID`, `user.username`,
// `sourceIPs.0`, `requestObject.spec.replicas`, `annotations.authorization.k8s.io/decision`.
struct FlatColumns
{
    std::string_view prefix {}; // before all of them
    // As Kibana writes them: lists with commas, `-` for nothing, dates in the zone of the browser,
    // `_` for the dots of annotation keys.
    bool ofKibana = false;
    // They were inferred, and what is missing of objectRef is in the URI.
    bool inferred = false;

    // The ones without which a row is no event.
    [[nodiscard]] bool areIn(const TableColumns &columns) const;
    // False if the row is no event.
    [[nodiscard]] bool toEvent(const TableRow &row, RowEvent &event) const;
};

// Tables with a column for each member that was asked for: Kibana Discover (`kubernetes.audit.…`),
// and whatever else names its columns like the members (Splunk's tables, jq's @csv), or like no
// name at all (Logstash).
class FlatTableEnvelope : public Envelope
{
public:
    FlatTableEnvelope(std::string_view name, const FlatColumns &columns)
        : m_name(name)
        , m_columns(columns)
    {
    }

    [[nodiscard]] std::string_view name() const override { return m_name; }
    [[nodiscard]] TableUse useOf(const TableColumns &columns) const override;
    [[nodiscard]] bool hasNoHeader() const override { return m_columns.inferred; }
    void unwrapRow(const TableRow &row, EventSink &sink) const override;
    [[nodiscard]] bool convertRow(const TableRow &row, std::string &json) const override;

private:
    std::string_view m_name;
    FlatColumns m_columns;
};

} // namespace kubewake
