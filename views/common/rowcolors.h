// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/annotations/colouringrules.h"

#include <QColor>
#include <QPalette>

namespace kubewake {

// The colours of colouring rules, mixed so that each foreground can be read on each background, in
// light and in dark (contrast of at least 4.5). None is the palette's own.
[[nodiscard]] QColor rowForeground(RowColour colour, const QPalette &palette);
[[nodiscard]] QColor rowBackground(RowColour colour, const QPalette &palette);

// As WCAG 2 defines it: 1 to 21.
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);

} // namespace kubewake
