// SPDX-License-Identifier: Apache-2.0
#include "model/query/kqlcompiler.h"

#include "model/query/kqlhints.h"
#include "model/query/kqltext.h"
#include "model/query/kqlvalues.h"

namespace kubewake {
namespace {

using Kind = KqlNode::Kind;
using Compiled = tl::expected<ExpressionPtr, KqlError>;

// The texts between the stars of a pattern.
std::vector<std::string> partsOf(std::string_view pattern)
{
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '*') {
            parts.emplace_back();
        } else {
            if (pattern[i] == '\\' && i + 1 < pattern.size())
                ++i;
            parts.back() += pattern[i];
        }
    }
    std::erase_if(parts, [](const std::string &part) { return part.empty(); });
    return parts;
}

class Compiler
{
public:
    Compiler(std::string_view text, const KqlOptions &options, MicrosecondsUtc now)
        : m_values(options.timeFormat, now)
        , m_hints(text)
    {
    }

    Compiled compile(const KqlNode &node)
    {
        switch (node.kind) {
        case Kind::All:
            return Expression::all();
        case Kind::And:
        case Kind::Or:
            return compileChildren(node);
        case Kind::Not: {
            Compiled child = compile(*node.children.front());
            return child ? Compiled(Expression::negation(std::move(*child))) : child;
        }
        case Kind::Match:
            return node.field ? compileMatch(*node.field, node.value) : compileAnyField(node.value);
        case Kind::Range:
            return compileRange(node);
        case Kind::Nested:
            return compileNested(node);
        }
        return Expression::all();
    }

    std::vector<KqlHint> takeHints() { return m_hints.take(); }

private:
    Compiled compileChildren(const KqlNode &node)
    {
        std::vector<ExpressionPtr> children;
        for (const KqlNodePtr &child : node.children) {
            Compiled compiled = compile(*child);
            if (!compiled)
                return compiled;
            children.push_back(std::move(*compiled));
        }
        return node.kind == Kind::And ? Expression::conjunction(std::move(children))
                                      : Expression::disjunction(std::move(children));
    }

    FieldPath pathOf(const KqlLiteral &name) const
    {
        if (name.hasStar)
            return {std::nullopt, name.pattern};
        // Inside { } paths are relative to an element, so no name of the catalogue counts.
        return m_nested > 0 ? FieldPath {std::nullopt, name.text} : FieldPath::parse(name.text);
    }

    static const FieldInfo *infoOf(const FieldPath &path)
    {
        return path.field ? &fieldInfo(*path.field) : nullptr;
    }

    FieldPath checkedPath(const KqlLiteral &name)
    {
        if (m_nested == 0 && m_lastField != &name) // once for a list of values
            m_hints.checkField(name);
        m_lastField = &name;
        return pathOf(name);
    }

    Compiled compileMatch(const KqlLiteral &name, const KqlLiteral &value)
    {
        FieldPath path = checkedPath(name);
        const bool word = value.form == KqlLiteral::Form::Unquoted;
        if (word && value.isOnlyStar())
            return name.isOnlyStar() && m_nested == 0 ? Expression::all()
                                                      : Expression::exists(std::move(path));
        if (word && value.text == "null")
            return Expression::missing(std::move(path));
        const FieldInfo *info = infoOf(path);
        auto test = m_values.equal(info, value);
        if (!test)
            return tl::unexpected(std::move(test.error()));
        m_hints.checkValue(info, value);
        return Expression::match(std::move(path), std::move(*test));
    }

    Compiled compileRange(const KqlNode &node)
    {
        FieldPath path = checkedPath(*node.field);
        auto test = m_values.comparison(infoOf(path), node.comparison, node.value);
        if (!test)
            return tl::unexpected(std::move(test.error()));
        return Expression::match(std::move(path), std::move(*test));
    }

    Compiled compileNested(const KqlNode &node)
    {
        const KqlLiteral &name = *node.field;
        if (name.hasStar)
            return tl::unexpected(
                KqlError {KqlText::tr("The field before { } has to be one field, without '*'."),
                          name.offset, name.length});
        if (m_nested == 0)
            m_hints.checkField(name);
        ++m_nested;
        Compiled inside = compile(*node.children.front());
        --m_nested;
        if (!inside)
            return inside;
        // `user` before { } is the object of the event, not the alias of a name.
        return Expression::nested({std::nullopt, name.text}, std::move(*inside));
    }

    Compiled compileAnyField(const KqlLiteral &value)
    {
        if (value.form == KqlLiteral::Form::Regex || value.hasStar)
            return compilePattern(value);
        if (value.text.empty())
            return Expression::all();
        m_hints.checkFreeText(value);
        return Expression::anyField(value.text);
    }

    // Some value of the event holds the pattern. Its fixed parts are looked for in the raw text
    // first, which is cheaper than to parse it.
    Compiled compilePattern(const KqlLiteral &value)
    {
        std::vector<ExpressionPtr> all;
        if (value.form == KqlLiteral::Form::Unquoted) {
            const std::vector<std::string> parts = partsOf(value.pattern);
            for (const std::string &part : parts)
                all.push_back(Expression::anyField(part));
            if (parts.empty())
                return Expression::all();
            if (parts.size() == 1)
                return all.front();
        }
        KqlLiteral inside = value;
        if (value.hasStar)
            inside = KqlLiteral::unquoted('*' + value.pattern + '*');
        inside.offset = value.offset;
        inside.length = value.length;
        auto test = m_values.equal(nullptr, inside);
        if (!test)
            return tl::unexpected(std::move(test.error()));
        Expression anyValue;
        anyValue.kind = Expression::Kind::AnyValue;
        anyValue.test = std::move(*test);
        all.push_back(std::make_shared<const Expression>(std::move(anyValue)));
        return Expression::conjunction(std::move(all));
    }

    KqlValues m_values;
    KqlHints m_hints;
    const KqlLiteral *m_lastField = nullptr;
    int m_nested = 0;
};

} // namespace

tl::expected<KqlFilter, KqlError> compileKql(const KqlNode &root, std::string_view text,
                                             const KqlOptions &options, MicrosecondsUtc now)
{
    Compiler compiler(text, options, now);
    auto expression = compiler.compile(root);
    if (!expression)
        return tl::unexpected(std::move(expression.error()));
    return KqlFilter {std::move(*expression), compiler.takeHints()};
}

} // namespace kubewake
