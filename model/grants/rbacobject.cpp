// SPDX-License-Identifier: Apache-2.0
#include "model/grants/rbacobject.h"

#include "model/core/utf8.h"
#include "model/query/kql.h"

#include <array>
#include <cstdio>
#include <utility>

namespace kubewake {
namespace {

constexpr std::string_view kGroup = "rbac.authorization.k8s.io";
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kKinds {
    {{"roles", "Role"},
     {"clusterroles", "ClusterRole"},
     {"rolebindings", "RoleBinding"},
     {"clusterrolebindings", "ClusterRoleBinding"}}};

// `text` as it stands in an RE2 between slashes. Spaces too: a keyword after one ends the value.
std::string escaped(std::string_view text)
{
    std::string pattern;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || (c >= '0' && c <= '9') || byte >= 0x80;
        if (plain) {
            pattern.push_back(c);
            continue;
        }
        std::array<char, 8> code {};
        std::snprintf(code.data(), code.size(), "\\x%02x", byte);
        pattern += code.data();
    }
    return pattern;
}

QString reasonKql(const std::string &pattern)
{
    return toQString(fieldInfo(FieldId::AuthorizationReason).path) + QStringLiteral(": /")
        + toQString(pattern) + QLatin1Char('/');
}

} // namespace

QString RbacObject::kql() const
{
    const bool isBinding = kind.ends_with("Binding");
    const std::string place = namespaceName.empty() ? "\"" : "\\/" + escaped(namespaceName) + "\"";
    QString kql;
    if (isBinding && !name.empty()) {
        kql = kqlTerm(FieldId::Binding, namespaceName.empty() ? name : name + '/' + namespaceName,
                      false);
    } else if (isBinding) {
        kql = reasonKql("^RBAC: allowed by " + kind + " \"[^\"\\/]*" + place);
    } else {
        // Roles are named without their namespace: it is that of the RoleBinding.
        const std::string binding = namespaceName.empty() ? "(Cluster)?RoleBinding \"[^\"]*\""
                                                          : "RoleBinding \"[^\"\\/]*" + place;
        kql = reasonKql("^RBAC: allowed by " + binding + " of " + kind + ' ');
        if (!name.empty())
            kql = kqlAnd(kqlTerm(FieldId::Role, name, false), kql);
    }
    kql = kqlAnd(kqlTerm(FieldId::Decision, "allow", false), kql);
    return cluster.empty() ? kql : kqlAnd(kql, kqlTerm(FieldId::Cluster, cluster, false));
}

std::optional<RbacObject> rbacObjectOf(const ObjectKey &key)
{
    if (key.apiGroup != kGroup)
        return std::nullopt;
    for (const auto &[resource, kind] : kKinds) {
        if (key.resource == resource)
            return RbacObject {key.cluster, std::string(kind), key.namespaceName, key.name};
    }
    return std::nullopt;
}

std::vector<RbacObject> objectsOfReason(const AuthorizationReason &reason,
                                        const std::string &cluster)
{
    std::vector<RbacObject> objects;
    if (reason.binding.empty())
        return objects;
    const auto add = [&](std::string_view kind, std::string_view space, std::string_view name) {
        objects.push_back({cluster, std::string(kind), std::string(space), std::string(name)});
        objects.push_back({cluster, std::string(kind), std::string(space), {}});
    };
    std::string_view name = reason.binding;
    std::string_view space;
    if (reason.bindingKind == "RoleBinding") {
        const std::size_t slash = name.find('/');
        space = slash == std::string_view::npos ? space : name.substr(slash + 1);
        name = name.substr(0, slash);
    }
    add(reason.bindingKind, space, name);
    if (!reason.role.empty())
        add(reason.roleKind, reason.roleKind == "Role" ? space : std::string_view(), reason.role);
    return objects;
}

} // namespace kubewake
