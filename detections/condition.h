// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/ruleproblem.h"
#include "model/query/expression.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace kubewake {

inline constexpr std::size_t kMaximumConditionLength = 10'000; // bytes
inline constexpr int kMaximumConditionDepth = 64; // parentheses and nots

// What a condition asks for, and which of the selections it mentions.
struct Condition
{
    ExpressionPtr expression;
    std::set<std::string> used;

    // `selections` by name. Grammar, lowest precedence first: or, and, not, `1|any|all of
    // them|pattern*`, parentheses; key words in any case.
    [[nodiscard]] static RuleResult<Condition>
    parse(std::string_view text, const std::map<std::string, ExpressionPtr> &selections, int line);
};

} // namespace kubewake
