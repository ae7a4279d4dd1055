// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/vocabulary.h"
#include "model/signals/signal.h"

#include <QColor>
#include <QPalette>

namespace kubewake {

// Colours by meaning, mixed so that they read on the palette's background, light or dark. Views
// take every colour that is not the palette's own from here.
[[nodiscard]] bool isDark(const QPalette &palette);

[[nodiscard]] QColor outcomeColor(Outcome outcome, const QPalette &palette);
[[nodiscard]] QColor severityColor(Severity severity, const QPalette &palette);

// Background for a badge or a highlighted cell in that colour; text on it keeps the palette's
// text colour readable.
[[nodiscard]] QColor badgeBackground(const QColor &color, const QPalette &palette);

// Filter bar: valid, invalid, valid but suspicious.
enum class Validity : std::uint8_t { Valid, Suspicious, Invalid };
[[nodiscard]] QColor validityBackground(Validity validity, const QPalette &palette);

} // namespace kubewake
