// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPalette>
#include <QString>

#include <optional>

namespace kubewake {

enum class Theme : std::uint8_t { System, Light, Dark };

// `system`, `light`, `dark`: how settings and the command line spell them.
[[nodiscard]] std::optional<Theme> themeFromName(const QString &name);
[[nodiscard]] QString themeName(Theme theme);

// Gives the application the palette of a theme. `system` is the palette it started with.
void applyTheme(Theme theme, const QPalette &system);

} // namespace kubewake
