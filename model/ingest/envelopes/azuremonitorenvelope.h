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

// The name in a resource ID of Azure, …/MANAGEDCLUSTERS/NAME, as it is written; empty if there is
// none. `resourceId` is the text in a JSON string.
[[nodiscard]] std::string aksClusterOf(std::string_view resourceId);

} // namespace kubewake
