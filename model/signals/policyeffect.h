// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/signals/signal.h"

#include <cstddef>
#include <memory>
#include <string>

namespace kubewake {

// What an audit policy means for one rule: what it can see in the evidence now, and what it could
// see in a log that is written under the policy. A value.
struct PolicyEffect
{
    std::shared_ptr<const RuleInfo> rule;
    RuleCoverage::State now = RuleCoverage::State::Evaluated;
    std::string nowReason {}; // English
    RuleCoverage::State then = RuleCoverage::State::Evaluated; // that, Partly or NotEvaluable
    std::string thenReason {}; // English
    std::size_t signalsBefore = 0; // in the evidence
    std::size_t signalsKept = 0; // of them, in what the policy would have kept of it

    [[nodiscard]] std::size_t signalsLost() const { return signalsBefore - signalsKept; }
};

} // namespace kubewake
