// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

namespace kubewake {

// Datadog: log archives and the Logs API, v1 and v2. Its pipeline moves members of the event (verb
// to http.method, userAgent to http.useragent, …): they are put back. What it added is left out.
class DatadogEnvelope : public Envelope
{
public:
    [[nodiscard]] std::string_view name() const override { return "Datadog"; }
    [[nodiscard]] bool unwrap(const WrappedRecord &record, EventSink &sink) const override;
    [[nodiscard]] bool convert(const JsonObjectView &record, std::string &json) const override;
};

} // namespace kubewake
