// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/ruleset.h"
#include "model/query/compiledfilter.h"
#include "model/signals/rulehealth.h"
#include "model/signals/signal.h"

#include <functional>
#include <optional>
#include <vector>

namespace kubewake {

struct DetectionOptions
{
    // Only these events are looked at (a bit per event of the snapshot); all if empty. Of each
    // request it is still one event that counts: see model/store/requestrows.h.
    std::optional<RowBitmap> candidates;
    int workers = 0; // 0: one per core. Does not change any result
};

// Callbacks come from worker threads, one at a time. All may be empty.
struct DetectionControl
{
    std::function<bool()> cancelled; // polled at least once per chunk
    std::function<void(std::size_t rulesDone, std::size_t rulesTotal)> progress;
    std::function<void(const std::vector<SignalPtr> &)> found; // as each rule is done
};

struct DetectionResult
{
    std::vector<SignalPtr> signalList; // by severity (highest first), then first event, then id
    std::vector<RuleCoverage> coverage; // one per rule, in rule order
    std::vector<SuppressedMatches> suppressed; // in rule order
    std::vector<RuleHealth> health; // one per rule, in rule order
    bool cancelled = false;
};

// Runs every rule over the snapshot. Blocks; call it on a pool.
[[nodiscard]] DetectionResult detect(const RuleSet &rules, SnapshotPtr snapshot,
                                     const DetectionOptions &options = {},
                                     const DetectionControl &control = {});

// One rule, with those that it rests on: also if it is disabled or only feeds correlations.
struct RuleTrial
{
    std::optional<RuleHealth> health; // none: there is no such rule
    std::vector<Row> rows; // the events that it matched, ascending
    bool cancelled = false;
};
[[nodiscard]] RuleTrial tryRule(const RuleSet &rules, const std::string &id, SnapshotPtr snapshot,
                                const DetectionControl &control = {});

} // namespace kubewake
