// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"

#include <string_view>

namespace kubewake {

// The time in a member of a wrapper (a JSON value as it is written) or a field of a table:
// RFC 3339; the same with a space for the T and without a zone (UTC); `11/23/2026, 9:40:39.164 AM`
// (Azure's portal: UTC) and `Nov 23, 2026 @ 09:40:39.164` (Kibana: the zone of whoever exported it,
// which is unknown, so UTC); or a number of seconds, milli-, micro- or nanoseconds since 1970, as a
// number or a string, whichever lies between 2001 and 2286. kNoTime for others.
[[nodiscard]] MicrosecondsUtc wrappedTime(std::string_view value);

} // namespace kubewake
