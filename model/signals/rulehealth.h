// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/signals/signal.h"

#include <cstddef>
#include <cstdint>

namespace kubewake {

// How one rule fared in a run: what it found, what it could see, what it cost. A value.
struct RuleHealth
{
    RuleCoverage coverage; // and the rule itself
    bool enabled = true;
    // It looked at events. Not: disabled, a setting is missing, or there is no evidence.
    bool ran = false;
    bool isCorrelation = false;
    bool isBase = false; // a correlation rests on it
    bool givesSignals = true; // false: only its correlations do
    // Events; windows of time of a correlation. Without what was suppressed.
    std::size_t matches = 0;
    std::size_t signalCount = 0;
    std::size_t suppressed = 0; // events that suppressions have taken away
    // What the rule itself took, summed over all workers: its tests, its share of reading original
    // text (by the events that it asked for), its signals. Questions that several rules ask are
    // answered once, and that time is nobody's. Never the same twice.
    std::int64_t microseconds = 0;
};

} // namespace kubewake
