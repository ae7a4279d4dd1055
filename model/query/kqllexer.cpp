// SPDX-License-Identifier: Apache-2.0
#include "model/query/kqllexer.h"

#include "model/query/kqltext.h"
#include "model/query/textsearch.h"

#include <array>

namespace kubewake {
namespace {

constexpr std::array<std::string_view, 3> kWords {"and", "or", "not"};

void appendUtf8(std::string &out, unsigned code)
{
    const auto put = [&out](unsigned byte) { out += static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xc0U | code >> 6U);
        put(0x80U | (code & 0x3fU));
    } else if (code < 0x10000) {
        put(0xe0U | code >> 12U);
        put(0x80U | (code >> 6U & 0x3fU));
        put(0x80U | (code & 0x3fU));
    } else {
        put(0xf0U | code >> 18U);
        put(0x80U | (code >> 12U & 0x3fU));
        put(0x80U | (code >> 6U & 0x3fU));
        put(0x80U | (code & 0x3fU));
    }
}

} // namespace

bool KqlLexer::isSpecial(char c)
{
    return c != 0 && std::string_view("\\():<>\"*{}").find(c) != std::string_view::npos;
}

char KqlLexer::peek(std::size_t ahead) const
{
    return m_position + ahead < m_text.size() ? m_text[m_position + ahead] : '\0';
}

std::size_t KqlLexer::spaceLength(std::size_t at) const
{
    if (at >= m_text.size())
        return 0;
    const char c = m_text[at];
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
        return 1;
    return c == '\xc2' && at + 1 < m_text.size() && m_text[at + 1] == '\xa0' ? 2 : 0;
}

bool KqlLexer::skipSpace()
{
    const std::size_t start = m_position;
    while (const std::size_t length = spaceLength(m_position))
        m_position += length;
    return m_position != start;
}

bool KqlLexer::take(char c)
{
    if (atEnd() || m_text[m_position] != c)
        return false;
    ++m_position;
    return true;
}

bool KqlLexer::take(std::string_view sign)
{
    if (!m_text.substr(m_position).starts_with(sign))
        return false;
    m_position += sign.size();
    return true;
}

bool KqlLexer::isWordAt(std::size_t position, Word word) const
{
    const std::string_view name = kWords[static_cast<std::size_t>(word)];
    if (position > m_text.size() || !equalIgnoringCase(m_text.substr(position, name.size()), name))
        return false;
    const std::size_t end = position + name.size();
    if (spaceLength(end) > 0 || (end < m_text.size() && m_text[end] == '('))
        return true;
    // `a:b and` lacks its second half; `a:not` is the word.
    return word != Word::Not && endsValue(end);
}

bool KqlLexer::isJoiningWord() const
{
    return (isWordAt(m_position, Word::And) && spaceLength(m_position + 3) > 0)
        || (isWordAt(m_position, Word::Or) && spaceLength(m_position + 2) > 0);
}

bool KqlLexer::takeWord(Word word)
{
    if (!isWordAt(m_position, word))
        return false;
    m_position += kWords[static_cast<std::size_t>(word)].size();
    return true;
}

bool KqlLexer::endsValue(std::size_t at) const
{
    return at >= m_text.size() || spaceLength(at) > 0 || m_text[at] == ')' || m_text[at] == '}';
}

// At white space: is a keyword the next word?
bool KqlLexer::keywordFollows(std::size_t at) const
{
    while (const std::size_t length = spaceLength(at))
        at += length;
    return isWordAt(at, Word::And) || isWordAt(at, Word::Or) || isWordAt(at, Word::Not);
}

std::optional<unsigned> KqlLexer::hexDigits(std::size_t at) const
{
    constexpr std::size_t kDigits = 4;
    if (at + kDigits > m_text.size())
        return std::nullopt;
    unsigned value = 0;
    for (std::size_t i = at; i < at + kDigits; ++i) {
        const char c = asciiLower(m_text[i]);
        if (c >= '0' && c <= '9')
            value = value * 16 + static_cast<unsigned>(c - '0');
        else if (c >= 'a' && c <= 'f')
            value = value * 16 + static_cast<unsigned>(c - 'a') + 10;
        else
            return std::nullopt;
    }
    return value;
}

// After `\uXXXX`: joins a pair of surrogates; a lonely one is no character.
std::string KqlLexer::unicodeEscape(unsigned unit)
{
    constexpr unsigned kReplacement = 0xfffd;
    std::string out;
    if (unit >= 0xd800 && unit < 0xdc00 && peek() == '\\' && peek(1) == 'u') {
        const auto low = hexDigits(m_position + 2);
        if (low && *low >= 0xdc00 && *low < 0xe000) {
            m_position += 6;
            appendUtf8(out, 0x10000 + ((unit - 0xd800) << 10U) + (*low - 0xdc00));
            return out;
        }
    }
    appendUtf8(out, unit >= 0xd800 && unit < 0xe000 ? kReplacement : unit);
    return out;
}

// At a backslash.
tl::expected<std::string, KqlError> KqlLexer::escape(bool insideQuotes)
{
    const std::size_t start = m_position;
    const char c = peek(1);
    constexpr std::string_view kLetters = "trn";
    constexpr std::string_view kMeaning = "\t\r\n";
    if (c == 'u') {
        if (const auto unit = hexDigits(m_position + 2)) {
            m_position += 6;
            return unicodeEscape(*unit);
        }
    }
    if (insideQuotes ? c == '"' || c == '\\' : isSpecial(c)) {
        m_position += 2;
        return std::string(1, c);
    }
    if (!insideQuotes) {
        for (const std::string_view word : kWords) {
            const std::string_view written = m_text.substr(m_position + 1, word.size());
            const std::size_t end = m_position + 1 + word.size();
            const bool ends = endsValue(end) || isSpecial(m_text[end]);
            if (equalIgnoringCase(written, word) && ends) {
                m_position = end;
                return std::string(written);
            }
        }
    }
    const std::size_t letter = c == 0 ? std::string_view::npos : kLetters.find(c);
    if (letter != std::string_view::npos) {
        m_position += 2;
        return std::string(1, kMeaning[letter]);
    }
    return tl::unexpected(KqlError {
        insideQuotes
            ? KqlText::tr("Inside quotes a backslash is written twice: \\\\")
            : KqlText::tr("A backslash is written twice, or put before one of ( ) : < > \" * { }"),
        start, c == 0 ? std::size_t {1} : std::size_t {2}});
}

tl::expected<KqlLiteral, KqlError> KqlLexer::unquoted(std::string_view stopAt)
{
    const std::size_t start = m_position;
    if (isWordAt(start, Word::Not))
        return KqlLiteral {.offset = start};
    std::string pattern;
    std::size_t trimmed = 0; // bytes of the pattern up to the last character that is no space
    std::size_t end = start;
    while (!atEnd()) {
        const char c = m_text[m_position];
        if (atSpace()) {
            if (keywordFollows(m_position))
                break;
            const std::size_t from = m_position;
            skipSpace();
            pattern += m_text.substr(from, m_position - from);
            continue;
        }
        if (stopAt.find(c) != std::string_view::npos)
            break;
        if (c == '\\') {
            auto escaped = escape(false);
            if (!escaped)
                return tl::unexpected(std::move(escaped.error()));
            for (const char e : *escaped) {
                if (e == '*' || e == '\\')
                    pattern += '\\';
                pattern += e;
            }
        } else if (isSpecial(c) && c != '*') {
            break;
        } else {
            pattern += c;
            ++m_position;
        }
        trimmed = pattern.size();
        end = m_position;
    }
    pattern.resize(trimmed);
    KqlLiteral literal = KqlLiteral::unquoted(std::move(pattern));
    literal.offset = start;
    literal.length = end - start;
    m_position = end;
    return literal;
}

tl::expected<KqlLiteral, KqlError> KqlLexer::quoted()
{
    const std::size_t start = m_position;
    std::string text;
    ++m_position;
    while (!atEnd()) {
        const char c = m_text[m_position];
        if (c == '"') {
            ++m_position;
            KqlLiteral literal = KqlLiteral::quoted(std::move(text));
            literal.offset = start;
            literal.length = m_position - start;
            return literal;
        }
        if (c == '\\') {
            auto escaped = escape(true);
            if (!escaped)
                return tl::unexpected(std::move(escaped.error()));
            text += *escaped;
        } else {
            text += c;
            ++m_position;
        }
    }
    return tl::unexpected(
        KqlError {KqlText::tr("The closing quote is missing."), start, m_text.size() - start});
}

std::optional<KqlLiteral> KqlLexer::regex()
{
    const std::size_t start = m_position;
    for (std::size_t at = start + 1; at < m_text.size(); ++at) {
        if (m_text[at] == '\\') {
            ++at;
            continue;
        }
        if (spaceLength(at) > 0 && spaceLength(at - 1) == 0 && keywordFollows(at))
            return std::nullopt;
        if (m_text[at] != '/')
            continue;
        const bool ignoresCase = at + 1 < m_text.size() && m_text[at + 1] == 'i';
        const std::size_t end = at + (ignoresCase ? 2 : 1);
        if (at == start + 1 || !endsValue(end))
            return std::nullopt;
        KqlLiteral literal =
            KqlLiteral::regex(std::string(m_text.substr(start + 1, at - start - 1)), ignoresCase);
        literal.offset = start;
        literal.length = end - start;
        m_position = end;
        return literal;
    }
    return std::nullopt;
}

} // namespace kubewake
