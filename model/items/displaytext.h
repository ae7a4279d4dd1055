// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string_view>

namespace kubewake {

// Longest text that a cell or a tooltip is asked to lay out; the rest is cut with an ellipsis.
// Copies always take the whole value.
inline constexpr qsizetype kMaximumCellText = 512; // UTF-16 units

// Evidence on one line that cannot pretend to be something else: control characters become their
// symbols (LF -> U+240A), invisible characters and direction overrides are written out (`\u202e`).
// Any thread.
[[nodiscard]] QString displayLine(QStringView text, qsizetype maximum = kMaximumCellText);
[[nodiscard]] QString displayLine(std::string_view utf8, qsizetype maximum = kMaximumCellText);

// The same for texts of several lines: line feeds and tabs stay.
[[nodiscard]] QString displayLines(QStringView text);

} // namespace kubewake
