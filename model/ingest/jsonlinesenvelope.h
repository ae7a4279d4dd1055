// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

namespace kubewake {

// --audit-log-format=json: one event (or EventList) a line, possibly between other lines. Also
// what a source that nothing else recognises is read as.
class JsonLinesEnvelope : public Envelope
{
public:
    [[nodiscard]] std::string_view name() const override { return "audit.k8s.io JSON Lines"; }
    [[nodiscard]] Framing framing() const override { return Framing::Lines; }
    [[nodiscard]] bool matches(std::string_view sample) const override;
};

} // namespace kubewake
