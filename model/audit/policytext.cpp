// SPDX-License-Identifier: Apache-2.0
#include "model/audit/policytext.h"

#include "model/audit/yamltext.h"

namespace kubewake {
namespace {

class PolicyWriter
{
public:
    void comment(const std::string &indent, const std::vector<std::string> &lines)
    {
        for (const std::string &line : lines)
            appendYamlComment(indent, line, m_text);
    }

    void line(const std::string &text) { m_text += text + '\n'; }

    void list(const std::string &indent, const std::string &key,
              const std::vector<std::string> &values)
    {
        appendYamlList(indent, key, values, m_text);
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
            line(indent + "  - group: " + yamlScalar(some.group));
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
