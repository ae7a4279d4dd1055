// SPDX-License-Identifier: Apache-2.0
#include "app/cli/visibletext.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

namespace kubewake {
namespace {

struct CodePoint
{
    std::uint32_t value = 0;
    std::size_t bytes = 0; // 0: no UTF-8
};

CodePoint firstCodePoint(std::string_view text)
{
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length)
        return {};
    std::uint32_t value = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80)
            return {};
        value = (value << 6) | (byte(i) & 0x3FU);
    }
    constexpr std::array<std::uint32_t, 5> kSmallest {0, 0, 0x80, 0x800, 0x10000};
    if (value < kSmallest[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return {};
    return {value, length};
}

bool isHarmful(std::uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) // C0, DEL, C1
        || c == 0x061C || (c >= 0x200B && c <= 0x200F) // marks and zero width
        || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) // lines, overrides
        || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE007F);
}

void appendEscaped(std::string &out, const char *format, std::uint32_t value)
{
    std::array<char, 16> buffer {};
    std::snprintf(buffer.data(), buffer.size(), format, value);
    out += buffer.data();
}

void appendHarmful(std::string &out, std::uint32_t c)
{
    if (c == '\n')
        out += "\\n";
    else if (c == '\t')
        out += "\\t";
    else if (c == '\r')
        out += "\\r";
    else
        appendEscaped(out, c <= 0xFF ? "\\x%02x" : "\\u%04x", c);
}

} // namespace

std::string visibleText(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const CodePoint c = firstCodePoint(text);
        if (c.bytes == 0)
            appendEscaped(out, "\\x%02x", static_cast<unsigned char>(text.front()));
        else if (isHarmful(c.value))
            appendHarmful(out, c.value);
        else
            out.append(text.substr(0, c.bytes));
        text.remove_prefix(std::max<std::size_t>(c.bytes, 1));
    }
    return out;
}

std::size_t textWidth(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

std::string elided(std::string_view text, std::size_t width)
{
    if (textWidth(text) <= width || width == 0)
        return std::string(text);
    std::size_t bytes = 0;
    for (std::size_t points = 0; bytes < text.size(); ++bytes) {
        if ((static_cast<unsigned char>(text[bytes]) & 0xC0U) != 0x80 && ++points == width)
            break;
    }
    return std::string(text.substr(0, bytes)) + "\u2026";
}

} // namespace kubewake
