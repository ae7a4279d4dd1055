// SPDX-License-Identifier: Apache-2.0
#include "detections/fieldtest.h"

#include "detections/encodings.h"
#include "detections/valuetests.h"
#include "detections/yamlvalues.h"
#include "model/query/numbertext.h"

#include <algorithm>

namespace kubewake {
namespace {

using Match = Modifiers::Match;

// From here on a set is faster than a test of each.
constexpr std::size_t kSmallestSet = 8;

ExpressionPtr nothing()
{
    return Expression::negation(Expression::all());
}

ExpressionPtr joined(std::vector<ExpressionPtr> expressions, bool all)
{
    if (expressions.empty())
        return nothing();
    return all ? Expression::conjunction(std::move(expressions))
               : Expression::disjunction(std::move(expressions));
}

std::string withRegexFlags(const YamlNode &value, const std::string &flags)
{
    std::string inner;
    for (const char flag : flags) {
        if (flag != 'i')
            inner += flag;
    }
    return inner.empty() ? value.text : "(?" + inner + ")" + value.text;
}

} // namespace

RuleResult<ExpressionPtr> FieldTest::compile(const YamlNode &value) const
{
    if (!m_field) {
        if (const std::string problem = checkKeywords(); !problem.empty())
            return refused(value.line, problem);
    }
    if (value.isMap())
        return refused(value.line, "The value of a field is a map.");
    if (value.isNull())
        return compileNull(value.line);
    if (m_modifiers.match == Match::Exists)
        return compileExists(value);
    std::vector<const YamlNode *> values;
    if (value.isScalar())
        values.push_back(&value);
    for (const YamlNode &item : value.items) {
        if (item.isNull())
            return refused(item.line, "A list of values must not hold null.");
        if (!item.isScalar())
            return refused(item.line, "A list of values holds a list or map.");
        values.push_back(&item);
    }
    if (values.empty())
        return refused(value.line, "The list of values is empty.");
    if (m_modifiers.all && values.size() == 1 && !m_modifiers.expand)
        return refused(value.line, "`all` needs more than one value.");
    RuleResult<ExpressionPtr> expression = compileValues(values);
    if (!expression || !m_modifiers.negated)
        return expression;
    return Expression::conjunction(
        {Expression::exists(*m_field), Expression::negation(std::move(*expression))});
}

std::string FieldTest::checkKeywords() const
{
    if (m_modifiers.datePart)
        return "A date modifier needs a field.";
    switch (m_modifiers.match) {
    case Match::Plain:
    case Match::Contains:
    case Match::Regex:
        break;
    default:
        return "Keywords can only be used with contains, re, all, cased, windash, expand and "
               "encodings.";
    }
    if (m_modifiers.every)
        return "`every` needs a field.";
    return m_modifiers.negated ? "`neq` needs a field." : "";
}

RuleResult<ExpressionPtr> FieldTest::compileNull(int line) const
{
    if (!m_field)
        return refused(line, "A keyword is null.");
    if (m_modifiers.datePart || m_modifiers.match != Match::Plain || m_modifiers.all
        || m_modifiers.every || m_modifiers.expand || m_modifiers.windash
        || m_modifiers.base64 != Modifiers::Base64::None)
        return refused(line, "null can only be compared plainly.");
    return m_modifiers.negated ? Expression::exists(*m_field) : Expression::missing(*m_field);
}

RuleResult<ExpressionPtr> FieldTest::compileExists(const YamlNode &value) const
{
    const std::optional<bool> exists = booleanOf(value);
    if (!exists)
        return refused(value.line, "`exists` is followed by true or false.");
    return *exists ? Expression::exists(*m_field) : Expression::missing(*m_field);
}

RuleResult<ExpressionPtr>
FieldTest::compileValues(const std::vector<const YamlNode *> &values) const
{
    if (const auto texts = plainTexts(values))
        return expressionOf(equalToAny(*texts, m_modifiers.sensitivity()));
    std::vector<ExpressionPtr> expressions;
    std::vector<ValueTestPtr> alternatives;
    for (const YamlNode *value : values) {
        RuleResult<ExpressionPtr> expression = compileValue(*value);
        if (!expression)
            return expression;
        // Alternatives for one field are one test, so that its values are visited once.
        if (!m_modifiers.all && (*expression)->test != nullptr)
            alternatives.push_back((*expression)->test);
        else
            expressions.push_back(std::move(*expression));
    }
    if (alternatives.size() == 1)
        expressions.push_back(expressionOf(alternatives.front()));
    else if (!alternatives.empty())
        expressions.push_back(expressionOf(anyOf(std::move(alternatives))));
    return joined(std::move(expressions), m_modifiers.all);
}

// The texts, if all that is asked is whether a field equals one of many.
std::optional<std::vector<std::string>>
FieldTest::plainTexts(const std::vector<const YamlNode *> &values) const
{
    if (!m_field || m_modifiers.datePart || m_modifiers.match != Match::Plain || m_modifiers.all
        || m_modifiers.windash || m_modifiers.expand
        || m_modifiers.base64 != Modifiers::Base64::None || values.size() < kSmallestSet)
        return std::nullopt;
    std::vector<std::string> texts;
    for (const YamlNode *value : values) {
        const SigmaText text = SigmaText::parse(value->text, SigmaText::Placeholders::Literal);
        if (text.hasWildcards())
            return std::nullopt;
        texts.push_back(text.literalText());
    }
    return texts;
}

RuleResult<ExpressionPtr> FieldTest::compileDatePart(const YamlNode &value) const
{
    const auto number = NumberText::parse(value.text);
    if (!number || !number->isInteger)
        return refused(value.line, "A date modifier is followed by a whole number.");
    ValueTestPtr test = m_modifiers.match == Match::Compared
        ? comparedInKind(m_modifiers.comparison, value.text)
        : equalTo(value.text, CaseSensitivity::Sensitive);
    return expressionOf(datePartTest(*m_modifiers.datePart, std::move(test)));
}

RuleResult<ExpressionPtr> FieldTest::compileValue(const YamlNode &value) const
{
    if (m_modifiers.datePart)
        return compileDatePart(value);
    switch (m_modifiers.match) {
    case Match::Regex:
        return compileRegex(value);
    case Match::Compared: {
        ValueTestPtr test = comparedInKind(m_modifiers.comparison, value.text);
        if (test == nullptr)
            return refused(value.line, "`" + value.text + "` is neither a number nor a time.");
        return expressionOf(std::move(test));
    }
    case Match::FieldReference: {
        RuleResult<FieldPath> other = m_context.aliases.fieldOf(value.text, value.line);
        if (!other)
            return tl::unexpected<RuleProblem>(other.error());
        Expression same {.kind = Expression::Kind::SameField, .field = *m_field};
        same.other = std::move(*other);
        return std::make_shared<const Expression>(std::move(same));
    }
    default:
        return compileText(value);
    }
}

RuleResult<ExpressionPtr> FieldTest::compileRegex(const YamlNode &value) const
{
    const bool insensitive = m_modifiers.regexFlags.find('i') != std::string::npos;
    Result<ValueTestPtr> test =
        regex(withRegexFlags(value, m_modifiers.regexFlags),
              insensitive ? CaseSensitivity::Insensitive : CaseSensitivity::Sensitive);
    if (!test)
        return refused(value.line, test.error().message.toStdString());
    return expressionOf(std::move(*test));
}

RuleResult<ExpressionPtr> FieldTest::compileText(const YamlNode &value) const
{
    RuleResult<std::vector<SigmaText>> texts = textsOf(value);
    if (!texts)
        return tl::unexpected<RuleProblem>(texts.error());
    std::vector<ValueTestPtr> tests;
    for (SigmaText text : *texts) {
        if (m_field && text.isAnything())
            return Expression::exists(*m_field);
        RuleResult<ValueTestPtr> test = testOf(text, value.line);
        if (!test)
            return tl::unexpected<RuleProblem>(test.error());
        tests.push_back(std::move(*test));
    }
    if (tests.empty())
        return nothing();
    return expressionOf(tests.size() == 1 ? tests.front() : anyOf(std::move(tests)));
}

// All that the value stands for: dash variants, placeholders and encodings, with the stars that
// contains, startswith and endswith ask for.
RuleResult<std::vector<SigmaText>> FieldTest::textsOf(const YamlNode &value) const
{
    std::vector<std::string> written {value.text};
    if (m_modifiers.windash) {
        written = dashVariants(value.text);
        if (written.empty())
            return refused(value.line, "The value has too many dashes for `windash`.");
    }
    std::vector<SigmaText> texts;
    for (const std::string &text : written) {
        const SigmaText parsed = SigmaText::parse(
            text,
            m_modifiers.expand ? SigmaText::Placeholders::Read : SigmaText::Placeholders::Literal);
        auto expanded = m_context.placeholders.expanded(parsed);
        if (!expanded)
            return refused(value.line,
                           expanded.error().empty()
                               ? "The placeholders stand for too many values."
                               : "The placeholder %" + expanded.error() + "% is not known.");
        texts.insert(texts.end(), expanded->begin(), expanded->end());
    }
    if (m_modifiers.base64 == Modifiers::Base64::None)
        return texts;
    return encoded(texts, value.line);
}

RuleResult<std::vector<SigmaText>> FieldTest::encoded(const std::vector<SigmaText> &texts,
                                                      int line) const
{
    std::vector<SigmaText> result;
    for (const SigmaText &text : texts) {
        if (text.hasWildcards())
            return refused(line, "A value that is encoded must not have wildcards.");
        for (std::string &encodedText : encodedTexts(text.literalText(), m_modifiers))
            result.push_back(SigmaText::literal(std::move(encodedText)));
    }
    return result;
}

RuleResult<ValueTestPtr> FieldTest::testOf(const SigmaText &text, int line) const
{
    if (m_modifiers.match == Match::Network) {
        std::string cidr = text.literalText();
        // People list addresses too; in a rule a network is written as one.
        if (m_modifiers.expand && cidr.find('/') == std::string::npos)
            cidr += cidr.find(':') == std::string::npos ? "/32" : "/128";
        Result<ValueTestPtr> network = insideNetwork(cidr);
        if (!network || text.hasWildcards())
            return refused(line, "`" + text.literalText() + "` is no network such as 10.0.0.0/8.");
        return std::move(*network);
    }
    const SigmaText::Part star {SigmaText::Part::Kind::AnyRun};
    const bool anywhere = m_modifiers.match == Match::Contains || !m_field;
    SigmaText whole;
    if (anywhere || m_modifiers.match == Match::EndsWith)
        whole.append(star);
    whole.appendText(text);
    if (anywhere || m_modifiers.match == Match::StartsWith)
        whole.append(star);
    return whole.test(m_modifiers.sensitivity());
}

ExpressionPtr FieldTest::expressionOf(ValueTestPtr test) const
{
    if (m_field && m_modifiers.every)
        return std::make_shared<const Expression>(Expression {
            .kind = Expression::Kind::AllValues, .field = *m_field, .test = std::move(test)});
    if (m_field)
        return Expression::match(*m_field, std::move(test));
    return std::make_shared<const Expression>(
        Expression {.kind = Expression::Kind::AnyValue, .test = std::move(test)});
}

} // namespace kubewake
