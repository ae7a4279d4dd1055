// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/detection.h"
#include "model/audit/policytext.h"
#include "model/query/policyapplication.h"
#include "model/store/eventsnapshot.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace kubewake {

// What to log, at which level and why: made of what the rules look for and of what the evidence
// holds. A value.
struct PolicyAdvice
{
    // What fills logs and shows nothing.
    struct Noise
    {
        std::string what; // English: `health checks`
        std::uint64_t events = 0; // of the evidence, that the advice drops or could drop as this
        std::uint64_t bytes = 0;
        double share = 0; // of all events, 0 … 1
        std::string kept {}; // why the policy keeps it all the same; empty: it drops it
    };
    struct Rule
    {
        std::shared_ptr<const RuleInfo> rule;
        std::string reason; // English
    };

    AuditPolicy policy;
    PolicyComments comments; // of the policy, for policyText()
    std::vector<Noise> noise;
    // What it would have kept of the evidence.
    EvidenceSize before;
    EvidenceSize kept;
    std::size_t signalsBefore = 0;
    std::size_t signalsKept = 0;
    std::vector<Rule> unblinded; // could not be evaluated in the evidence; why not
    std::vector<Rule> staysBlind; // wholly or partly, for what must not be in a log (kSensitive)
};

// The lowest levels at which every rule can be evaluated, kSensitive (policydraft.h) apart; what
// clusters do all day is dropped, unless a rule names it or a signal of the evidence would be lost
// with it. `result`: what the rules found in the snapshot. Blocks; call it on a pool. Cost: that of
// tryPolicy, once and once more for each kind of noise that turns out to be needed.
// Error: cancelled.
[[nodiscard]] Result<PolicyAdvice> advisePolicy(const RuleSet &rules, const EventSnapshot &snapshot,
                                                const DetectionResult &result, int workers = 0,
                                                const EvaluationControl &control = {});

} // namespace kubewake
