// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/compiledrule.h"
#include "detections/rulematcher.h"
#include "model/signals/signal.h"

#include <cstddef>
#include <span>
#include <string>

namespace kubewake {

// Whether the evidence could have shown what a rule looks for.

// Of a rule that lacks a setting.
[[nodiscard]] RuleCoverage coverageWithoutSettings(const CompiledRule &rule);
[[nodiscard]] RuleCoverage coverageOf(const CompiledRule &rule, const RuleMatches &matches);
// Of a correlation: what its base rules could not see, it could not count.
[[nodiscard]] RuleCoverage coverageOf(const CompiledRule &correlation,
                                      std::span<const RuleCoverage *const> bases,
                                      std::size_t withoutTime);
[[nodiscard]] RuleCoverage failedCoverage(const CompiledRule &rule, const std::string &reason);

} // namespace kubewake
