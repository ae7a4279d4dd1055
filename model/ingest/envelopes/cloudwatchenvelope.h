// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

namespace kubewake {

// Amazon CloudWatch Logs, where EKS puts its audit log: filter-log-events, get-log-events,
// Logs Insights (console and get-query-results), subscriptions (as Firehose and Lambda deliver
// them), and the CSV of Logs Insights, with the message or with the fields it discovered in it
// (`user.username`, `sourceIPs.0`). An export to S3 needs no envelope: a time and a space before
// each event.
class CloudWatchEnvelope : public Envelope
{
public:
    [[nodiscard]] std::string_view name() const override { return "Amazon CloudWatch Logs"; }
    [[nodiscard]] bool unwrap(const WrappedRecord &record, EventSink &sink) const override;
    [[nodiscard]] bool unwrapArray(const WrappedArray &record, EventSink &sink) const override;
    [[nodiscard]] TableUse useOf(const TableColumns &columns) const override;
    void unwrapRow(const TableRow &row, EventSink &sink) const override;
    [[nodiscard]] bool convertRow(const TableRow &row, std::string &json) const override;
};

} // namespace kubewake
