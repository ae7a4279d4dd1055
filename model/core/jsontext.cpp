// SPDX-License-Identifier: Apache-2.0
#include "model/core/jsontext.h"

#include <algorithm>

namespace kubewake {
namespace {

// Past the closing quote of the string that starts at `begin`.
std::size_t endOfString(std::string_view json, std::size_t begin)
{
    std::size_t i = begin + 1;
    while (i < json.size() && json[i] != '"')
        i += json[i] == '\\' ? 2 : 1;
    return std::min(i + 1, json.size());
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void appendBreak(std::string &out, std::size_t depth)
{
    out += '\n';
    out.append(std::min(depth, kMaximumIndent) * 2, ' ');
}

} // namespace

std::size_t jsonDepth(std::string_view json)
{
    std::size_t depth = 0;
    std::size_t deepest = 0;
    for (std::size_t i = 0; i < json.size();) {
        const char c = json[i];
        if (c == '"') {
            i = endOfString(json, i);
            continue;
        }
        if (c == '{' || c == '[')
            deepest = std::max(deepest, ++depth);
        else if ((c == '}' || c == ']') && depth > 0)
            --depth;
        ++i;
    }
    return deepest;
}

std::string indentedJson(std::string_view json)
{
    std::string out;
    out.reserve(json.size() + json.size() / 2);
    std::size_t depth = 0;
    for (std::size_t i = 0; i < json.size();) {
        const char c = json[i];
        if (c == '"') {
            const std::size_t end = endOfString(json, i);
            out.append(json.substr(i, end - i));
            i = end;
            continue;
        }
        ++i;
        if (isSpace(c))
            continue;
        if (c == '{' || c == '[') {
            out += c;
            while (i < json.size() && isSpace(json[i]))
                ++i;
            if (i < json.size() && (json[i] == '}' || json[i] == ']'))
                out += json[i++];
            else
                appendBreak(out, ++depth);
        } else if (c == '}' || c == ']') {
            depth -= depth > 0 ? 1 : 0;
            appendBreak(out, depth);
            out += c;
        } else {
            out += c;
            if (c == ',')
                appendBreak(out, depth);
            else if (c == ':')
                out += ' ';
        }
    }
    return out;
}

} // namespace kubewake
