// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/grants/requiredaccess.h"

#include <string>
#include <vector>

namespace kubewake {

// rbac.authorization.k8s.io/v1 PolicyRule: about resources of one group, or about paths.
struct RbacRule
{
    std::string apiGroup {};
    std::vector<std::string> resources {};
    std::vector<std::string> resourceNames {}; // empty: all
    std::vector<std::string> nonResourceUrls {};
    std::vector<std::string> verbs {};
};

// A Role, or a ClusterRole if it has no namespace.
struct RbacRole
{
    std::string namespaceName {};
    std::vector<RbacRule> rules {};
};

// The fewest rules that allow just this access: the ClusterRole first, if one is needed, then a
// Role for each namespace. No verb of any rule could be left out. Pure; any thread.
[[nodiscard]] std::vector<RbacRole> smallestRoles(const RequiredAccess &access);

} // namespace kubewake
