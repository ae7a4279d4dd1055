// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/jsonview.h"

#include <string>

namespace kubewake {

// Deeper values are null: each level is looked at once for each level around it.
inline constexpr int kMaximumOtlpDepth = 40;

// Appends a value of OpenTelemetry ({"stringValue":…}, {"kvlistValue":{"values":[…]}}, …) as plain
// JSON. False, with nothing appended, if it is none.
[[nodiscard]] bool appendOtlpValue(const JsonObjectView &value, std::string &json);

} // namespace kubewake
