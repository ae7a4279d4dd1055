// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

namespace kubewake {

// Google Cloud Logging, where GKE puts its audit log: LogEntry objects, alone (sinks to Cloud
// Storage, `gcloud logging read`), in arrays (Logs Explorer) and tables (its CSV), in `entries`
// (entries.list), as rows of BigQuery, and in base64 in messages of Pub/Sub. They tell of events in
// words of their own, so the events are made here (GkeLogEntry). Entries of other logs and services
// are counted.
class GkeEnvelope : public Envelope
{
public:
    [[nodiscard]] std::string_view name() const override { return "Google Cloud Logging"; }
    [[nodiscard]] bool unwrap(const WrappedRecord &record, EventSink &sink) const override;
    [[nodiscard]] bool convert(const JsonObjectView &record, std::string &json) const override;
    [[nodiscard]] TableUse useOf(const TableColumns &columns) const override;
    void unwrapRow(const TableRow &row, EventSink &sink) const override;
    [[nodiscard]] bool convertRow(const TableRow &row, std::string &json) const override;
};

} // namespace kubewake
