// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

namespace kubewake {

// The audit log of Rancher's own API. It looks like that of Kubernetes (auditID, requestURI, user;
// in the documentation of 2.5 and 2.6 even stage and verb) but is about other requests, and other
// users: its records are counted, and no events.
class RancherEnvelope : public Envelope
{
public:
    [[nodiscard]] std::string_view name() const override { return "Rancher API audit log"; }
    [[nodiscard]] bool unwrap(const WrappedRecord &record, EventSink &sink) const override;
};

// For records with an audit ID. Agrees with AuditEventParser.
[[nodiscard]] bool isRancherRecord(const JsonObjectView &members);

} // namespace kubewake
