// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

namespace kubewake {

// OpenShift Logging in the data model ViaQ. Its audit records are events with more members, which
// the parser reads as they are (k8s_audit_level, openshift.cluster_id). What is left is an event in
// `structured` or `message`, and records of other logs, which are counted.
class OpenShiftEnvelope : public Envelope
{
public:
    [[nodiscard]] std::string_view name() const override { return "OpenShift Logging"; }
    [[nodiscard]] bool unwrap(const WrappedRecord &record, EventSink &sink) const override;
};

} // namespace kubewake
