// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace kubewake {

// What the RBAC authorizer wrote into the annotation `authorization.k8s.io/reason`:
//   RBAC: allowed by ClusterRoleBinding "x" of ClusterRole "y" to Group "z"
// (kubernetes plugin/pkg/auth/authorizer/rbac/rbac.go). RoleBindings and ServiceAccounts are
// written as `name/namespace`. Views into the annotation; empty when it says nothing of the kind.
struct AuthorizationReason
{
    std::string_view bindingKind; // ClusterRoleBinding, RoleBinding
    std::string_view binding;
    std::string_view roleKind; // ClusterRole, Role
    std::string_view role;
    std::string_view subjectKind; // User, Group, ServiceAccount
    std::string_view subject;
};

[[nodiscard]] AuthorizationReason parseAuthorizationReason(std::string_view annotation);

} // namespace kubewake
