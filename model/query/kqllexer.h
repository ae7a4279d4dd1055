// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/kql.h"
#include "model/query/kqlast.h"

#include <optional>
#include <string_view>

namespace kubewake {

// A cursor over the text of a filter that takes words, quoted texts, patterns and signs. KQL has
// no tokens that are the same everywhere (a '/' or a '-' means something at the start of a value
// only), so the parser asks for what may stand at a place. One parse owns it.
class KqlLexer
{
public:
    enum class Word : std::uint8_t { And, Or, Not };

    explicit KqlLexer(std::string_view text)
        : m_text(text)
    {
    }

    [[nodiscard]] std::size_t position() const { return m_position; }
    void setPosition(std::size_t position) { m_position = position; }
    [[nodiscard]] bool atEnd() const { return m_position >= m_text.size(); }
    // 0 at the end.
    [[nodiscard]] char peek(std::size_t ahead = 0) const;
    [[nodiscard]] std::string_view text() const { return m_text; }

    // Space, tab, CR, LF, U+00A0. True if there was any.
    bool skipSpace();
    [[nodiscard]] bool atSpace() const { return spaceLength(m_position) > 0; }
    bool take(char c);
    bool take(std::string_view sign);
    // The whole word, in any case, after space if it is `and` or `or`. `not` needs space or '('
    // behind it.
    bool takeWord(Word word);
    [[nodiscard]] bool isWordAt(std::size_t position, Word word) const;

    // `and` or `or` with space behind it, where a condition should start.
    [[nodiscard]] bool isJoiningWord() const;

    // A word of one or more characters, up to a special one or a keyword; spaces at its ends are
    // no part of it. At a place where no word starts: an empty one.
    [[nodiscard]] tl::expected<KqlLiteral, KqlError> unquoted(std::string_view stopAt = {});
    [[nodiscard]] tl::expected<KqlLiteral, KqlError> quoted();
    // `/pattern/` or `/pattern/i`, or nothing (and nothing taken) where the text is no pattern,
    // as in /api/v1: the next unescaped slash has to end the value.
    [[nodiscard]] std::optional<KqlLiteral> regex();

    [[nodiscard]] static bool isSpecial(char c);

private:
    [[nodiscard]] std::size_t spaceLength(std::size_t at) const;
    [[nodiscard]] bool endsValue(std::size_t at) const;
    [[nodiscard]] bool keywordFollows(std::size_t at) const;
    [[nodiscard]] tl::expected<std::string, KqlError> escape(bool insideQuotes);
    [[nodiscard]] std::optional<unsigned> hexDigits(std::size_t at) const;
    [[nodiscard]] std::string unicodeEscape(unsigned unit);

    std::string_view m_text;
    std::size_t m_position = 0;
};

} // namespace kubewake
