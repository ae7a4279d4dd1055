// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/modifiers.h"
#include "detections/rulecontext.h"
#include "detections/ruleproblem.h"
#include "detections/yamlnode.h"
#include "model/query/expression.h"

#include <optional>
#include <string>
#include <vector>

namespace kubewake {

// One entry of a selection as an expression: the values of a field under its modifiers. Without a
// field the values are keywords, looked for in every value of the event.
class FieldTest
{
public:
    FieldTest(const RuleContext &context, std::optional<FieldPath> field,
              const Modifiers &modifiers)
        : m_context(context)
        , m_field(std::move(field))
        , m_modifiers(modifiers)
    {
    }

    [[nodiscard]] RuleResult<ExpressionPtr> compile(const YamlNode &value) const;

private:
    [[nodiscard]] std::string checkKeywords() const;
    [[nodiscard]] RuleResult<ExpressionPtr> compileNull(int line) const;
    [[nodiscard]] RuleResult<ExpressionPtr> compileExists(const YamlNode &value) const;
    [[nodiscard]] RuleResult<ExpressionPtr>
    compileValues(const std::vector<const YamlNode *> &values) const;
    [[nodiscard]] std::optional<std::vector<std::string>>
    plainTexts(const std::vector<const YamlNode *> &values) const;
    [[nodiscard]] RuleResult<ExpressionPtr> compileDatePart(const YamlNode &value) const;
    [[nodiscard]] RuleResult<ExpressionPtr> compileValue(const YamlNode &value) const;
    [[nodiscard]] RuleResult<ExpressionPtr> compileRegex(const YamlNode &value) const;
    [[nodiscard]] RuleResult<ExpressionPtr> compileText(const YamlNode &value) const;
    [[nodiscard]] RuleResult<std::vector<SigmaText>> textsOf(const YamlNode &value) const;
    [[nodiscard]] RuleResult<std::vector<SigmaText>> encoded(const std::vector<SigmaText> &texts,
                                                             int line) const;
    [[nodiscard]] RuleResult<ValueTestPtr> testOf(const SigmaText &text, int line) const;
    [[nodiscard]] ExpressionPtr expressionOf(ValueTestPtr test) const;

    const RuleContext &m_context;
    std::optional<FieldPath> m_field;
    Modifiers m_modifiers;
};

} // namespace kubewake
