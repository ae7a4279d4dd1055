// SPDX-License-Identifier: Apache-2.0
#include "detections/condition.h"

#include "model/query/textsearch.h"
#include "model/query/valuetest.h"

#include <algorithm>
#include <vector>

namespace kubewake {
namespace {

using Selections = std::map<std::string, ExpressionPtr>;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Words, parentheses and bars.
std::vector<std::string> tokensOf(std::string_view text)
{
    std::vector<std::string> tokens;
    std::string word;
    const auto endWord = [&] {
        if (!word.empty())
            tokens.push_back(std::move(word));
        word.clear();
    };
    for (const char c : text) {
        if (isSpace(c)) {
            endWord();
        } else if (c == '(' || c == ')' || c == '|') {
            endWord();
            tokens.emplace_back(1, c);
        } else {
            word += c;
        }
    }
    endWord();
    return tokens;
}

class ConditionParser
{
public:
    ConditionParser(std::vector<std::string> tokens, const Selections &selections, int line)
        : m_tokens(std::move(tokens))
        , m_selections(selections)
        , m_line(line)
    {
    }

    RuleResult<Condition> parse()
    {
        if (std::ranges::find(m_tokens, "|") != m_tokens.end())
            return refuse("Aggregations (`| count() …`) are not part of Sigma any more: write a "
                          "correlation of type event_count or value_count.");
        RuleResult<ExpressionPtr> expression = parseOr(0);
        if (!expression)
            return tl::unexpected<RuleProblem>(expression.error());
        if (!atEnd())
            return refuse("`" + m_tokens[m_at] + "` is not expected here.");
        return Condition {std::move(*expression), std::move(m_used)};
    }

private:
    [[nodiscard]] tl::unexpected<RuleProblem> refuse(const std::string &message) const
    {
        return refused(m_line, "In the condition: " + message);
    }

    [[nodiscard]] bool atEnd() const { return m_at >= m_tokens.size(); }
    [[nodiscard]] bool isNext(std::string_view word, std::size_t ahead = 0) const
    {
        return m_at + ahead < m_tokens.size() && equalIgnoringCase(m_tokens[m_at + ahead], word);
    }
    bool skip(std::string_view word)
    {
        if (!isNext(word))
            return false;
        ++m_at;
        return true;
    }

    RuleResult<ExpressionPtr> parseOr(int depth)
    {
        std::vector<ExpressionPtr> parts;
        do {
            RuleResult<ExpressionPtr> part = parseAnd(depth);
            if (!part)
                return part;
            parts.push_back(std::move(*part));
        } while (skip("or"));
        return Expression::disjunction(std::move(parts));
    }

    RuleResult<ExpressionPtr> parseAnd(int depth)
    {
        std::vector<ExpressionPtr> parts;
        do {
            RuleResult<ExpressionPtr> part = parseNot(depth);
            if (!part)
                return part;
            parts.push_back(std::move(*part));
        } while (skip("and"));
        return Expression::conjunction(std::move(parts));
    }

    RuleResult<ExpressionPtr> parseNot(int depth)
    {
        if (depth > kMaximumConditionDepth)
            return refuse("it is nested too deeply.");
        if (!skip("not"))
            return parsePrimary(depth);
        RuleResult<ExpressionPtr> negated = parseNot(depth + 1);
        if (!negated)
            return negated;
        return Expression::negation(std::move(*negated));
    }

    RuleResult<ExpressionPtr> parsePrimary(int depth)
    {
        if (atEnd())
            return refuse("it ends too early.");
        if (skip("(")) {
            RuleResult<ExpressionPtr> inner = parseOr(depth + 1);
            if (inner && !skip(")"))
                return refuse("a `)` is missing.");
            return inner;
        }
        if (isNext("of", 1))
            return parseOf();
        const std::string name = m_tokens[m_at++];
        if (equalIgnoringCase(name, "near"))
            return refuse("`near` is not part of Sigma any more: write a correlation.");
        const auto selection = m_selections.find(name);
        if (selection == m_selections.end())
            return refuse("there is no selection `" + name + "`.");
        m_used.insert(name);
        return selection->second;
    }

    RuleResult<ExpressionPtr> parseOf()
    {
        const std::string quantity = m_tokens[m_at];
        const bool all = equalIgnoringCase(quantity, "all");
        if (!all && quantity != "1" && !equalIgnoringCase(quantity, "any"))
            return refuse("only `1 of`, `any of` and `all of` exist, not `" + quantity + " of`.");
        m_at += 2;
        if (atEnd() || m_tokens[m_at] == "(" || m_tokens[m_at] == ")")
            return refuse("`of` is followed by `them` or a name with `*`.");
        const std::string pattern = m_tokens[m_at++];
        const bool them = equalIgnoringCase(pattern, "them");
        // Names have no backslashes, so none can be taken for an escape.
        const ValueTestPtr fits = wildcard(pattern, CaseSensitivity::Sensitive, false);
        std::vector<ExpressionPtr> parts;
        for (const auto &[name, expression] : m_selections) {
            if (them ? name.starts_with('_') : !fits->matches(name))
                continue;
            parts.push_back(expression);
            m_used.insert(name);
        }
        if (parts.empty())
            return refuse("no selection fits `" + pattern + "`.");
        return all ? Expression::conjunction(std::move(parts))
                   : Expression::disjunction(std::move(parts));
    }

    std::vector<std::string> m_tokens;
    const Selections &m_selections;
    int m_line;
    std::size_t m_at = 0;
    std::set<std::string> m_used;
};

} // namespace

RuleResult<Condition> Condition::parse(std::string_view text, const Selections &selections,
                                       int line)
{
    if (text.size() > kMaximumConditionLength)
        return refused(line, "The condition is too long.");
    return ConditionParser(tokensOf(text), selections, line).parse();
}

} // namespace kubewake
