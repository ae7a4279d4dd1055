// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

namespace kubewake {

// Amazon CloudWatch Logs, where EKS puts its audit log: filter-log-events, get-log-events,
// Logs Insights (console and get-query-results), subscriptions (as Firehose and Lambda deliver
// them). An export to S3 needs no envelope: a time and a space before each event.
class CloudWatchEnvelope : public Envelope
{
public:
    [[nodiscard]] std::string_view name() const override { return "Amazon CloudWatch Logs"; }
    [[nodiscard]] bool unwrap(const WrappedRecord &record, EventSink &sink) const override;
    [[nodiscard]] bool unwrapArray(const WrappedArray &record, EventSink &sink) const override;
};

} // namespace kubewake
