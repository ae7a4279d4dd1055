// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/rowbitmap.h"
#include "model/store/eventsnapshot.h"

#include <functional>

namespace kubewake {

// The events that rules look at: of each request the one of the highest stage. A client may choose
// its own audit ID, so an event that shares one must not hide behind another: events of the same
// stage are all looked at, and so are earlier ones that differ in verb, URI or user, because they
// belong to another request. About 20 ns a request; an incomplete set if it was cancelled.
[[nodiscard]] RowBitmap candidateRows(const EventSnapshot &snapshot,
                                      const std::function<bool()> &cancelled);

} // namespace kubewake
