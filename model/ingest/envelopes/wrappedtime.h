// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"

#include <string_view>

namespace kubewake {

// The time in a member of a wrapper (a JSON value as it is written): RFC 3339, the same with a
// space for the T and without a zone (UTC), or a number of seconds, milli-, micro- or nanoseconds
// since 1970, as a number or a string, whichever lies between 2001 and 2286. kNoTime for others.
[[nodiscard]] MicrosecondsUtc wrappedTime(std::string_view value);

} // namespace kubewake
