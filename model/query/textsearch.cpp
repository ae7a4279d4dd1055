// SPDX-License-Identifier: Apache-2.0
#include "model/query/textsearch.h"

#include <QString>

#include <algorithm>

namespace kubewake {
namespace {

enum class Escaping { Minimal, Html, Ascii };

void appendUnicodeEscape(std::string &out, unsigned unit)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += kDigits[(unit >> shift) & 0xf];
}

void appendEscaped(std::string &out, char c, Escaping escaping)
{
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        break;
    }
    const bool html = escaping == Escaping::Html && (c == '<' || c == '>' || c == '&');
    if (html || static_cast<unsigned char>(c) < 0x20)
        appendUnicodeEscape(out, static_cast<unsigned char>(c));
    else
        out += c;
}

std::string escaped(std::string_view text, Escaping escaping)
{
    std::string out;
    if (escaping != Escaping::Ascii) {
        for (const char c : text)
            appendEscaped(out, c, escaping);
        return out;
    }
    const QString utf16 = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    for (const QChar unit : utf16) {
        if (unit.unicode() < 0x80)
            appendEscaped(out, static_cast<char>(unit.unicode()), escaping);
        else
            appendUnicodeEscape(out, unit.unicode());
    }
    return out;
}

} // namespace

std::string asciiLowered(std::string_view text)
{
    std::string lowered(text);
    std::ranges::transform(lowered, lowered.begin(), asciiLower);
    return lowered;
}

bool equalIgnoringCase(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, {}, asciiLower, asciiLower);
}

TextSearch::TextSearch(std::string_view needle)
    : m_needle(asciiLowered(needle))
{
    const auto size = static_cast<std::uint32_t>(m_needle.size());
    m_skip.fill(std::max(size, 1U));
    for (std::uint32_t i = 0; i + 1 < size; ++i) {
        const char c = m_needle[i];
        m_skip[static_cast<unsigned char>(c)] = size - 1 - i;
        if (c >= 'a' && c <= 'z')
            m_skip[static_cast<unsigned char>(c - 'a' + 'A')] = size - 1 - i;
    }
}

bool TextSearch::isIn(std::string_view text) const
{
    const std::size_t size = m_needle.size();
    if (size == 0)
        return true;
    const char last = m_needle.back();
    for (std::size_t at = size - 1; at < text.size();
         at += m_skip[static_cast<unsigned char>(text[at])]) {
        if (asciiLower(text[at]) == last
            && equalIgnoringCase(text.substr(at + 1 - size, size), m_needle))
            return true;
    }
    return false;
}

std::vector<std::string> jsonSpellings(std::string_view text)
{
    std::vector<std::string> spellings {std::string(text)};
    for (const Escaping escaping : {Escaping::Minimal, Escaping::Html, Escaping::Ascii}) {
        std::string spelling = escaped(text, escaping);
        if (std::ranges::find(spellings, spelling) == spellings.end())
            spellings.push_back(std::move(spelling));
    }
    return spellings;
}

} // namespace kubewake
