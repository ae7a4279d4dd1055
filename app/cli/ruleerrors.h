// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"
#include "detections/ruleset.h"

namespace kubewake {

// Says on standard error which rules were refused and why: `file:line: title: reason`.
void reportRuleErrors(const RuleSet &rules, const Console &console);

} // namespace kubewake
