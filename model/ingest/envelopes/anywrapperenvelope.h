// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

namespace kubewake {

// Exporters that nothing else knows: an object of which exactly one member, or one member of a
// member, holds audit events. The last that is asked.
class AnyWrapperEnvelope : public Envelope
{
public:
    [[nodiscard]] std::string_view name() const override
    {
        return "JSON with the event in a member";
    }
    [[nodiscard]] bool unwrap(const WrappedRecord &record, EventSink &sink) const override;
};

} // namespace kubewake
