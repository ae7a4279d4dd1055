// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

namespace kubewake {

// journalctl -o json: what an API server (k3s, RKE2) writes to its standard output. A message is
// text, the numbers of its bytes if not all of it can be printed, or null if it is long and --all
// was not given.
class JournaldEnvelope : public Envelope
{
public:
    [[nodiscard]] std::string_view name() const override { return "systemd journal"; }
    [[nodiscard]] bool unwrap(const WrappedRecord &record, EventSink &sink) const override;
    [[nodiscard]] bool convert(const JsonObjectView &record, std::string &json) const override;
};

} // namespace kubewake
