// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/export/bytesink.h"
#include "model/grants/grantuse.h"
#include "model/grants/rbacchange.h"

#include <cstddef>
#include <string>
#include <vector>

namespace kubewake {

// `kubewake grants` for people, one grant or change a line. `maximumWidth` as of TablePrinter.
[[nodiscard]] Result<void> writeGrants(const std::vector<GrantUse> &uses, ByteSink &sink,
                                       std::size_t maximumWidth);
[[nodiscard]] Result<void> writeRbacChanges(const std::vector<RbacChange> &changes, ByteSink &sink,
                                            std::size_t maximumWidth);

// The same as one JSON document, keys in snake_case, with all users, operations and fields that
// were kept.
[[nodiscard]] std::string grantsJson(const std::vector<GrantUse> &uses);
[[nodiscard]] std::string rbacChangesJson(const std::vector<RbacChange> &changes);

} // namespace kubewake
