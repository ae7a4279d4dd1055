// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/detection.h"
#include "detections/ruleneeds.h"
#include "model/query/policyapplication.h"

#include <memory>
#include <vector>

namespace kubewake {

// What a policy means for one rule.
struct RuleUnderPolicy
{
    std::shared_ptr<const RuleInfo> rule;
    std::size_t signalsBefore = 0; // in the evidence
    std::size_t signalsKept = 0; // of them, in what the policy would have kept of it
    PolicyVerdict verdict; // of the policy as such, whatever the evidence holds
};

// What an audit policy would have kept of the evidence, and what of it the rules would still have
// seen.
struct PolicyTrial
{
    PolicyOutcome outcome;
    std::vector<RuleUnderPolicy> rules; // in rule order
    std::vector<SignalPtr> lost; // in the order of DetectionResult; rows are of the evidence
};

// Applies the policy and runs the rules over what is left. A signal is kept if its rule has one of
// the same entity at the same time there: it may have fewer events. Blocks; call it on a pool.
// Cost: that of applyPolicy and of detect. `before`: what the rules say about the evidence.
// Error: cancelled.
[[nodiscard]] Result<PolicyTrial> tryPolicy(const AuditPolicy &policy, const RuleSet &rules,
                                            const EventSnapshot &snapshot,
                                            const DetectionResult &before, int workers = 0,
                                            const EvaluationControl &control = {});

} // namespace kubewake
