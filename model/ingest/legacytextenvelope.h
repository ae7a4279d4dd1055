// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

namespace kubewake {

// --audit-log-format=legacy: one text line an event.
class LegacyTextEnvelope : public Envelope
{
public:
    [[nodiscard]] std::string_view name() const override { return "legacy text"; }
    [[nodiscard]] Framing framing() const override { return Framing::Lines; }
    [[nodiscard]] bool matches(std::string_view sample) const override;
};

} // namespace kubewake
