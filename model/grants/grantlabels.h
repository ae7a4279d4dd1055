// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/grants/grantuse.h"
#include "model/grants/rbacchange.h"

#include <QString>

namespace kubewake {

// What tables, in the window and on the command line, say about grants: one line of plain text per
// cell. It quotes evidence: whoever shows it makes it visible. Any thread.

// Lists name this many and count the rest.
inline constexpr std::size_t kNamedInList = 5;

// `ClusterRoleBinding all-sa`; of what RBAC did not decide, who did, and the reason if it gave one.
[[nodiscard]] QString bindingText(const GrantUse &use);
[[nodiscard]] QString roleText(const GrantUse &use);
[[nodiscard]] QString subjectText(const GrantUse &use);
// `RoleBinding shop/b`, `ClusterRole view`
[[nodiscard]] QString rbacObjectText(const RbacObject &object);

// `alice ×3, bob ×1, and 4 more`
[[nodiscard]] QString usersText(const GrantActivity &activity);
// `get pods ×12, create pods/exec ×1`
[[nodiscard]] QString operationsText(const GrantActivity &activity);

// `created`
[[nodiscard]] QString changeText(ObjectVersion::Change change);
// `rules[0].verbs[1]: "get" → "*"; …`, or why that is not known.
[[nodiscard]] QString fieldsText(const RbacChange &change);
// Until the first use: `350 ms`, `12 min`; empty if there was none.
[[nodiscard]] QString delayText(const RbacChange &change);

} // namespace kubewake
