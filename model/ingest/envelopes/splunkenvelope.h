// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

namespace kubewake {

// Splunk: exports (a result per line), results of the REST API (as objects or tables), and what is
// sent to the HTTP event collector. The event is in `_raw` or `event`; a row that has only fields
// is put together by FlattenedEventEnvelope.
class SplunkEnvelope : public Envelope
{
public:
    [[nodiscard]] std::string_view name() const override { return "Splunk"; }
    [[nodiscard]] bool unwrap(const WrappedRecord &record, EventSink &sink) const override;
};

} // namespace kubewake
