// SPDX-License-Identifier: Apache-2.0
#include "detections/selection.h"

#include "detections/fieldtest.h"

#include <string_view>

namespace kubewake {
namespace {

std::vector<std::string_view> splitKey(std::string_view key)
{
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t bar = key.find('|');
        parts.push_back(key.substr(0, bar));
        if (bar == std::string_view::npos)
            return parts;
        key.remove_prefix(bar + 1);
    }
}

class SelectionCompiler
{
public:
    explicit SelectionCompiler(const RuleContext &context)
        : m_context(context)
    {
    }

    RuleResult<ExpressionPtr> compile(const YamlNode &node)
    {
        if (node.isMap())
            return compileMap(node);
        if (node.isNull() || (node.isList() && node.items.empty()))
            return refused(node.line, "The selection is empty.");
        if (node.isScalar())
            return keyword(node);
        std::vector<ExpressionPtr> alternatives;
        for (const YamlNode &item : node.items) {
            if (item.isList())
                return refused(item.line, "A selection holds a list in a list.");
            RuleResult<ExpressionPtr> one = item.isMap() ? compileMap(item) : keyword(item);
            if (!one)
                return one;
            alternatives.push_back(std::move(*one));
        }
        return Expression::disjunction(std::move(alternatives));
    }

    std::vector<FieldPath> takeFields() { return std::move(m_fields); }

private:
    RuleResult<ExpressionPtr> keyword(const YamlNode &node)
    {
        return FieldTest(m_context, std::nullopt, Modifiers()).compile(node);
    }

    RuleResult<ExpressionPtr> compileMap(const YamlNode &map)
    {
        if (map.entries.empty())
            return refused(map.line, "The selection is empty.");
        std::vector<ExpressionPtr> tests;
        for (const YamlNode::Entry &entry : map.entries) {
            RuleResult<ExpressionPtr> test = compileEntry(entry);
            if (!test)
                return test;
            tests.push_back(std::move(*test));
        }
        return Expression::conjunction(std::move(tests));
    }

    RuleResult<ExpressionPtr> compileEntry(const YamlNode::Entry &entry)
    {
        std::vector<std::string_view> parts = splitKey(entry.key);
        const std::string name(parts.front());
        parts.erase(parts.begin());
        const RuleResult<Modifiers> modifiers = Modifiers::parse(parts, entry.line);
        if (!modifiers)
            return tl::unexpected<RuleProblem>(modifiers.error());
        std::optional<FieldPath> field;
        if (!name.empty()) {
            RuleResult<FieldPath> path = m_context.aliases.fieldOf(name, entry.line);
            if (!path)
                return tl::unexpected<RuleProblem>(path.error());
            m_fields.push_back(*path);
            field = std::move(*path);
        }
        if (field && parts.empty() && m_context.aliases.hasMeanings(*field))
            return compileWithMeanings(*field, entry.value);
        RuleResult<ExpressionPtr> test =
            FieldTest(m_context, std::move(field), *modifiers).compile(entry.value);
        if (test && modifiers->match == Modifiers::Match::FieldReference)
            addReferences(entry.value);
        return test;
    }

    // Values that mean something else, and the others.
    RuleResult<ExpressionPtr> compileWithMeanings(const FieldPath &field, const YamlNode &value)
    {
        std::vector<ExpressionPtr> alternatives;
        YamlNode others;
        others.kind = YamlNode::Kind::List;
        others.line = value.line;
        const auto take = [&](const YamlNode &one) {
            ExpressionPtr meaning =
                one.isScalar() ? m_context.aliases.meaningOf(field, one.text) : nullptr;
            if (meaning == nullptr)
                return others.items.push_back(one);
            m_fields.push_back(meaning->field);
            alternatives.push_back(std::move(meaning));
        };
        for (const YamlNode &item : value.items)
            take(item);
        if (value.isScalar())
            take(value);
        if (alternatives.empty())
            return FieldTest(m_context, field, Modifiers()).compile(value);
        if (!others.items.empty()) {
            auto test = FieldTest(m_context, field, Modifiers()).compile(others);
            if (!test)
                return test;
            alternatives.push_back(std::move(*test));
        }
        return Expression::disjunction(std::move(alternatives));
    }

    void addReferences(const YamlNode &value)
    {
        if (value.isScalar()) {
            if (const RuleResult<FieldPath> path =
                    m_context.aliases.fieldOf(value.text, value.line))
                m_fields.push_back(*path);
        }
        for (const YamlNode &item : value.items)
            addReferences(item);
    }

    const RuleContext &m_context;
    std::vector<FieldPath> m_fields;
};

} // namespace

RuleResult<Selection> Selection::compile(const YamlNode &node, const RuleContext &context)
{
    SelectionCompiler compiler(context);
    RuleResult<ExpressionPtr> expression = compiler.compile(node);
    if (!expression)
        return tl::unexpected<RuleProblem>(expression.error());
    return Selection {std::move(*expression), compiler.takeFields()};
}

} // namespace kubewake
