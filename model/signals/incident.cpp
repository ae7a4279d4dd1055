// SPDX-License-Identifier: Apache-2.0
#include "model/signals/incident.h"

#include "model/signals/attacktactics.h"

#include <algorithm>

namespace kubewake {

std::string firstTactic(const RuleInfo &rule)
{
    const auto first = std::ranges::min_element(rule.tactics, {}, tacticOrder);
    return first != rule.tactics.end() ? *first : std::string();
}

} // namespace kubewake
