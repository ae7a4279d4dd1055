// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace kubewake {

// The cluster that the path of an export names: Azure storage keeps the resource in it
// (`…/MANAGEDCLUSTERS/NAME/y=2026/…`), CloudWatch its log group (`aws/eks/NAME/cluster`, or with
// dashes). Empty if it names none. Any thread; linear.
[[nodiscard]] std::string clusterOfPath(std::string_view path);

// The name in a resource ID of Azure, `…/managedClusters/NAME`, in lower case: resource IDs have no
// case, and what diagnostic settings write in capitals, tables do not. Empty if there is none.
[[nodiscard]] std::string clusterOfAzureResource(std::string_view resourceId);

} // namespace kubewake
