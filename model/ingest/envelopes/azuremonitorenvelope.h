// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

namespace kubewake {

// Diagnostic logs of Azure, where AKS puts its audit log: records of an Event Hub (in `records`) or
// of a storage account (PT1H.json), with the event in properties.log, as a string or an object.
// Records of other categories are counted.
class AzureMonitorEnvelope : public Envelope
{
public:
    [[nodiscard]] std::string_view name() const override { return "Azure Monitor"; }
    [[nodiscard]] bool unwrap(const WrappedRecord &record, EventSink &sink) const override;
};

} // namespace kubewake
