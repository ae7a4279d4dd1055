// SPDX-License-Identifier: Apache-2.0
#include "model/query/textsearch.h"
#include "model/query/valuetest.h"

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

// A literal byte, or '?': one character, which is one UTF-8 sequence (or one byte of a broken one).
struct Token
{
    char literal = 0;
    bool any = false;
};

using Segment = std::vector<Token>;

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U;
}

std::size_t characterLength(std::string_view text, std::size_t at)
{
    std::size_t length = 1;
    if (static_cast<unsigned char>(text[at]) < 0xc0U)
        return length;
    while (length < 4 && at + length < text.size() && isContinuation(text[at + length]))
        ++length;
    return length;
}

// Segments between stars: the first is anchored at the start, the last at the end, the others are
// taken at the first place that fits, which is enough for a glob.
class WildcardTest : public ValueTest
{
public:
    WildcardTest(std::string_view pattern, CaseSensitivity sensitivity, bool questionMark)
        : m_segments(1)
        , m_insensitive(sensitivity == CaseSensitivity::Insensitive)
    {
        for (std::size_t i = 0; i < pattern.size(); ++i) {
            const char c = pattern[i];
            if (c == '*') {
                m_segments.emplace_back();
            } else if (c == '?' && questionMark) {
                m_segments.back().push_back({.any = true});
            } else {
                const bool escape = c == '\\' && i + 1 < pattern.size();
                m_segments.back().push_back({.literal = folded(escape ? pattern[++i] : c)});
            }
        }
        takeLiterals();
    }

    [[nodiscard]] bool matches(std::string_view value) const override
    {
        if (m_literals.empty())
            return matchesTokens(value);
        if (!m_insensitive)
            return matchesLiterals(value);
        std::array<char, 512> buffer; // most values are short
        std::string longText;
        char *lower = buffer.data();
        if (value.size() > buffer.size()) {
            longText.resize(value.size());
            lower = longText.data();
        }
        std::ranges::transform(value, lower, asciiLower);
        return matchesLiterals({lower, value.size()});
    }

private:
    static constexpr std::size_t kNoMatch = std::string_view::npos;

    // Segments without '?' are compared as a whole. Not those that start inside a character: a
    // star stands for whole ones.
    void takeLiterals()
    {
        for (const Segment &segment : m_segments) {
            std::string literal;
            for (const Token &token : segment)
                literal += token.literal;
            if (std::ranges::any_of(segment, &Token::any)
                || (!literal.empty() && isContinuation(literal.front()))) {
                m_literals.clear();
                return;
            }
            m_literals.push_back(std::move(literal));
        }
    }

    [[nodiscard]] bool matchesLiterals(std::string_view value) const
    {
        if (m_literals.size() == 1)
            return value == m_literals.front();
        if (!value.starts_with(m_literals.front()))
            return false;
        std::size_t at = m_literals.front().size();
        for (std::size_t i = 1; i + 1 < m_literals.size(); ++i) {
            at = value.find(m_literals[i], at);
            if (at == kNoMatch)
                return false;
            at += m_literals[i].size();
        }
        return value.size() >= at + m_literals.back().size() && value.ends_with(m_literals.back());
    }

    [[nodiscard]] bool matchesTokens(std::string_view value) const
    {
        std::size_t at = fits(m_segments.front(), value, 0);
        if (at == kNoMatch || m_segments.size() == 1)
            return at == value.size();
        for (std::size_t i = 1; i + 1 < m_segments.size(); ++i) {
            at = find(m_segments[i], value, at);
            if (at == kNoMatch)
                return false;
        }
        return endsWith(m_segments.back(), value, at);
    }

    [[nodiscard]] char folded(char c) const { return m_insensitive ? asciiLower(c) : c; }

    // Where the segment ends if it starts at `at`.
    [[nodiscard]] std::size_t fits(const Segment &segment, std::string_view value,
                                   std::size_t at) const
    {
        for (const Token &token : segment) {
            if (at >= value.size())
                return kNoMatch;
            if (token.any)
                at += characterLength(value, at);
            else if (folded(value[at++]) != token.literal)
                return kNoMatch;
        }
        return at;
    }

    [[nodiscard]] std::size_t find(const Segment &segment, std::string_view value,
                                   std::size_t from) const
    {
        for (std::size_t at = from; at <= value.size(); at = nextStart(value, at)) {
            const std::size_t end = fits(segment, value, at);
            if (end != kNoMatch)
                return end;
        }
        return kNoMatch;
    }

    [[nodiscard]] bool endsWith(const Segment &segment, std::string_view value,
                                std::size_t from) const
    {
        if (segment.empty())
            return true;
        for (std::size_t at = from; at <= value.size(); at = nextStart(value, at)) {
            if (fits(segment, value, at) == value.size())
                return true;
        }
        return false;
    }

    // A star stands for whole characters.
    static std::size_t nextStart(std::string_view value, std::size_t at)
    {
        return at < value.size() ? at + characterLength(value, at) : at + 1;
    }

    std::vector<Segment> m_segments; // at least one; a star between each two
    std::vector<std::string> m_literals; // the same, if they are plain text; else empty
    bool m_insensitive;
};

} // namespace

ValueTestPtr wildcard(std::string_view pattern, CaseSensitivity sensitivity, bool questionMark)
{
    return std::make_shared<const WildcardTest>(pattern, sensitivity, questionMark);
}

} // namespace kubewake
