// SPDX-License-Identifier: Apache-2.0
#include "model/query/textsearch.h"
#include "model/query/valuetest.h"

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
    }

    [[nodiscard]] bool matches(std::string_view value) const override
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

private:
    static constexpr std::size_t kNoMatch = std::string_view::npos;

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
    bool m_insensitive;
};

} // namespace

ValueTestPtr wildcard(std::string_view pattern, CaseSensitivity sensitivity, bool questionMark)
{
    return std::make_shared<const WildcardTest>(pattern, sensitivity, questionMark);
}

} // namespace kubewake
