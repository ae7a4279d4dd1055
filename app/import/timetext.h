// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"

#include <QString>

#include <optional>

namespace kubewake {

// A time that a person typed: RFC 3339, without a zone UTC, or a date alone, of which it is the
// first microsecond, or (`endOfDay`) the last.
[[nodiscard]] std::optional<MicrosecondsUtc> timeFromText(const QString &text, bool endOfDay);

} // namespace kubewake
