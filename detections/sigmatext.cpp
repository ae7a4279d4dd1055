// SPDX-License-Identifier: Apache-2.0
#include "detections/sigmatext.h"

#include <algorithm>

namespace kubewake {
namespace {

using Kind = SigmaText::Part::Kind;

bool isEscapable(char c, SigmaText::Placeholders placeholders)
{
    return c == '*' || c == '?' || c == '\\'
        || (c == '%' && placeholders == SigmaText::Placeholders::Read);
}

// As wildcard() reads it.
std::string patternOf(const std::vector<SigmaText::Part> &parts)
{
    std::string pattern;
    for (const SigmaText::Part &part : parts) {
        if (part.kind == Kind::AnyRun) {
            pattern += '*';
        } else if (part.kind == Kind::AnyOne) {
            pattern += '?';
        } else {
            for (const char c : part.text) {
                if (c == '*' || c == '?' || c == '\\')
                    pattern += '\\';
                pattern += c;
            }
        }
    }
    return pattern;
}

} // namespace

SigmaText SigmaText::parse(std::string_view text, Placeholders placeholders)
{
    SigmaText result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\' && i + 1 < text.size() && isEscapable(text[i + 1], placeholders)) {
            result.append({Kind::Literal, std::string(1, text[++i])});
        } else if (c == '*') {
            result.append({Kind::AnyRun});
        } else if (c == '?') {
            result.append({Kind::AnyOne});
        } else if (c == '%' && placeholders == Placeholders::Read
                   && text.find('%', i + 1) != std::string_view::npos) {
            const std::size_t end = text.find('%', i + 1);
            result.append({Kind::Placeholder, std::string(text.substr(i + 1, end - i - 1))});
            i = end;
        } else {
            result.append({Kind::Literal, std::string(1, c)});
        }
    }
    return result;
}

SigmaText SigmaText::literal(std::string text)
{
    SigmaText result;
    result.append({Kind::Literal, std::move(text)});
    return result;
}

void SigmaText::append(Part part)
{
    if (part.kind == Kind::Literal && part.text.empty())
        return;
    if (!m_parts.empty() && m_parts.back().kind == part.kind) {
        if (part.kind == Kind::AnyRun)
            return;
        if (part.kind == Kind::Literal) {
            m_parts.back().text += part.text;
            return;
        }
    }
    m_parts.push_back(std::move(part));
}

void SigmaText::appendText(const SigmaText &other)
{
    for (const Part &part : other.m_parts)
        append(part);
}

bool SigmaText::hasWildcards() const
{
    return std::ranges::any_of(m_parts, [](const Part &part) {
        return part.kind == Kind::AnyRun || part.kind == Kind::AnyOne;
    });
}

bool SigmaText::isAnything() const
{
    return m_parts.size() == 1 && m_parts.front().kind == Kind::AnyRun;
}

std::string SigmaText::literalText() const
{
    return m_parts.empty() ? std::string() : m_parts.front().text;
}

ValueTestPtr SigmaText::test(CaseSensitivity sensitivity) const
{
    if (!hasWildcards())
        return equalTo(literalText(), sensitivity);
    const auto isRun = [this](std::size_t i) { return m_parts[i].kind == Kind::AnyRun; };
    const auto isLiteral = [this](std::size_t i) { return m_parts[i].kind == Kind::Literal; };
    if (m_parts.size() == 2 && isLiteral(0) && isRun(1))
        return startingWith(m_parts[0].text, sensitivity);
    if (m_parts.size() == 2 && isRun(0) && isLiteral(1))
        return endingWith(m_parts[1].text, sensitivity);
    if (m_parts.size() == 3 && isRun(0) && isLiteral(1) && isRun(2))
        return containing(m_parts[1].text, sensitivity);
    return wildcard(patternOf(m_parts), sensitivity, true);
}

} // namespace kubewake
