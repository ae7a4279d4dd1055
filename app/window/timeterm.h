// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/histogram.h"

#include <QString>

namespace kubewake {

// A selected time as a part of the filter, so that it is seen, edited and removed like any other:
// `time >= "…" and time <= "…"`, in UTC whatever zone is shown. Empty for an invalid range.
[[nodiscard]] QString timeTerm(TimeRange range);

// `filter` without `term`, as timeTerm() made it and kqlAnd() put it in. The filter itself if the
// term is not in it (it was edited by hand) or what is left would not be valid.
[[nodiscard]] QString withoutTerm(const QString &filter, const QString &term);

} // namespace kubewake
