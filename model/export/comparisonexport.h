// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/compare/rangecomparison.h"
#include "model/core/timestamp.h"
#include "model/export/bytesink.h"
#include "model/export/csvwriter.h"

#include <QString>

namespace kubewake {

// A comparison of two times to take along. One record a line of it: what changed, the numbers of
// both times, and the filters that ask for them. After them a record for each list that is not
// whole, and one for each thing that the log could not show.

[[nodiscard]] Result<void> exportComparison(const RangeComparison &comparison,
                                            const TimeFormat &format, const CsvOptions &csv,
                                            ByteSink &sink);
[[nodiscard]] Result<void> exportComparisonToFile(const RangeComparison &comparison,
                                                  const TimeFormat &format, const CsvOptions &csv,
                                                  const QString &path);

} // namespace kubewake
