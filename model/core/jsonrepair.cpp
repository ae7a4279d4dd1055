// SPDX-License-Identifier: Apache-2.0
#include "model/core/jsonrepair.h"

#include "model/core/utf8repair.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

namespace kubewake {
namespace {

constexpr std::string_view kReplacement = "\\ufffd";
constexpr std::string_view kLargestNumber = "1.7976931348623157e308";
constexpr std::size_t kUnicodeEscape = 6; // \uXXXX
constexpr std::size_t kSafeDigits = 18; // any integer of so many characters fits 64 bits

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::size_t digitsAt(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    return end - at;
}

// Length of the number at the start of `text` by the grammar of JSON; 0 if there is none.
std::size_t numberLength(std::string_view text, bool &integer)
{
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const std::size_t whole = digitsAt(text, at);
    if (whole == 0 || (whole > 1 && text[at] == '0'))
        return 0;
    at += whole;
    integer = true;
    if (at < text.size() && text[at] == '.') {
        const std::size_t digits = digitsAt(text, at + 1);
        if (digits == 0)
            return 0;
        at += 1 + digits;
        integer = false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        std::size_t digitsStart = at + 1;
        if (digitsStart < text.size() && (text[digitsStart] == '-' || text[digitsStart] == '+'))
            ++digitsStart;
        const std::size_t digits = digitsAt(text, digitsStart);
        if (digits == 0)
            return 0;
        at = digitsStart + digits;
        integer = false;
    }
    return at;
}

class Repair
{
public:
    Repair(std::string_view text, std::size_t maximumDepth)
        : m_rest(text)
        , m_maximumDepth(maximumDepth)
    {
        m_result.reserve(text.size() + 16);
    }

    std::string run()
    {
        while (!m_rest.empty()) {
            const char c = m_rest.front();
            if (c == '"') {
                string();
            } else if (c == '-' || isDigit(c)) {
                number();
            } else if (c == '{' || c == '[') {
                if (m_depth == m_maximumDepth) {
                    skipValue();
                } else {
                    ++m_depth;
                    copy(1);
                }
            } else {
                if ((c == '}' || c == ']') && m_depth > 0)
                    --m_depth;
                copy(1);
            }
        }
        return std::move(m_result);
    }

private:
    void copy(std::size_t count)
    {
        m_result += m_rest.substr(0, count);
        m_rest.remove_prefix(std::min(count, m_rest.size()));
    }

    [[nodiscard]] static std::optional<unsigned> unicodeEscape(std::string_view text)
    {
        unsigned code = 0;
        if (!text.starts_with("\\u") || text.size() < kUnicodeEscape)
            return std::nullopt;
        const char *end = text.data() + kUnicodeEscape;
        const auto read = std::from_chars(text.data() + 2, end, code, 16);
        return read.ec == std::errc() && read.ptr == end ? std::optional(code) : std::nullopt;
    }

    void string()
    {
        copy(1);
        while (!m_rest.empty()) {
            if (m_rest.front() == '\\') {
                escape();
                continue;
            }
            const bool end = m_rest.front() == '"';
            copy(1);
            if (end)
                return;
        }
    }

    void escape()
    {
        const auto code = unicodeEscape(m_rest);
        if (!code) {
            copy(2);
        } else if (*code < 0xD800 || *code > 0xDFFF) {
            copy(kUnicodeEscape);
        } else {
            const auto low = unicodeEscape(m_rest.substr(kUnicodeEscape));
            if (*code < 0xDC00 && low && *low >= 0xDC00 && *low <= 0xDFFF) {
                copy(2 * kUnicodeEscape);
            } else {
                m_result += kReplacement;
                m_rest.remove_prefix(kUnicodeEscape);
            }
        }
    }

    void number()
    {
        bool integer = false;
        const std::size_t length = numberLength(m_rest, integer);
        if (length == 0) {
            copy(1);
            return;
        }
        const std::string_view token = m_rest.substr(0, length);
        double value = 0;
        const auto read = std::from_chars(token.data(), token.data() + token.size(), value);
        if (read.ec == std::errc::result_out_of_range) {
            const std::string_view digits = token.substr(token.front() == '-' ? 1 : 0);
            const bool tiny = digits.starts_with('0') || token.find("e-") != std::string_view::npos
                || token.find("E-") != std::string_view::npos;
            if (!tiny && token.front() == '-')
                m_result += '-';
            m_result += tiny ? "0" : kLargestNumber;
            m_rest.remove_prefix(length);
            return;
        }
        copy(length);
        if (integer && length > kSafeDigits && !fits(token))
            m_result += "e0";
    }

    [[nodiscard]] static bool fits(std::string_view token)
    {
        std::uint64_t positive = 0;
        std::int64_t any = 0;
        const char *end = token.data() + token.size();
        return std::from_chars(token.data(), end, any).ec == std::errc()
            || (token.front() != '-'
                && std::from_chars(token.data(), end, positive).ec == std::errc());
    }

    // The array or object that starts here, up to its end, becomes null.
    void skipValue()
    {
        std::size_t depth = 0;
        bool inString = false;
        std::size_t at = 0;
        for (; at < m_rest.size(); ++at) {
            const char c = m_rest[at];
            if (inString) {
                if (c == '\\')
                    ++at;
                else if (c == '"')
                    inString = false;
            } else if (c == '"') {
                inString = true;
            } else if (c == '{' || c == '[') {
                ++depth;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                ++at;
                break;
            }
        }
        m_result += "null";
        m_rest.remove_prefix(std::min(at, m_rest.size()));
    }

    std::string_view m_rest;
    std::size_t m_maximumDepth;
    std::size_t m_depth = 0;
    std::string m_result;
};

} // namespace

std::string repairedJson(std::string_view text, std::size_t maximumDepth)
{
    const std::string valid = repairedUtf8(text);
    return Repair(valid, maximumDepth).run();
}

} // namespace kubewake
