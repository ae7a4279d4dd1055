// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

namespace kubewake {

// OpenTelemetry's JSON for logs (resourceLogs, scopeLogs, logRecords), as the file exporter of a
// collector and OpenShift Logging write it. The event is in the body: as a string, or as a tree of
// AnyValue. Where the body is something else, what OpenShift Logging tells in attributes
// (k8s.audit.event.…) is made an event.
class OtlpEnvelope : public Envelope
{
public:
    [[nodiscard]] std::string_view name() const override { return "OpenTelemetry"; }
    [[nodiscard]] bool unwrap(const WrappedRecord &record, EventSink &sink) const override;
    // Of one log record.
    [[nodiscard]] bool convert(const JsonObjectView &record, std::string &json) const override;
};

} // namespace kubewake
