// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

namespace kubewake {

// Loki: "Download logs" of Grafana as JSON, logcli -o jsonl, query_range and push streams. Its text
// download needs no envelope: times before each event.
class GrafanaEnvelope : public Envelope
{
public:
    [[nodiscard]] std::string_view name() const override { return "Grafana Loki"; }
    [[nodiscard]] bool unwrap(const WrappedRecord &record, EventSink &sink) const override;
};

} // namespace kubewake
