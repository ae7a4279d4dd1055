// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/fieldcatalogue.h"
#include "model/store/eventsnapshot.h"

#include <optional>
#include <string>

namespace kubewake {

// An event longer than this is not read while a table is painted.
inline constexpr std::uint32_t kMaximumPaintedEvent = 256 << 10; // bytes

// A Json field of the catalogue as one line of JSON; empty if the event does not have it. One
// bounded read and one parse. Nothing if the event cannot be read or is deeper than
// kMaximumJsonDepth.
[[nodiscard]] std::optional<std::string> jsonFieldText(const EventSnapshot &snapshot, FieldId field,
                                                       Row row);

} // namespace kubewake
