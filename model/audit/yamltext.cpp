// SPDX-License-Identifier: Apache-2.0
#include "model/audit/yamltext.h"

#include "model/core/jsonescape.h"

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

constexpr std::size_t kMaximumColumn = 100;

// Texts that YAML reads as texts without quotes, and nothing that only looks so.
bool isPlain(std::string_view text)
{
    constexpr std::array<std::string_view, 8> kWords {"true", "false", "null", "yes",
                                                      "no",   "on",    "off",  "y"};
    const auto isLetter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (text.empty() || !(isLetter(text.front()) || isCapital(text.front()) || text[0] == '/'))
        return false;
    // A colon would do inside a word; not at its end.
    const bool simple = std::ranges::all_of(text, [&](char c) {
        return isLetter(c) || isCapital(c) || (c >= '0' && c <= '9') || c == '/' || c == '.'
            || c == '-' || c == '_';
    });
    std::string lower(text);
    for (char &c : lower)
        c = isCapital(c) ? static_cast<char>(c - 'A' + 'a') : c;
    return simple && lower != "n" && std::ranges::find(kWords, lower) == kWords.end();
}

// A comment may quote a rule of strangers: nothing in it may begin a line of the policy. Go's YAML
// also breaks lines at U+0085, U+2028 and U+2029.
std::string withoutBreaks(std::string text)
{
    for (const std::string_view lineBreak : {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"}) {
        for (std::size_t at = 0; (at = text.find(lineBreak, at)) != std::string::npos;)
            text.replace(at, lineBreak.size(), " ");
    }
    std::ranges::replace_if(
        text, [](char c) { return (c >= 0 && c < ' ') || c == '\x7F'; }, ' ');
    return text;
}

} // namespace

std::string yamlScalar(std::string_view text)
{
    if (isPlain(text))
        return std::string(text);
    std::string json;
    appendJsonString(text, json); // YAML reads it as JSON does
    return json;
}

void appendYamlComment(const std::string &indent, std::string_view line, std::string &yaml)
{
    std::string text = withoutBreaks(std::string(line));
    const std::size_t room = kMaximumColumn - indent.size() - 2;
    while (text.size() > room) {
        const std::size_t space = text.find_last_of(' ', room);
        const std::size_t end = space == std::string::npos ? text.find(' ') : space;
        if (end == std::string::npos || end == 0)
            break;
        yaml += indent + "# " + text.substr(0, end) + '\n';
        text.erase(0, end + 1);
    }
    yaml += indent + (text.empty() ? "#" : "# ") + text + '\n';
}

void appendYamlList(const std::string &indent, const std::string &key,
                    const std::vector<std::string> &values, std::string &yaml)
{
    if (values.empty())
        return;
    std::string text = indent + key + ": [";
    const std::string hanging(text.size(), ' ');
    std::size_t column = text.size();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::string value = yamlScalar(values[i]) + (i + 1 < values.size() ? "," : "]");
        if (i > 0 && column + 1 + value.size() > kMaximumColumn) {
            text += '\n' + hanging;
            column = hanging.size();
        } else if (i > 0) {
            text += ' ';
            ++column;
        }
        text += value;
        column += value.size();
    }
    yaml += text + '\n';
}

} // namespace kubewake
