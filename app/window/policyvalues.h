// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/policyadvice.h"
#include "detections/policyreader.h"
#include "detections/policytrial.h"
#include "views/policy/policyreports.h"

namespace kubewake {

// What detections found out about a policy, as views take it. Any thread.

[[nodiscard]] PolicySuggestion suggestionOf(const PolicyAdvice &advice, const RuleSet &rules,
                                            const DetectionResult &result);
[[nodiscard]] std::vector<PolicyProblem> problemsOf(const PolicyDocument &document);
// What loses most first: signals, then sight, then by severity. Frees what was kept.
[[nodiscard]] PolicyTrialReport reportOf(PolicyTrial trial, const PolicyDocument &document,
                                         const DetectionResult &result);

} // namespace kubewake
