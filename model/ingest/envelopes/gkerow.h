// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/tablerow.h"

#include <cstdint>
#include <string>

namespace kubewake {

// The entry of Cloud Logging that a row of a table is, whose columns are named after its members
// (`protoPayload.methodName`, `resource.labels.cluster_name`,
// `labels.authorization.k8s.io/reason`): what Logs Explorer downloads as CSV. Objects and lists in
// a field are JSON.
struct GkeRow
{
    std::string entry; // as JSON, see GkeLogEntry
    std::uint32_t flags = 0; // EventFlag bits
    bool namesUsers = true; // false: the table has no place for them
};

// Whether columns are of such a table.
[[nodiscard]] bool areOfGke(const TableColumns &columns);

[[nodiscard]] GkeRow gkeRowOf(const TableRow &row);

} // namespace kubewake
