// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/ruleproblem.h"
#include "model/audit/auditpolicy.h"

#include <string>
#include <vector>

namespace kubewake {

// A policy file, read. The policy is complete if there are no problems.
struct PolicyDocument
{
    AuditPolicy policy;
    std::vector<RuleProblem> problems; // kube-apiserver would refuse it, or not do as it says
    // It does as it says, which is hardly what was meant: rules that never match, names that are
    // not looked at. With lines.
    std::vector<RuleProblem> warnings;
    std::vector<int> ruleLines; // where each rule starts
};

// Reads an audit.k8s.io/v1 Policy (YAML or JSON). Unknown keys, levels and stages are problems
// although some versions of kube-apiserver pass over them: a rule that silently matches more than
// it says is how evidence gets lost. Values must have the kinds that it asks for: lists are lists,
// and a number is no text. Any thread.
[[nodiscard]] PolicyDocument readPolicy(const std::string &text);

} // namespace kubewake
