// SPDX-License-Identifier: Apache-2.0
#include "detections/detectionbody.h"

#include "detections/condition.h"
#include "detections/selection.h"

#include <algorithm>
#include <map>

namespace kubewake {
namespace {

// Each entry of a list of conditions is an alternative of its own.
RuleResult<Condition> parseConditions(const YamlNode &node,
                                      const std::map<std::string, ExpressionPtr> &selections)
{
    if (node.isScalar())
        return Condition::parse(node.text, selections, node.line);
    if (!node.isList() || node.items.empty())
        return refused(node.line, "`condition` is neither a text nor a list of texts.");
    std::vector<ExpressionPtr> alternatives;
    Condition all;
    for (const YamlNode &item : node.items) {
        if (!item.isScalar())
            return refused(item.line, "`condition` is neither a text nor a list of texts.");
        RuleResult<Condition> one = Condition::parse(item.text, selections, item.line);
        if (!one)
            return one;
        alternatives.push_back(std::move(one->expression));
        all.used.merge(one->used);
    }
    all.expression = Expression::disjunction(std::move(alternatives));
    return all;
}

} // namespace

RuleResult<DetectionBody> DetectionBody::compile(const YamlNode &body,
                                                 std::span<const std::string_view> reserved,
                                                 const RuleContext &context)
{
    const YamlNode *condition = body.find("condition");
    if (condition == nullptr)
        return refused(body.line, "There is no `condition`.");
    std::map<std::string, ExpressionPtr> expressions;
    std::vector<std::pair<std::string, std::vector<FieldPath>>> fields;
    for (const YamlNode::Entry &entry : body.entries) {
        if (entry.key == "condition" || std::ranges::find(reserved, entry.key) != reserved.end())
            continue;
        if (entry.key == "timeframe")
            return refused(entry.line,
                           "`timeframe` is not part of Sigma any more: write a correlation.");
        RuleResult<Selection> selection = Selection::compile(entry.value, context);
        if (!selection) {
            RuleProblem problem = selection.error();
            if (problem.line == 0)
                problem.line = entry.line;
            return tl::unexpected<RuleProblem>(std::move(problem));
        }
        expressions[entry.key] = std::move(selection->expression);
        fields.emplace_back(entry.key, std::move(selection->fields));
    }
    RuleResult<Condition> parsed = parseConditions(*condition, expressions);
    if (!parsed)
        return tl::unexpected<RuleProblem>(parsed.error());
    DetectionBody result {std::move(parsed->expression), {}};
    for (const auto &[name, paths] : fields) {
        if (!parsed->used.contains(name))
            continue;
        for (const FieldPath &path : paths) {
            if (std::ranges::find(result.fields, path.path) == result.fields.end())
                result.fields.push_back(path.path);
        }
    }
    return result;
}

} // namespace kubewake
