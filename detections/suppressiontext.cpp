// SPDX-License-Identifier: Apache-2.0
#include "detections/suppressiontext.h"

#include <array>

namespace kubewake {
namespace {

// In double quotes, in which YAML knows escapes for everything.
std::string quoted(std::string_view text)
{
    constexpr std::array<char, 17> kDigits {"0123456789ABCDEF"};
    std::string result = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            result.append(1, '\\').append(1, c);
        else if (byte < 0x20 || byte == 0x7f)
            result.append("\\x").append(1, kDigits.at(byte >> 4)).append(1, kDigits.at(byte & 15));
        else
            result.push_back(c);
    }
    return result + '"';
}

// As a Sigma value that stands for nothing but itself: wildcards and backslashes are escaped.
std::string literalValue(std::string_view text)
{
    std::string escaped;
    for (const char c : text) {
        if (c == '*' || c == '?' || c == '\\')
            escaped.push_back('\\');
        escaped.push_back(c);
    }
    return quoted(escaped);
}

std::string titleOf(const Expectation &expectation)
{
    std::string title =
        "Expected: " + (expectation.ruleTitle.empty() ? "any rule" : expectation.ruleTitle);
    for (const auto &[field, value] : expectation.fields)
        title.append(", ").append(fieldInfo(field).path).append(" ").append(value);
    return title;
}

} // namespace

std::string suppressionYaml(const Expectation &expectation, std::string_view id)
{
    std::string yaml = "title: " + quoted(titleOf(expectation)) + "\nid: " + std::string(id)
        + "\nlogsource: {product: kubernetes, service: audit}\nfilter:\n  rules: ";
    yaml += expectation.ruleId.empty() ? "any" : "[" + quoted(expectation.ruleId) + "]";
    yaml += "\n  expected:\n";
    for (const auto &[field, value] : expectation.fields)
        yaml.append("    ")
            .append(fieldInfo(field).path)
            .append(": ")
            .append(literalValue(value)) += '\n';
    yaml += "  condition: not expected\nkubewake:\n  reason: " + quoted(expectation.reason) + '\n';
    if (!expectation.expires.empty())
        yaml += "  expires: " + quoted(expectation.expires) + '\n';
    return yaml + "---\n";
}

} // namespace kubewake
