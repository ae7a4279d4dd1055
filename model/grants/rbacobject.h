// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/authorizationreason.h"
#include "model/objects/objectkey.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace kubewake {

// A role or binding as the reasons of requests name it: of which uses it is part. Without a name:
// all of its kind and namespace, as deletecollection means them. A value; any thread.
struct RbacObject
{
    std::string cluster {};
    std::string kind {}; // Role, ClusterRole, RoleBinding, ClusterRoleBinding
    std::string namespaceName {};
    std::string name {};

    friend auto operator<=>(const RbacObject &, const RbacObject &) = default;

    // Asks for the requests that it allowed.
    [[nodiscard]] QString kql() const;
};

// Nothing: the object is no role and no binding.
[[nodiscard]] std::optional<RbacObject> rbacObjectOf(const ObjectKey &key);

// The binding, the role, and all of the kind and namespace of either. Empty for a reason that is
// not RBAC's.
[[nodiscard]] std::vector<RbacObject> objectsOfReason(const AuthorizationReason &reason,
                                                      const std::string &cluster);

} // namespace kubewake
