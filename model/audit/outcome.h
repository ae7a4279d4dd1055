// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/vocabulary.h"

#include <string_view>

namespace kubewake {

// What one event says about the fate of its request. Views must outlive the call only.
struct OutcomeInput
{
    Stage stage = Stage::Missing;
    int code = 0; // HTTP status, 0 when absent
    bool forbidden = false; // annotation authorization.k8s.io/decision is "forbid"
    bool dryRun = false; // ?dryRun=All
    bool failureStatus = false; // responseStatus.status is "Failure"
};

// Success is not one test: 1xx (101 for exec), 2xx and 3xx are allowed; 401, 403 and decision
// "forbid" are denied; other 4xx/5xx and panics failed; an event before the final stage is open,
// except for failed authentications, which are only ever written at ResponseStarted.
[[nodiscard]] Outcome outcomeOf(const OutcomeInput &input);

// True if the request is a dry run: the query parameter dryRun=All on a verb that changes objects.
// Elsewhere the API server ignores it (reads, exec, proxy), and so a client could paint what it
// really did as a rehearsal.
[[nodiscard]] bool isDryRun(std::string_view verb, std::string_view requestUri);

} // namespace kubewake
