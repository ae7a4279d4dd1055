// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/ruleproblem.h"
#include "model/audit/auditpolicy.h"

#include <vector>

namespace kubewake {

// What is valid in a policy and hardly meant: wildcards where there are none, names that are not
// looked at, verbs that no request has, rules that an earlier one leaves nothing to match.
// `ruleLines`: where each rule starts. In the order of the rules; any thread; O(rules²).
[[nodiscard]] std::vector<RuleProblem> policyWarnings(const AuditPolicy &policy,
                                                      const std::vector<int> &ruleLines);

} // namespace kubewake
