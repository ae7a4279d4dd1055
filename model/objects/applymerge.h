// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string_view>

namespace kubewake {

// The object after a server-side apply of `config` by `manager`. What the manager applied before
// and leaves out now is removed, unless another manager owns it too: that is in
// metadata.managedFields of `before` (kubernetes.io/docs/reference/using-api/server-side-apply/).
// Conflicts are not looked at: what is in the log has passed them. Pure; any thread; O(size of
// both).
[[nodiscard]] nlohmann::json applyMerge(const nlohmann::json &before, const nlohmann::json &config,
                                        std::string_view manager);

} // namespace kubewake
