// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace kubewake {

// The object after a strategic merge patch, with its directives ($patch, $retainKeys,
// $setElementOrder, $deleteFromPrimitiveList), as k8s.io/apimachinery/pkg/util/strategicpatch
// merges. Pure; any thread. Depth: that of the patch, which parsing limits.
[[nodiscard]] nlohmann::json strategicMerge(const nlohmann::json &before,
                                            const nlohmann::json &patch);

// Does the patch use a directive, at any depth?
[[nodiscard]] bool hasStrategicDirective(const nlohmann::json &patch);

} // namespace kubewake
