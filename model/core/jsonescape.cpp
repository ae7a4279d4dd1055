// SPDX-License-Identifier: Apache-2.0
#include "model/core/jsonescape.h"

#include "model/core/utf8repair.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

namespace kubewake {
namespace {

constexpr std::size_t kUnicodeEscape = 6; // \uXXXX

// What one escape became.
struct Unescaped
{
    char bytes[4] {};
    std::size_t size = 0;
    std::size_t taken = 0; // of the escaped text
};

std::optional<std::uint32_t> unicodeEscape(std::string_view text)
{
    std::uint32_t code = 0;
    if (!text.starts_with("\\u") || text.size() < kUnicodeEscape)
        return std::nullopt;
    const char *end = text.data() + kUnicodeEscape;
    const auto read = std::from_chars(text.data() + 2, end, code, 16);
    return read.ec == std::errc() && read.ptr == end ? std::optional(code) : std::nullopt;
}

void putUtf8(std::uint32_t code, Unescaped &out)
{
    const auto put = [&out](std::uint32_t byte) {
        out.bytes[out.size++] = static_cast<char>(byte);
    };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | code >> 6);
        put(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        put(0xE0 | code >> 12);
        put(0x80 | (code >> 6 & 0x3F));
        put(0x80 | (code & 0x3F));
    } else {
        put(0xF0 | code >> 18);
        put(0x80 | (code >> 12 & 0x3F));
        put(0x80 | (code >> 6 & 0x3F));
        put(0x80 | (code & 0x3F));
    }
}

void unescapeUnicode(std::string_view text, std::uint32_t code, Unescaped &out)
{
    constexpr std::uint32_t kReplacement = 0xFFFD;
    out.taken = kUnicodeEscape;
    if (code >= 0xD800 && code < 0xDC00) {
        const auto low = unicodeEscape(text.substr(kUnicodeEscape));
        if (low && *low >= 0xDC00 && *low < 0xE000) {
            out.taken = 2 * kUnicodeEscape;
            code = 0x10000 + ((code - 0xD800) << 10) + (*low - 0xDC00);
        } else {
            code = kReplacement;
        }
    } else if (code >= 0xDC00 && code < 0xE000) {
        code = kReplacement;
    }
    putUtf8(code, out);
}

// `text` starts with a backslash.
Unescaped unescape(std::string_view text)
{
    constexpr std::string_view kNames = "\"\\/bfnrt";
    constexpr std::string_view kBytes = "\"\\/\b\f\n\r\t";
    Unescaped out;
    if (const auto code = unicodeEscape(text)) {
        unescapeUnicode(text, *code, out);
        return out;
    }
    const std::size_t name = text.size() < 2 ? std::string_view::npos : kNames.find(text[1]);
    out.size = 1;
    if (name == std::string_view::npos) {
        out.taken = 1;
        out.bytes[0] = '\\';
    } else {
        out.taken = 2;
        out.bytes[0] = kBytes[name];
    }
    return out;
}

} // namespace

void appendUnescaped(std::string_view escaped, std::string &text)
{
    text.reserve(text.size() + escaped.size());
    while (!escaped.empty()) {
        const std::size_t plain = std::min(escaped.find('\\'), escaped.size());
        text.append(escaped.substr(0, plain));
        escaped.remove_prefix(plain);
        if (escaped.empty())
            break;
        const Unescaped one = unescape(escaped);
        text.append(one.bytes, one.size);
        escaped.remove_prefix(one.taken);
    }
}

std::string unescapedText(std::string_view escaped)
{
    std::string text;
    appendUnescaped(escaped, text);
    return text;
}

void appendJsonString(std::string_view text, std::string &json)
{
    static constexpr char kHex[] = "0123456789abcdef";
    json.push_back('"');
    for (const char c : repairedUtf8(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            json.push_back('\\');
            json.push_back(c);
        } else if (byte < 0x20) {
            json.append("\\u00").push_back(kHex[byte >> 4]);
            json.push_back(kHex[byte & 15]);
        } else {
            json.push_back(c);
        }
    }
    json.push_back('"');
}

std::size_t escapedLength(std::string_view escaped, std::size_t size)
{
    std::size_t at = 0;
    while (size > 0 && at < escaped.size()) {
        if (escaped[at] != '\\') {
            const std::size_t run = std::min(
                {size, escaped.size() - at, std::min(escaped.find('\\', at), escaped.size()) - at});
            at += run;
            size -= run;
            continue;
        }
        const Unescaped one = unescape(escaped.substr(at));
        at += one.taken;
        size -= std::min(size, one.size);
    }
    return at;
}

} // namespace kubewake
