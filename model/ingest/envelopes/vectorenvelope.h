// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

namespace kubewake {

// Vector: what its sources write, the line in `message` and where it is from beside it.
class VectorEnvelope : public Envelope
{
public:
    [[nodiscard]] std::string_view name() const override { return "Vector"; }
    [[nodiscard]] bool unwrap(const WrappedRecord &record, EventSink &sink) const override;
};

} // namespace kubewake
