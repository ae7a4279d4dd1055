// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/ruleneeds.h"
#include "model/audit/auditpolicy.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// One rule of a policy that is being made, and what it is for.
struct DraftRule
{
    PolicyRule rule;
    std::string why {}; // English
    // What noise it drops: `health checks`. Empty for rules that log something.
    std::string noise {};
    // Of rules that log bodies: for what.
    std::vector<const ApiOperation *> operations {};
};

// Secrets are not to be logged: of these nothing above Metadata, whatever rules want.
inline constexpr std::array<std::string_view, 4> kSensitive {
    "secrets", "configmaps", "serviceaccounts/token", "tokenreviews.authentication.k8s.io"};

[[nodiscard]] bool isSensitive(const ApiOperation &operation);

// The rules of a policy in their order: what is dropped, what must not be seen in full, the bodies
// that `needs` asks for at the lowest level, and all else at Metadata. Noise that a rule names is
// not dropped where that can be said by verb. Any thread.
[[nodiscard]] std::vector<DraftRule> draftPolicy(std::span<const RuleNeeds> needs);

} // namespace kubewake
