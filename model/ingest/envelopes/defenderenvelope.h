// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

namespace kubewake {

// Microsoft Defender XDR, which streams the table CloudAuditEvents to an Event Hub or a storage
// account: properties.RawEventData is an event whose members are named in another way (AuditID,
// RequestURI). Other tables and other sources are counted.
class DefenderEnvelope : public Envelope
{
public:
    [[nodiscard]] std::string_view name() const override { return "Microsoft Defender XDR"; }
    [[nodiscard]] bool unwrap(const WrappedRecord &record, EventSink &sink) const override;
    [[nodiscard]] bool convert(const JsonObjectView &record, std::string &json) const override;
};

} // namespace kubewake
