// SPDX-License-Identifier: Apache-2.0
#include "model/core/jsonview.h"

#include <algorithm>

namespace kubewake {
namespace {

constexpr std::size_t npos = std::string_view::npos;

std::size_t skipSpace(std::string_view text, std::size_t at)
{
    while (at < text.size()
           && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t'))
        ++at;
    return at;
}

// `at`: of the opening quote.
std::size_t stringEnd(std::string_view text, std::size_t at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\')
            ++at;
    }
    return at < text.size() ? at + 1 : npos;
}

std::size_t containerEnd(std::string_view text, std::size_t at)
{
    std::size_t depth = 0;
    while (at < text.size()) {
        switch (text[at]) {
        case '"':
            at = stringEnd(text, at);
            continue;
        case '\\': // no JSON, but where it ends must be the same as for simdjson
            ++at;
            break;
        case '{':
        case '[':
            ++depth;
            break;
        case '}':
        case ']':
            if (--depth == 0)
                return at + 1;
            break;
        default:
            break;
        }
        ++at;
    }
    return npos;
}

// Behind the comma after a value, or at what stands in its place.
std::size_t skipComma(std::string_view text, std::size_t at)
{
    at = skipSpace(text, at);
    return at < text.size() && text[at] == ',' ? skipSpace(text, at + 1) : at;
}

} // namespace

std::size_t jsonValueEnd(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return npos;
    if (text[at] == '"')
        return stringEnd(text, at);
    if (text[at] == '{' || text[at] == '[')
        return containerEnd(text, at);
    const std::size_t end = text.find_first_of(",]} \t\r\n", at);
    return end == at ? npos : end;
}

std::string_view inJsonString(std::string_view value)
{
    if (value.size() < 2 || value.front() != '"' || value.back() != '"')
        return {};
    return value.substr(1, value.size() - 2);
}

JsonObjectView::JsonObjectView(std::string_view text)
{
    if (!text.starts_with('{'))
        return;
    std::size_t at = skipSpace(text, 1);
    while (at < text.size() && text[at] == '"' && m_members.size() < kMaximumMembers) {
        const std::size_t keyEnd = stringEnd(text, at);
        if (keyEnd == npos)
            return;
        const std::size_t colon = skipSpace(text, keyEnd);
        if (colon >= text.size() || text[colon] != ':')
            return;
        const std::size_t value = skipSpace(text, colon + 1);
        const std::size_t end = jsonValueEnd(text, value);
        if (end == npos)
            return;
        m_members.push_back(
            {text.substr(at + 1, keyEnd - at - 2), text.substr(value, end - value)});
        at = skipComma(text, end);
    }
    m_whole = at < text.size() && text[at] == '}';
}

std::string_view JsonObjectView::operator[](std::string_view key) const
{
    // No std::views: clang 14, which builds the fuzz targets, cannot read those of libstdc++ 12.
    const auto found = std::find_if(m_members.rbegin(), m_members.rend(),
                                    [key](const Member &member) { return member.key == key; });
    return found == m_members.rend() ? std::string_view() : found->value;
}

JsonObjectView JsonObjectView::object(std::string_view key) const
{
    return JsonObjectView((*this)[key]);
}

std::vector<std::string_view> jsonElements(std::string_view text)
{
    std::vector<std::string_view> elements;
    if (!text.starts_with('['))
        return elements;
    std::size_t at = skipSpace(text, 1);
    while (at < text.size() && text[at] != ']') {
        const std::size_t end = jsonValueEnd(text, at);
        if (end == npos)
            break;
        elements.push_back(text.substr(at, end - at));
        at = skipComma(text, end);
    }
    return elements;
}

} // namespace kubewake
