// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/rulecontext.h"
#include "detections/ruleproblem.h"
#include "detections/yamlnode.h"
#include "model/query/expression.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// The selections of a rule or meta filter under its condition. An immutable value.
struct DetectionBody
{
    ExpressionPtr expression;
    std::vector<std::string> fields; // paths that it looks at, each once

    // `body` is a map: `condition`, keys in `reserved`, and selections.
    [[nodiscard]] static RuleResult<DetectionBody>
    compile(const YamlNode &body, std::span<const std::string_view> reserved,
            const RuleContext &context);
};

} // namespace kubewake
