// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/compiledrule.h"
#include "detections/rulematcher.h"
#include "model/signals/signal.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace kubewake {

// Whether the evidence could have shown what a rule looks for.

// Of a rule that lacks a setting.
[[nodiscard]] RuleCoverage coverageWithoutSettings(const CompiledRule &rule);
// Of a rule that tests, groups or counts by a field that nobody gave what it needs (isGiven());
// nothing for others.
[[nodiscard]] std::optional<RuleCoverage> coverageWithoutDatabase(const CompiledRule &rule,
                                                                  const EventSnapshot &snapshot);
[[nodiscard]] RuleCoverage coverageOf(const CompiledRule &rule, const RuleMatches &matches,
                                      const EventSnapshot &snapshot);
// What kept a correlation from seeing all that its base rules matched.
struct CorrelationGaps
{
    std::size_t withoutTime = 0; // matches
    std::size_t unreadable = 0; // matches
    std::string baseline {}; // why new_value had nothing to compare
};
// Of a correlation: what its base rules could not see, it could not count.
[[nodiscard]] RuleCoverage coverageOf(const CompiledRule &correlation,
                                      std::span<const RuleCoverage *const> bases,
                                      const CorrelationGaps &gaps);
[[nodiscard]] RuleCoverage failedCoverage(const CompiledRule &rule, const std::string &reason);

} // namespace kubewake
