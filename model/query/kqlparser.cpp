// SPDX-License-Identifier: Apache-2.0
#include "model/query/kqlparser.h"

#include "model/query/kqllexer.h"
#include "model/query/kqltext.h"

namespace kubewake {
namespace {

using Kind = KqlNode::Kind;
using Word = KqlLexer::Word;
using Parsed = tl::expected<KqlNodePtr, KqlError>;
using FieldPtr = std::shared_ptr<const KqlLiteral>;

KqlNodePtr makeNode(Kind kind)
{
    auto node = std::make_unique<KqlNode>();
    node->kind = kind;
    return node;
}

KqlNodePtr joined(Kind kind, std::vector<KqlNodePtr> children)
{
    if (children.size() == 1)
        return std::move(children.front());
    KqlNodePtr node = makeNode(kind);
    node->children = std::move(children);
    return node;
}

KqlNodePtr negated(KqlNodePtr child)
{
    KqlNodePtr node = makeNode(Kind::Not);
    node->children.push_back(std::move(child));
    return node;
}

class Parser
{
public:
    explicit Parser(std::string_view text)
        : m_lexer(text)
    {
    }

    Parsed run()
    {
        m_lexer.skipSpace();
        if (m_lexer.atEnd())
            return makeNode(Kind::All);
        Parsed node = parseOr();
        if (!node)
            return node;
        m_lexer.skipSpace();
        if (!m_lexer.atEnd())
            return unexpected();
        return node;
    }

private:
    tl::unexpected<KqlError> error(const QString &message, std::size_t offset,
                                   std::size_t length) const
    {
        return tl::unexpected(KqlError {message, offset, length});
    }

    tl::unexpected<KqlError> errorHere(const QString &message) const
    {
        return error(message, m_lexer.position(), m_lexer.atEnd() ? 0 : 1);
    }

    // What follows a complete condition but is neither `and` nor `or`.
    tl::unexpected<KqlError> unexpected() const
    {
        switch (m_lexer.peek()) {
        case ':':
            return errorHere(KqlText::tr("A ':' inside a value has to be quoted, as in "
                                         "user: \"system:anonymous\". Between two conditions write "
                                         "'and' or 'or'."));
        case ')':
            return errorHere(KqlText::tr("This ')' closes nothing."));
        case '}':
            return errorHere(KqlText::tr("This '}' closes nothing."));
        default:
            return errorHere(
                KqlText::tr("Expected 'and', 'or' or the end here. A value with one of "
                            "( ) : < > \" { } in it has to be quoted."));
        }
    }

    // `operand` is a member function; `word` joins its results.
    Parsed parseChain(Kind kind, Parsed (Parser::*operand)())
    {
        const Word word = kind == Kind::And ? Word::And : Word::Or;
        std::vector<KqlNodePtr> children;
        while (true) {
            Parsed child = (this->*operand)();
            if (!child)
                return child;
            children.push_back(std::move(*child));
            const std::size_t before = m_lexer.position();
            m_lexer.skipSpace();
            if (!takeSeparator(kind, word)) {
                m_lexer.setPosition(before);
                return joined(kind, std::move(children));
            }
            m_lexer.skipSpace();
        }
    }

    bool takeSeparator(Kind kind, Word word)
    {
        return m_lexer.takeWord(word) || (m_commas && kind == Kind::Or && m_lexer.take(','));
    }

    Parsed parseOr() { return parseChain(Kind::Or, &Parser::parseAnd); }
    Parsed parseAnd() { return parseChain(Kind::And, &Parser::parseNot); }

    Parsed parseNot()
    {
        if (!m_lexer.takeWord(Word::Not))
            return parseSub();
        m_lexer.skipSpace();
        if (m_lexer.isWordAt(m_lexer.position(), Word::Not))
            return error(KqlText::tr("'not' cannot be doubled; use parentheses."),
                         m_lexer.position(), 3);
        Parsed child = parseSub();
        return child ? Parsed(negated(std::move(*child))) : std::move(child);
    }

    // One more opening parenthesis or brace; `close` ends it.
    Parsed parseEnclosed(Parsed (Parser::*inside)(), char close)
    {
        const std::size_t opening = m_lexer.position();
        if (m_depth >= kMaximumKqlDepth)
            return errorHere(
                KqlText::tr("More than %1 parentheses inside each other.").arg(kMaximumKqlDepth));
        m_lexer.setPosition(opening + 1);
        ++m_depth;
        m_lexer.skipSpace();
        Parsed node = (this->*inside)();
        --m_depth;
        if (!node)
            return node;
        m_lexer.skipSpace();
        if (m_lexer.take(close))
            return node;
        if (!m_lexer.atEnd())
            return unexpected();
        return error(KqlText::tr("The '%1' that ends this is missing.").arg(QLatin1Char(close)),
                     opening, 1);
    }

    Parsed parseSub()
    {
        if (m_lexer.peek() == '(' && !m_lexer.atEnd())
            return parseEnclosed(&Parser::parseOr, ')');
        if (Parsed node = parseSpelledOperator(); !node || *node)
            return node;
        const std::size_t start = m_lexer.position();
        // `-field: value`
        if (m_lexer.take('-')) {
            if (const auto field = parseFieldName(); field && atFieldOperator()) {
                Parsed node = parseAfterField(std::make_shared<KqlLiteral>(*field));
                return node ? Parsed(negated(std::move(*node))) : std::move(node);
            }
            m_lexer.setPosition(start);
        }
        if (m_lexer.peek() == '/') {
            if (auto pattern = m_lexer.regex())
                return anyField(std::move(*pattern));
        }
        if (m_lexer.isJoiningWord())
            return missingCondition();
        auto word = parseFieldName();
        if (!word)
            return tl::unexpected(std::move(word.error()));
        if (word->length == 0)
            return missingCondition();
        if (atFieldOperator())
            return parseAfterField(std::make_shared<KqlLiteral>(std::move(*word)));
        return anyField(std::move(*word));
    }

    tl::unexpected<KqlError> missingCondition() const
    {
        if (m_lexer.atEnd())
            return errorHere(KqlText::tr("A condition is missing at the end."));
        if (m_lexer.peek() == ':')
            return errorHere(KqlText::tr("The name of a field is missing before ':'."));
        if (m_lexer.peek() == '<' || m_lexer.peek() == '>')
            return errorHere(KqlText::tr("The name of a field is missing before the comparison."));
        return errorHere(KqlText::tr("A condition is missing here."));
    }

    static Parsed anyField(KqlLiteral value)
    {
        if (value.form == KqlLiteral::Form::Unquoted && value.isOnlyStar())
            return makeNode(Kind::All);
        KqlNodePtr node = makeNode(Kind::Match);
        node->value = std::move(value);
        return node;
    }

    tl::expected<KqlLiteral, KqlError> parseWord()
    {
        if (m_lexer.peek() == '"')
            return m_lexer.quoted();
        return m_lexer.unquoted(m_commas ? "," : "");
    }

    // A word, or words and quoted texts joined by dots: annotations."authorization.k8s.io/decision"
    tl::expected<KqlLiteral, KqlError> parseFieldName()
    {
        auto name = parseWord();
        while (name && name->length > 0 && name->text.size() <= kMaximumKqlFieldLength) {
            const bool quoteFollows = m_lexer.peek() == '"'
                && name->form != KqlLiteral::Form::Quoted && name->text.ends_with('.');
            const bool dotFollows = name->form == KqlLiteral::Form::Quoted && m_lexer.peek() == '.';
            if (!quoteFollows && !dotFollows)
                break;
            const auto next = parseWord();
            if (!next)
                return next;
            name = joinedName(*name, *next);
        }
        return name;
    }

    static KqlLiteral joinedName(const KqlLiteral &a, const KqlLiteral &b)
    {
        std::string pattern;
        for (const KqlLiteral *part : {&a, &b}) {
            if (part->form == KqlLiteral::Form::Unquoted) {
                pattern += part->pattern;
                continue;
            }
            for (const char c : part->text)
                pattern += c == '*' || c == '\\' ? std::string {'\\', c} : std::string(1, c);
        }
        KqlLiteral name = KqlLiteral::unquoted(std::move(pattern));
        // Its last part tells what may follow.
        name.form = b.form;
        name.offset = a.offset;
        name.length = b.offset + b.length - a.offset;
        return name;
    }

    // Past the space in front of it, if there is one.
    bool atFieldOperator()
    {
        const std::size_t before = m_lexer.position();
        m_lexer.skipSpace();
        const char c = m_lexer.peek();
        if (!m_lexer.atEnd() && (c == ':' || c == '<' || c == '>'))
            return true;
        m_lexer.setPosition(before);
        return false;
    }

    Parsed parseAfterField(std::shared_ptr<KqlLiteral> field)
    {
        if (field->text.size() > kMaximumKqlFieldLength)
            return error(KqlText::tr("The name of a field is longer than %1 bytes.")
                             .arg(kMaximumKqlFieldLength),
                         field->offset, field->length);
        if (!field->pattern.empty())
            field->form = KqlLiteral::Form::Unquoted;
        if (m_lexer.take(':')) {
            m_lexer.skipSpace();
            if (m_lexer.peek() == '{')
                return parseNested(std::move(field));
            return parseValuesOf(std::move(field));
        }
        return parseRange(std::move(field));
    }

    Parsed parseNested(FieldPtr field)
    {
        const FieldPtr outer = std::exchange(m_field, nullptr);
        const bool commas = std::exchange(m_commas, false);
        Parsed inside = parseEnclosed(&Parser::parseOr, '}');
        m_field = outer;
        m_commas = commas;
        if (!inside)
            return inside;
        KqlNodePtr node = makeNode(Kind::Nested);
        node->field = std::move(field);
        node->children.push_back(std::move(*inside));
        return node;
    }

    Parsed parseRange(FieldPtr field)
    {
        KqlNodePtr node = makeNode(Kind::Range);
        node->field = std::move(field);
        const bool less = m_lexer.peek() == '<';
        m_lexer.setPosition(m_lexer.position() + 1);
        const bool orEqual = m_lexer.take('=');
        node->comparison = less ? (orEqual ? Comparison::LessOrEqual : Comparison::Less)
                                : (orEqual ? Comparison::GreaterOrEqual : Comparison::Greater);
        m_lexer.skipSpace();
        auto value = parseWord();
        if (!value)
            return tl::unexpected(std::move(value.error()));
        if (value->length == 0)
            return errorHere(KqlText::tr("A value to compare with is missing."));
        if (value->hasStar)
            return error(KqlText::tr("A comparison needs a plain value, without '*'."),
                         value->offset, value->length);
        node->value = std::move(*value);
        return node;
    }

    Parsed parseValuesOf(FieldPtr field)
    {
        const FieldPtr outer = std::exchange(m_field, std::move(field));
        Parsed node = parseValueList();
        m_field = outer;
        return node;
    }

    Parsed parseValueOr() { return parseChain(Kind::Or, &Parser::parseValueAnd); }
    Parsed parseValueAnd() { return parseChain(Kind::And, &Parser::parseValueNot); }

    Parsed parseValueNot()
    {
        if (!m_lexer.takeWord(Word::Not))
            return parseValueList();
        m_lexer.skipSpace();
        if (m_lexer.isWordAt(m_lexer.position(), Word::Not))
            return error(KqlText::tr("'not' cannot be doubled; use parentheses."),
                         m_lexer.position(), 3);
        Parsed child = parseValueList();
        return child ? Parsed(negated(std::move(*child))) : std::move(child);
    }

    Parsed parseValueList()
    {
        if (m_lexer.peek() == '(' && !m_lexer.atEnd())
            return parseEnclosed(&Parser::parseValueOr, ')');
        KqlNodePtr node = makeNode(Kind::Match);
        node->field = m_field;
        if (m_lexer.peek() == '/') {
            if (auto pattern = m_lexer.regex()) {
                node->value = std::move(*pattern);
                return node;
            }
        }
        auto value = parseWord();
        if (!value)
            return tl::unexpected(std::move(value.error()));
        if (value->length == 0)
            return missingValue();
        node->value = std::move(*value);
        return node;
    }

    tl::unexpected<KqlError> missingValue() const
    {
        const QString field = QString::fromStdString(m_field->text);
        if (m_lexer.peek() == '<' || m_lexer.peek() == '>')
            return errorHere(
                KqlText::tr("A comparison is written without ':', as in %1 > 5.").arg(field));
        return errorHere(
            KqlText::tr("A value for %1 is missing. Any value at all is %1: *").arg(field));
    }

    // `field = v`, `field == v`, `field != v`, `field in (…)`, which Kibana does not know. An
    // empty pointer, and nothing taken: this is none of them.
    Parsed parseSpelledOperator()
    {
        const std::size_t start = m_lexer.position();
        const std::string_view text = m_lexer.text();
        std::size_t end = start;
        while (end < text.size() && isNameCharacter(text[end]))
            ++end;
        m_lexer.setPosition(end);
        const bool space = m_lexer.skipSpace();
        const bool isIn = space && takeIn();
        const bool isNot = !isIn && m_lexer.take("!=");
        const bool isEqual = !isIn && !isNot && space && takeEqual();
        if (end == start || (!isIn && !isNot && !isEqual)) {
            m_lexer.setPosition(start);
            return KqlNodePtr();
        }
        m_lexer.skipSpace();
        auto field = std::make_shared<KqlLiteral>(
            KqlLiteral::unquoted(std::string(text.substr(start, end - start))));
        field->offset = start;
        field->length = end - start;
        if (field->text.size() > kMaximumKqlFieldLength)
            return error(KqlText::tr("The name of a field is longer than %1 bytes.")
                             .arg(kMaximumKqlFieldLength),
                         field->offset, field->length);
        const bool commas = std::exchange(m_commas, isIn);
        Parsed node = parseValuesOf(std::move(field));
        m_commas = commas;
        return node && isNot ? Parsed(negated(std::move(*node))) : std::move(node);
    }

    static bool isNameCharacter(char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || std::string_view("._-/@*").find(c) != std::string_view::npos;
    }

    bool takeIn()
    {
        const std::size_t before = m_lexer.position();
        if (m_lexer.take("in") || m_lexer.take("IN")) {
            m_lexer.skipSpace();
            if (m_lexer.peek() == '(')
                return true;
        }
        m_lexer.setPosition(before);
        return false;
    }

    bool takeEqual()
    {
        const std::size_t before = m_lexer.position();
        if ((m_lexer.take("==") || m_lexer.take("=")) && m_lexer.atSpace())
            return true;
        m_lexer.setPosition(before);
        return false;
    }

    KqlLexer m_lexer;
    FieldPtr m_field; // whose values are being read
    bool m_commas = false; // inside `in (…)`, where a comma means or
    int m_depth = 0;
};

} // namespace

tl::expected<KqlNodePtr, KqlError> parseKqlTree(std::string_view text)
{
    if (text.size() > kMaximumKqlLength)
        return tl::unexpected(
            KqlError {KqlText::tr("The filter is longer than %1 bytes.").arg(kMaximumKqlLength),
                      kMaximumKqlLength, text.size() - kMaximumKqlLength});
    return Parser(text).run();
}

} // namespace kubewake
