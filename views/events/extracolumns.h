// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/export/rowexport.h"
#include "model/items/rowcolumn.h"

#include <vector>

namespace kubewake {

// What a table shows beside fields of events (marks, deltas), for exports and copies of its rows.
// Their positions are those of `values.order`. Any thread.
[[nodiscard]] std::vector<ExtraColumn> extraColumns(const RowColumnValues &values,
                                                    const std::vector<RowColumn> &columns);

} // namespace kubewake
