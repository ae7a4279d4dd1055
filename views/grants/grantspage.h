// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/grants/grantuse.h"
#include "model/grants/rbacchange.h"
#include "model/query/valuecounts.h"

#include <vector>

namespace kubewake {

// What the panel of grants shows, worked out in the background from one set of rows.
struct GrantsPage
{
    std::vector<GrantUse> uses {};
    std::vector<RbacChange> changes {};
    std::vector<ValueCount> users {}; // effective ones of the rows, the most active first
};

} // namespace kubewake
