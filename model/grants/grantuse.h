// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/grants/authorizers.h"
#include "model/grants/grantactivity.h"

#include <string>
#include <vector>

namespace kubewake {

// One grant and what was done with it: a binding, its role and the subject that it named; or what
// let requests pass without RBAC.
struct GrantUse
{
    Authorizer authorizer = Authorizer::Rbac;
    std::string cluster {};
    std::string bindingKind {}; // ClusterRoleBinding, RoleBinding
    std::string binding {}; // RoleBindings and ServiceAccounts as `name/namespace`
    std::string roleKind {};
    std::string role {};
    std::string subjectKind {};
    std::string subject {};
    std::string reason {}; // as the event has it
    GrantActivity activity {};
    QString kql {}; // asks for the same requests
};

// The grants that requests among `rows` used, the most used first. `rows`: one per request. One
// pass over the columns; any thread. Error: cancelled.
[[nodiscard]] Result<std::vector<GrantUse>> grantUses(const EventSnapshot &snapshot,
                                                      const RowBitmap &rows,
                                                      const EvaluationControl &control = {});

} // namespace kubewake
