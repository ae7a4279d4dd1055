// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/rulecontext.h"
#include "detections/ruleproblem.h"
#include "detections/yamlnode.h"
#include "model/query/expression.h"

#include <vector>

namespace kubewake {

// What a search identifier stands for. An immutable value.
struct Selection
{
    ExpressionPtr expression;
    std::vector<FieldPath> fields; // that it looks at, in file order

    // A map (all entries), a list of maps (one of them) or a list of keywords (one of them).
    [[nodiscard]] static RuleResult<Selection> compile(const YamlNode &node,
                                                       const RuleContext &context);
};

} // namespace kubewake
