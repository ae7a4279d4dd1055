// SPDX-License-Identifier: Apache-2.0
#include "model/query/kqlast.h"

#include "model/query/kqllexer.h"
#include "model/query/textsearch.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace kubewake {
namespace {

using Kind = KqlNode::Kind;

std::string_view symbol(Comparison comparison)
{
    constexpr std::array<std::string_view, 4> kSymbols {"<", "<=", ">", ">="};
    return kSymbols[static_cast<std::size_t>(comparison)];
}

bool sameLiteral(const KqlLiteral &a, const KqlLiteral &b)
{
    return a.form == b.form && a.text == b.text && a.pattern == b.pattern && a.hasStar == b.hasStar
        && a.ignoresCase == b.ignoresCase;
}

// Can this text stand without quotes? Rather one pair of quotes too many than one too few.
bool isPlain(std::string_view pattern)
{
    if (pattern.empty() || pattern.front() == '-' || pattern.front() == '/')
        return false;
    const std::string lowered = asciiLowered(pattern);
    if (lowered == "or" || lowered == "and" || lowered == "not")
        return false;
    return std::ranges::all_of(pattern, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '.' || c == '_' || c == '-' || c == '*' || c == '/' || c == '@'
            || static_cast<unsigned char>(c) > 0xc2U
            || (static_cast<unsigned char>(c) >= 0x80U && static_cast<unsigned char>(c) < 0xa0U);
    });
}

// A pattern that needs more than its plain characters: everything special is escaped.
std::string escapedPattern(std::string_view pattern)
{
    std::string out;
    std::array<char, 8> unicode {};
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        char c = pattern[i];
        const bool escaped = c == '\\' && i + 1 < pattern.size();
        if (escaped)
            c = pattern[++i];
        const bool star = c == '*' && !escaped;
        if (static_cast<unsigned char>(c) <= ' ' || c == '-' || c == '/' || c == '=' || c == '!'
            || c == ',') {
            std::snprintf(unicode.data(), unicode.size(), "\\u%04x", static_cast<unsigned>(c));
            out += unicode.data();
        } else if (!star && KqlLexer::isSpecial(c)) {
            out += '\\';
            out += c;
        } else if (c == '\xc2' && i + 1 < pattern.size() && pattern[i + 1] == '\xa0') {
            out += "\\u00a0";
            ++i;
        } else {
            out += c;
        }
    }
    const std::string lowered = asciiLowered(out);
    return lowered == "or" || lowered == "and" || lowered == "not" ? '\\' + out : out;
}

// `Not` binds tighter than `And`, `And` tighter than `Or`.
int rank(Kind kind)
{
    switch (kind) {
    case Kind::Or:
        return 0;
    case Kind::And:
        return 1;
    case Kind::Not:
        return 2;
    default:
        return 3;
    }
}

void print(const KqlNode &node, std::string &out);

void printChild(const KqlNode &child, Kind parent, std::string &out)
{
    const bool parentheses = rank(child.kind) <= rank(parent);
    out += parentheses ? "(" : "";
    print(child, out);
    out += parentheses ? ")" : "";
}

void print(const KqlNode &node, std::string &out)
{
    switch (node.kind) {
    case Kind::All:
        out += '*';
        return;
    case Kind::And:
    case Kind::Or:
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            if (i > 0)
                out += node.kind == Kind::And ? " and " : " or ";
            printChild(*node.children[i], node.kind, out);
        }
        return;
    case Kind::Not:
        out += "not ";
        printChild(*node.children.front(), node.kind, out);
        return;
    case Kind::Match:
        if (node.field)
            out += printKqlLiteral(*node.field) + ": ";
        break;
    case Kind::Range:
        out += printKqlLiteral(*node.field) + ' ';
        out += symbol(node.comparison);
        out += ' ';
        break;
    case Kind::Nested:
        out += printKqlLiteral(*node.field) + ": { ";
        print(*node.children.front(), out);
        out += " }";
        return;
    }
    out += printKqlLiteral(node.value);
}

} // namespace

KqlLiteral KqlLiteral::unquoted(std::string pattern)
{
    KqlLiteral literal;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '\\' && i + 1 < pattern.size())
            ++i;
        else if (pattern[i] == '*')
            literal.hasStar = true;
        literal.text += pattern[i];
    }
    literal.pattern = std::move(pattern);
    return literal;
}

KqlLiteral KqlLiteral::quoted(std::string text)
{
    KqlLiteral literal;
    literal.form = Form::Quoted;
    literal.text = std::move(text);
    return literal;
}

KqlLiteral KqlLiteral::regex(std::string pattern, bool ignoresCase)
{
    KqlLiteral literal;
    literal.form = Form::Regex;
    literal.text = std::move(pattern);
    literal.ignoresCase = ignoresCase;
    return literal;
}

bool sameKql(const KqlNode &a, const KqlNode &b)
{
    if (a.kind != b.kind || a.children.size() != b.children.size()
        || (a.field == nullptr) != (b.field == nullptr))
        return false;
    if (a.field && !sameLiteral(*a.field, *b.field))
        return false;
    if ((a.kind == Kind::Match || a.kind == Kind::Range) && !sameLiteral(a.value, b.value))
        return false;
    if (a.kind == Kind::Range && a.comparison != b.comparison)
        return false;
    return std::ranges::equal(a.children, b.children, [](const KqlNodePtr &x, const KqlNodePtr &y) {
        return sameKql(*x, *y);
    });
}

std::string printKql(const KqlNode &node)
{
    std::string out;
    print(node, out);
    return out;
}

std::string printKqlLiteral(const KqlLiteral &literal)
{
    switch (literal.form) {
    case KqlLiteral::Form::Quoted:
        return quoteKql(literal.text);
    case KqlLiteral::Form::Regex:
        return '/' + literal.text + (literal.ignoresCase ? "/i" : "/");
    case KqlLiteral::Form::Unquoted:
        break;
    }
    return isPlain(literal.pattern) ? literal.pattern : escapedPattern(literal.pattern);
}

std::string quoteKql(std::string_view text)
{
    std::string out = "\"";
    std::array<char, 8> unicode {};
    for (const char c : text) {
        switch (c) {
        case '"':
        case '\\':
            out += '\\';
            out += c;
            break;
        case '\t':
            out += "\\t";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\n':
            out += "\\n";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20U) {
                std::snprintf(unicode.data(), unicode.size(), "\\u%04x", static_cast<unsigned>(c));
                out += unicode.data();
            } else {
                out += c;
            }
        }
    }
    return out + '"';
}

} // namespace kubewake
