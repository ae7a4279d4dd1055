// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/eventsnapshot.h"

#include <string>

namespace kubewake {

// What the row asked the API server for, as one English line:
//   `exec in pod shop/web-1 (container web): sh -c id`
//   `list secrets in all namespaces`
//   `create clusterrolebinding metrics-helper as admin@example.org`
// Holds evidence text; show it as plain text only. About 1 µs.
[[nodiscard]] std::string summaryOf(const EventSnapshot &snapshot, Row row);

} // namespace kubewake
