// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

namespace kubewake {

// Fluent Bit and Fluentd: the line that was read in `log` (a string, or an object that it was
// parsed to), with the labels of its pod beside it. With Merge_Log_Key the event is there twice,
// in `log` and parsed. What they write flat is an event as it stands.
class FluentEnvelope : public Envelope
{
public:
    [[nodiscard]] std::string_view name() const override { return "Fluent Bit or Fluentd"; }
    [[nodiscard]] bool unwrap(const WrappedRecord &record, EventSink &sink) const override;
};

} // namespace kubewake
