// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string_view>

namespace kubewake {

// The four patches of the Kubernetes API. The Content-Type that tells them apart is not in an audit
// event.
enum class PatchKind : std::uint8_t { JsonPatch, MergePatch, StrategicMergePatch, Apply };

// "JSON patch", "merge patch", … as the documentation of kubectl calls them.
[[nodiscard]] std::string_view patchKindName(PatchKind kind);

struct GuessedPatchKind
{
    PatchKind kind = PatchKind::MergePatch;
    // False: it may as well be a MergePatch; the two differ in lists only.
    bool certain = false;
};

// By the form of the patch and the query of the request URI: a list is a JSON patch; only an apply
// may have `force`; `$patch` and its like are strategic; other groups than those of Kubernetes
// itself know no strategic patch.
[[nodiscard]] GuessedPatchKind
guessPatchKind(const nlohmann::json &patch, std::string_view requestUri, std::string_view apiGroup);

// The object after the patch, as far as the patch decides it: defaults, admission and what the API
// server keeps in `metadata` are not added. `manager` matters to an Apply only: what it owned in
// `before` and does not set any more is removed, unless somebody else owns it too.
// Error: a JSON patch that does not fit. Pure; any thread; O(size of both).
[[nodiscard]] Result<nlohmann::json> applyPatch(const nlohmann::json &before,
                                                const nlohmann::json &patch, PatchKind kind,
                                                std::string_view manager = {});

} // namespace kubewake
