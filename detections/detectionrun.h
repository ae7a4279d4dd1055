// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/compiledrule.h"
#include "detections/correlator.h"
#include "detections/coveragegaps.h"
#include "detections/detection.h"
#include "detections/evidencefacts.h"
#include "detections/rulematcher.h"
#include "detections/runcontrol.h"

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace kubewake {

// One run of all rules over one snapshot: first the rules that only look at columns, each on its
// own; then those that need raw text, together; then the correlations of both. Signals are handed
// out as soon as their rule is done. Used once.
class DetectionRun
{
public:
    // All must outlive the run.
    DetectionRun(const RuleSet &rules, const EventSnapshot &snapshot,
                 const DetectionOptions &options, const DetectionControl &control);

    [[nodiscard]] DetectionResult run();
    // Instead of run().
    [[nodiscard]] RuleTrial tryRule(const std::string &id);

private:
    struct RuleState
    {
        const CompiledRule *rule = nullptr;
        bool isWanted = false; // it gives signals, if it does at all
        bool isNeeded = false; // wanted, or a wanted correlation rests on it
        bool isBase = false;
        bool ran = false;
        std::chrono::nanoseconds time {}; // apart from that of its matches
        RuleMatches matches;
        std::vector<CorrelatedEvents> windows; // of a correlation
        RuleCoverage coverage;
        std::vector<SignalPtr> signalList;
        std::vector<SuppressedMatches> suppressed;
    };

    void need(RuleState &state);
    void runNeeded();
    [[nodiscard]] RowBitmap candidates();
    void runRules(const RuleMatcher &matcher);
    void runTogether(const RuleMatcher &matcher, const std::vector<RuleState *> &states);
    void runApart(const RuleMatcher &matcher, const std::vector<RuleState *> &states);
    void runCorrelations();
    void correlate(RuleState &state);
    // What the bases of a correlation matched, without what is expected of it.
    struct BasesLeft
    {
        std::vector<std::vector<Row>> rows;
        std::vector<std::vector<CorrelatedEvents>> windows;
    };
    [[nodiscard]] BasesLeft withoutSuppressed(RuleState &state);
    [[nodiscard]] std::string baselineReason(const CorrelationSpec &spec) const;
    [[nodiscard]] std::string entityOf(const CompiledRule &rule,
                                       const CorrelatedEvents &events) const;
    // Makes the signals of a rule whose matches are known and hands them out.
    void finish(RuleState &state);
    // A rule that throws (out of memory) fails, the others go on.
    void guarded(RuleState &state, const std::function<void()> &work);
    void forEachInParallel(const std::vector<RuleState *> &states,
                           const std::function<void(RuleState &)> &work);
    [[nodiscard]] RuleHealth healthOf(const RuleState &state) const;
    [[nodiscard]] DetectionResult takeResult();

    const EventSnapshot &m_snapshot;
    const DetectionOptions &m_options;
    RunControl m_control;
    int m_workers;
    EvidenceFacts m_facts; // of the whole snapshot: what was not asked for is not missing
    CoverageGaps m_gaps;
    std::vector<RuleState> m_states; // in rule order
    std::map<const CompiledRule *, RuleState *> m_stateOf;
};

} // namespace kubewake
