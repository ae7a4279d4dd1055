// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/compare/rangecomparison.h"

#include <QString>

namespace kubewake {

// What tables, in the window and on the command line, say about a comparison: one line of plain
// text per cell. It quotes evidence: whoever shows it makes it visible. Any thread.

[[nodiscard]] QString sideText(ComparedSide side); // `the baseline`
[[nodiscard]] QString dimensionText(CompareDimension dimension); // `Users`
[[nodiscard]] QString changeText(RateChange change); // `new`
// `alice`, `get pods/exec`, `alice: get pods`, `alice from 203.0.113.7`
[[nodiscard]] QString valueText(CompareDimension dimension, const ComparedLine &line);
// `12.5`; as many digits as make a difference.
[[nodiscard]] QString rateText(double perHour);
// `3 new, 1 rose, 2 vanished`; empty if nothing changed.
[[nodiscard]] QString changesText(const ComparedDimension &dimension);
// `2026-11-23 09:40:00.000000 to …`, the end is not in it.
[[nodiscard]] QString rangeText(const ComparedRange &range, const TimeFormat &format);
// A whole sentence.
[[nodiscard]] QString noteText(const CoverageNote &note, const TimeFormat &format);

} // namespace kubewake
