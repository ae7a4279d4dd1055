// SPDX-License-Identifier: Apache-2.0
#include "model/grants/leastprivilege.h"

#include "model/audit/yamltext.h"
#include "model/core/utf8.h"
#include "model/grants/granttext.h"

namespace kubewake {
namespace {

constexpr std::string_view kServiceAccount = "system:serviceaccount:";
constexpr const char *kGroup = "rbac.authorization.k8s.io";
constexpr std::size_t kMaximumName = 200; // Kubernetes takes 253

class YamlWriter
{
public:
    explicit YamlWriter(const RequiredAccess &access)
        : m_access(access)
    {
    }

    std::string write()
    {
        const std::vector<RbacRole> roles = smallestRoles(m_access);
        comments(roles.empty());
        for (const RbacRole &role : roles) {
            writeRole(role);
            writeBinding(role);
        }
        return std::move(m_yaml);
    }

private:
    void line(const std::string &text) { m_yaml += text + '\n'; }
    void comment(const QString &text) { appendYamlComment({}, text.toStdString(), m_yaml); }
    void comment(const QString &text, std::uint32_t requests)
    {
        if (requests > 0)
            comment(text.arg(requests));
    }

    void comments(bool empty)
    {
        if (m_access.requests == 0) {
            comment(GrantText::tr("There is no authorized request by `%1`.")
                        .arg(toQString(m_access.user)));
            return;
        }
        comment(GrantText::tr("The least that `%1` needs for what it did between %2 and %3.")
                    .arg(toQString(m_access.user), toQString(formatTimestampUtc(m_access.first)),
                         toQString(formatTimestampUtc(m_access.last))));
        comment(GrantText::tr("Authorized requests: %1"), m_access.requests);
        comment(GrantText::tr("Allowed to everybody by system:discovery, system:basic-user and "
                              "system:public-info-viewer, so not in the rules: %1"),
                m_access.byDefaultRoles);
        comment(GrantText::tr("Decided by the Node authorizer, so not in the rules: %1"),
                m_access.byNodeAuthorizer);
        comment(GrantText::tr(
                    "Allowed because the user is in the group system:masters, which RBAC is not "
                    "asked about; the rules cover them, but restrict nothing before the user "
                    "leaves that group: %1"),
                m_access.byPrivilegedGroup);
        comment(GrantText::tr("Allowed by another authorizer than RBAC; the rules cover them: %1"),
                m_access.byOthers);
        comment(GrantText::tr(
                    "Succeeded, and what allowed them is not in the log; the rules cover them: "
                    "%1"),
                m_access.unrecorded);
        comment(GrantText::tr(
                    "Made as somebody else; here they need the verb impersonate, and what they "
                    "did is up to whom they were made as. Impersonated UIDs and extra fields are "
                    "not covered: %1"),
                m_access.impersonations);
        if (m_access.changesRbac)
            comment(GrantText::tr(
                "It writes roles or bindings: that also takes the permissions that they "
                "give, or the verbs escalate and bind. The log does not say which."));
        if (m_access.approvesCertificates)
            comment(GrantText::tr("It approves certificates: that also takes the verb approve on "
                                  "their signer. The log does not say which."));
        if (m_access.hasManyNames)
            comment(
                GrantText::tr("Where it used more than %1 objects they are not named one by one.")
                    .arg(kMaximumResourceNames));
        if (m_access.clusters.size() > 1)
            comment(GrantText::tr("The requests come from several clusters."));
        if (empty)
            comment(GrantText::tr("No rules are needed."));
    }

    [[nodiscard]] bool isServiceAccount() const
    {
        return m_access.user.starts_with(kServiceAccount);
    }

    // What Kubernetes takes as a name.
    [[nodiscard]] std::string roleName() const
    {
        std::string name;
        const std::string_view user =
            std::string_view(m_access.user).substr(isServiceAccount() ? kServiceAccount.size() : 0);
        for (char c : user.substr(0, kMaximumName)) {
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (plain || (!name.empty() && name.back() != '-'))
                name.push_back(plain ? c : '-');
        }
        if (!name.empty() && name.back() != '-')
            name.push_back('-');
        return name + "least-privilege";
    }

    void head(const char *kind, const RbacRole &role)
    {
        line("---");
        line(std::string("apiVersion: ") + kGroup + "/v1");
        line(std::string("kind: ") + (role.namespaceName.empty() ? "Cluster" : "") + kind);
        line("metadata:");
        line("  name: " + yamlScalar(roleName()));
        if (!role.namespaceName.empty())
            line("  namespace: " + yamlScalar(role.namespaceName));
    }

    void writeRole(const RbacRole &role)
    {
        head("Role", role);
        line("rules:");
        for (const RbacRule &rule : role.rules) {
            if (rule.nonResourceUrls.empty()) {
                appendYamlList("- ", "apiGroups", {rule.apiGroup}, m_yaml);
                appendYamlList("  ", "resources", rule.resources, m_yaml);
                appendYamlList("  ", "resourceNames", rule.resourceNames, m_yaml);
            } else {
                appendYamlList("- ", "nonResourceURLs", rule.nonResourceUrls, m_yaml);
            }
            appendYamlList("  ", "verbs", rule.verbs, m_yaml);
        }
    }

    void writeBinding(const RbacRole &role)
    {
        head("RoleBinding", role);
        line("roleRef:");
        line(std::string("  apiGroup: ") + kGroup);
        line(std::string("  kind: ") + (role.namespaceName.empty() ? "ClusterRole" : "Role"));
        line("  name: " + yamlScalar(roleName()));
        line("subjects:");
        if (!isServiceAccount()) {
            line(std::string("- apiGroup: ") + kGroup);
            line("  kind: User");
            line("  name: " + yamlScalar(m_access.user));
            return;
        }
        const std::string_view rest =
            std::string_view(m_access.user).substr(kServiceAccount.size());
        const std::string_view space = rest.substr(0, rest.find(':'));
        line("- kind: ServiceAccount");
        line("  name: " + yamlScalar(rest.substr(std::min(rest.size(), space.size() + 1))));
        line("  namespace: " + yamlScalar(space));
    }

    const RequiredAccess &m_access;
    std::string m_yaml;
};

} // namespace

std::string leastPrivilegeYaml(const RequiredAccess &access)
{
    return YamlWriter(access).write();
}

} // namespace kubewake
