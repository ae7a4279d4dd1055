// SPDX-License-Identifier: Apache-2.0
#include "detections/policyreader.h"

#include "detections/policywarnings.h"
#include "detections/yamlreader.h"
#include "detections/yamlvalues.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace kubewake {
namespace {

constexpr std::string_view kApiVersion = "audit.k8s.io/v1";
constexpr std::array<std::string_view, 6> kPolicyKeys {
    "apiVersion", "kind", "metadata", "rules", "omitStages", "omitManagedFields"};
constexpr std::array<std::string_view, 9> kRuleKeys {
    "level",           "users",      "userGroups",       "verbs", "resources", "namespaces",
    "nonResourceURLs", "omitStages", "omitManagedFields"};
constexpr std::array<std::string_view, 3> kResourceKeys {"group", "resources", "resourceNames"};

// What YAML takes for a number, and so no text: `users: [0815]`.
bool isNumber(const std::string &text)
{
    constexpr std::string_view kStarts = "0123456789+-.";
    if (text.empty() || kStarts.find(text.front()) == std::string_view::npos)
        return false;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

bool isText(const YamlNode &node)
{
    return node.isScalar() && !(node.plain && (booleanOf(node) || isNumber(node.text)));
}

// Lower-case labels of letters, digits and hyphens, with dots between them.
bool isDnsSubdomain(std::string_view name)
{
    constexpr std::size_t kMaximumLength = 253;
    char before = '.';
    for (const char c : name) {
        const bool alphanumeric = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!alphanumeric && c != '-' && c != '.')
            return false;
        if (!alphanumeric && (before == '.' || (c == '.' && before == '-')))
            return false;
        before = c;
    }
    return !name.empty() && name.size() <= kMaximumLength && before != '.' && before != '-';
}

class PolicyReader
{
public:
    PolicyDocument read(const std::string &text)
    {
        const YamlDocuments documents = readYaml(text);
        if (documents.problem)
            m_result.problems.push_back(*documents.problem);
        else if (documents.documents.empty())
            problem(0, "There is no policy in the file.");
        else if (documents.documents.size() > 1)
            problem(documents.documents[1].line, "A policy file holds one document.");
        else
            readPolicyOf(documents.documents.front());
        if (m_result.problems.empty())
            m_result.warnings = policyWarnings(m_result.policy, m_result.ruleLines);
        return std::move(m_result);
    }

private:
    void problem(int line, std::string message)
    {
        m_result.problems.push_back({line, std::move(message)});
    }

    template<std::size_t N>
    bool isMapOf(const YamlNode &node, const std::array<std::string_view, N> &keys,
                 const std::string &what)
    {
        if (!node.isMap()) {
            problem(node.line, what + " is not a map.");
            return false;
        }
        for (const YamlNode::Entry &entry : node.entries) {
            if (std::ranges::find(keys, entry.key) == keys.end())
                problem(entry.line, what + " has no key `" + entry.key + "`.");
        }
        return true;
    }

    static const YamlNode *valueAt(const YamlNode &map, std::string_view key)
    {
        const YamlNode *node = map.find(key);
        return node == nullptr || node->isNull() ? nullptr : node;
    }

    std::string textAt(const YamlNode &map, std::string_view key)
    {
        const YamlNode *node = valueAt(map, key);
        if (node == nullptr)
            return {};
        if (!isText(*node)) {
            problem(node->line, "`" + std::string(key) + "` is not a text.");
            return {};
        }
        return node->text;
    }

    std::vector<YamlNode> listAt(const YamlNode &map, std::string_view key)
    {
        const YamlNode *node = valueAt(map, key);
        if (node == nullptr)
            return {};
        if (!node->isList()) {
            problem(node->line, "`" + std::string(key) + "` is not a list.");
            return {};
        }
        return node->items;
    }

    std::vector<YamlNode> textNodesAt(const YamlNode &map, std::string_view key)
    {
        std::vector<YamlNode> nodes = listAt(map, key);
        for (const YamlNode &node : nodes) {
            if (!isText(node))
                problem(node.line, "`" + std::string(key) + "` holds something that is no text.");
        }
        return nodes;
    }

    std::vector<std::string> textsAt(const YamlNode &map, std::string_view key)
    {
        std::vector<std::string> texts;
        for (YamlNode &node : textNodesAt(map, key))
            texts.push_back(std::move(node.text));
        return texts;
    }

    std::optional<bool> booleanAt(const YamlNode &map, std::string_view key)
    {
        const YamlNode *node = valueAt(map, key);
        const std::optional<bool> value = node == nullptr ? std::nullopt : booleanOf(*node);
        if (node != nullptr && !value)
            problem(node->line, "`" + std::string(key) + "` is neither true nor false.");
        return value;
    }

    std::vector<Stage> stagesAt(const YamlNode &map, std::string_view key)
    {
        std::vector<Stage> stages;
        for (const YamlNode &node : textNodesAt(map, key)) {
            const std::optional<Stage> stage = stageFromName(node.text);
            if (stage && *stage != Stage::Missing)
                stages.push_back(*stage);
            else
                problem(node.line,
                        "There is no stage `" + node.text
                            + "`: RequestReceived, ResponseStarted, ResponseComplete or Panic.");
        }
        return stages;
    }

    void readPolicyOf(const YamlNode &root)
    {
        if (!isMapOf(root, kPolicyKeys, "A policy"))
            return;
        const std::string version = textAt(root, "apiVersion");
        if (version != kApiVersion)
            problem(lineOf(root, "apiVersion"),
                    "`apiVersion` is `" + version + "`, not `audit.k8s.io/v1`.");
        const std::string kind = textAt(root, "kind");
        if (kind != "Policy")
            problem(lineOf(root, "kind"), "`kind` is `" + kind + "`, not `Policy`.");
        m_result.policy.omitStages = stagesAt(root, "omitStages");
        m_result.policy.omitManagedFields = booleanAt(root, "omitManagedFields").value_or(false);
        const std::vector<YamlNode> rules = listAt(root, "rules");
        if (rules.empty() && m_result.problems.empty())
            problem(lineOf(root, "rules"), "A policy needs at least one rule.");
        for (const YamlNode &rule : rules)
            readRule(rule);
    }

    static int lineOf(const YamlNode &map, std::string_view key)
    {
        const YamlNode *node = map.find(key);
        return node == nullptr ? map.line : node->line;
    }

    void readRule(const YamlNode &node)
    {
        if (!isMapOf(node, kRuleKeys, "A rule"))
            return;
        PolicyRule rule;
        rule.level = levelOf(node);
        rule.users = textsAt(node, "users");
        rule.userGroups = textsAt(node, "userGroups");
        rule.verbs = textsAt(node, "verbs");
        rule.namespaces = textsAt(node, "namespaces");
        rule.omitStages = stagesAt(node, "omitStages");
        rule.omitManagedFields = booleanAt(node, "omitManagedFields");
        for (const YamlNode &resources : listAt(node, "resources"))
            readResources(resources, rule);
        readUrls(node, rule);
        m_result.policy.rules.push_back(std::move(rule));
        m_result.ruleLines.push_back(node.line);
    }

    Level levelOf(const YamlNode &rule)
    {
        const std::string name = textAt(rule, "level");
        const std::optional<Level> level = levelFromName(name);
        if (level && *level != Level::Missing)
            return *level;
        if (name.empty())
            problem(rule.line, "A rule needs a `level`.");
        else
            problem(lineOf(rule, "level"),
                    "There is no level `" + name
                        + "`: None, Metadata, Request or RequestResponse.");
        return Level::None;
    }

    void readResources(const YamlNode &node, PolicyRule &rule)
    {
        if (!isMapOf(node, kResourceKeys, "An entry of `resources`"))
            return;
        PolicyResources some;
        some.group = textAt(node, "group");
        some.resources = textsAt(node, "resources");
        some.names = textsAt(node, "resourceNames");
        if (!some.group.empty() && !isDnsSubdomain(some.group))
            problem(lineOf(node, "group"),
                    "`" + some.group
                        + "` is no API group: a name such as `apps`, without version and "
                          "wildcards; the empty text is the core group.");
        rule.resources.push_back(std::move(some));
    }

    void readUrls(const YamlNode &node, PolicyRule &rule)
    {
        for (const YamlNode &url : textNodesAt(node, "nonResourceURLs")) {
            const std::string &text = url.text;
            if (text != "*" && !text.starts_with('/'))
                problem(url.line, "The URL `" + text + "` does not begin with `/`.");
            if (!text.empty() && text.find('*') < text.size() - 1)
                problem(url.line, "`*` is only allowed at the end of the URL `" + text + "`.");
            rule.nonResourceUrls.push_back(text);
        }
        if (!rule.nonResourceUrls.empty() && (!rule.resources.empty() || !rule.namespaces.empty()))
            problem(lineOf(node, "nonResourceURLs"),
                    "A rule is about resources or about non-resource URLs, not both.");
    }

    PolicyDocument m_result;
};

} // namespace

PolicyDocument readPolicy(const std::string &text)
{
    return PolicyReader().read(text);
}

} // namespace kubewake
