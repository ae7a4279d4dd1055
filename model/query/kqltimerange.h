// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/histogram.h"

#include <QString>

namespace kubewake {

// A time as a part of a filter: `time >= "…" and time <= "…"`, in UTC whatever zone is shown.
// Empty for an invalid range.
[[nodiscard]] QString kqlTimeRange(TimeRange range);

} // namespace kubewake
