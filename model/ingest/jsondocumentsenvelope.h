// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

namespace kubewake {

// JSON whose events do not stand on lines of their own: pretty-printed or concatenated objects,
// an array, an EventList.
class JsonDocumentsEnvelope : public Envelope
{
public:
    [[nodiscard]] std::string_view name() const override { return "audit.k8s.io JSON documents"; }
    [[nodiscard]] Framing framing() const override { return Framing::Documents; }
    [[nodiscard]] bool matches(std::string_view sample) const override;
    void readRecord(std::string_view record, const RecordPlace &place,
                    EventSink &sink) const override;
};

} // namespace kubewake
