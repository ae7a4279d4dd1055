// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/signals/signal.h"

#include <string_view>
#include <vector>

namespace kubewake {

// A technique of Microsoft's Threat Matrix for Kubernetes
// (https://microsoft.github.io/Threat-Matrix-for-Kubernetes/). Names stay English.
struct ThreatMatrixTechnique
{
    std::string_view id; // MS-TA9025
    std::string_view name; // as in the address of its page
};

// Those whose pages the rule refers to, in its order; pages that the table does not know are none.
// Any thread; a search of a small table per reference.
[[nodiscard]] std::vector<ThreatMatrixTechnique> threatMatrixTechniques(const RuleInfo &rule);

} // namespace kubewake
