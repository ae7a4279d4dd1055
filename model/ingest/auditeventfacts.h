// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/vocabulary.h"
#include "model/core/timestamp.h"
#include "model/ingest/jsonkind.h"
#include "model/store/eventbatch.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kubewake {

// The members of a JSON object that decide what it is, and what becomes of it if it is an event.
// Filled by AuditEventParser; the views are into its document.
struct AuditEventFacts
{
    using Text = std::optional<std::string_view>;

    Text kind, apiVersion, auditId, verb, uri;
    Text received, stageTime, timestamp, creation;
    Text objectName, status, statusReason, statusMessage, decision, authorizationReason;
    Stage stage = Stage::Missing;
    bool hasStage = false;
    bool hasInvolvedObject = false; // a member of core/v1 Event only
    bool truncated = false;
    bool hasOtherAnnotations = false; // than those that have a column
    bool hasRequestObject = false;
    bool hasResponseObject = false;
    std::uint32_t code = 0;

    // `reason`: why it is Other.
    [[nodiscard]] JsonKind kindOfJson(std::string &reason) const;
    // Returns the time of the event; kNoTime if it has none.
    MicrosecondsUtc setTimes(BatchBuilder &builder) const;
    // The outcome, its reason, the status code and the flags.
    void setOutcome(BatchBuilder &builder) const;
};

} // namespace kubewake
