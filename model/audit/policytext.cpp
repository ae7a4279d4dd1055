// SPDX-License-Identifier: Apache-2.0
#include "model/audit/policytext.h"

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

std::string quoted(std::string_view text)
{
    if (isPlain(text))
        return std::string(text);
    std::string json;
    appendJsonString(text, json); // YAML reads it as JSON does
    return json;
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

class PolicyWriter
{
public:
    void comment(const std::string &indent, const std::vector<std::string> &lines)
    {
        for (const std::string &line : lines) {
            std::string text = withoutBreaks(line);
            const std::size_t room = kMaximumColumn - indent.size() - 2;
            while (text.size() > room) {
                const std::size_t space = text.find_last_of(' ', room);
                const std::size_t end = space == std::string::npos ? text.find(' ') : space;
                if (end == std::string::npos || end == 0)
                    break;
                m_text += indent + "# " + text.substr(0, end) + '\n';
                text.erase(0, end + 1);
            }
            m_text += indent + (text.empty() ? "#" : "# ") + text + '\n';
        }
    }

    void line(const std::string &text) { m_text += text + '\n'; }

    // `key: [a, b]`, broken where a line would become long.
    void list(const std::string &indent, const std::string &key,
              const std::vector<std::string> &values)
    {
        if (values.empty())
            return;
        std::string text = indent + key + ": [";
        const std::string hanging(text.size(), ' ');
        std::size_t column = text.size();
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::string value = quoted(values[i]) + (i + 1 < values.size() ? "," : "]");
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
        line(text);
    }

    void stages(const std::string &indent, const std::vector<Stage> &stages)
    {
        std::vector<std::string> names;
        for (const Stage stage : stages)
            names.emplace_back(kStageNames[static_cast<std::size_t>(stage)]);
        list(indent, "omitStages", names);
    }

    void rule(const PolicyRule &rule)
    {
        const std::string indent(4, ' ');
        line("  - level: " + std::string(kLevelNames[static_cast<std::size_t>(rule.level)]));
        list(indent, "users", rule.users);
        list(indent, "userGroups", rule.userGroups);
        list(indent, "verbs", rule.verbs);
        list(indent, "namespaces", rule.namespaces);
        if (!rule.resources.empty())
            line(indent + "resources:");
        for (const PolicyResources &some : rule.resources) {
            line(indent + "  - group: " + quoted(some.group));
            list(indent + "    ", "resources", some.resources);
            list(indent + "    ", "resourceNames", some.names);
        }
        list(indent, "nonResourceURLs", rule.nonResourceUrls);
        stages(indent, rule.omitStages);
        if (rule.omitManagedFields)
            line(indent + "omitManagedFields: " + (*rule.omitManagedFields ? "true" : "false"));
    }

    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

} // namespace

std::string policyText(const AuditPolicy &policy, const PolicyComments &comments)
{
    PolicyWriter writer;
    writer.comment({}, comments.header);
    writer.line("apiVersion: audit.k8s.io/v1");
    writer.line("kind: Policy");
    writer.stages({}, policy.omitStages);
    if (policy.omitManagedFields)
        writer.line("omitManagedFields: true");
    writer.line("rules:");
    for (std::size_t i = 0; i < policy.rules.size(); ++i) {
        if (i < comments.rules.size())
            writer.comment("  ", comments.rules[i]);
        writer.rule(policy.rules[i]);
    }
    return writer.take();
}

} // namespace kubewake
