// SPDX-License-Identifier: Apache-2.0
#include "app/window/theme.h"

#include <QApplication>
#include <QStyleFactory>

#include <array>

namespace kubewake {
namespace {

const std::array<QString, 3> kNames {QStringLiteral("system"), QStringLiteral("light"),
                                     QStringLiteral("dark")};

struct Shades
{
    QRgb window, base, alternate, button, text, dim, link, highlight, highlightedText, border;
};

constexpr Shades kLight {0xffeff1f4, 0xffffffff, 0xfff6f8fa, 0xffe6e9ed, 0xff1c2126,
                         0xff8a929b, 0xff1f5fb8, 0xff2f6fd0, 0xffffffff, 0xffb9c0c8};
constexpr Shades kDark {0xff23272d, 0xff1a1d21, 0xff20242a, 0xff2e333a, 0xffe4e7eb,
                        0xff7b838d, 0xff7db2f5, 0xff2f65b5, 0xffffffff, 0xff0f1114};

QPalette paletteOf(const Shades &shades)
{
    const auto color = [](QRgb rgb) { return QColor::fromRgb(rgb); };
    QPalette palette(color(shades.button), color(shades.window));
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, color(shades.text));
    palette.setColor(QPalette::Window, color(shades.window));
    palette.setColor(QPalette::Base, color(shades.base));
    palette.setColor(QPalette::AlternateBase, color(shades.alternate));
    palette.setColor(QPalette::Button, color(shades.button));
    palette.setColor(QPalette::ToolTipBase, color(shades.button));
    palette.setColor(QPalette::PlaceholderText, color(shades.dim));
    palette.setColor(QPalette::Link, color(shades.link));
    palette.setColor(QPalette::Highlight, color(shades.highlight));
    palette.setColor(QPalette::HighlightedText, color(shades.highlightedText));
    palette.setColor(QPalette::Mid, color(shades.border));
    palette.setColor(QPalette::Dark, color(shades.border));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(shades.dim));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, color(shades.border));
    return palette;
}

} // namespace

std::optional<Theme> themeFromName(const QString &name)
{
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (kNames[i] == name)
            return static_cast<Theme>(i);
    }
    return std::nullopt;
}

QString themeName(Theme theme)
{
    return kNames[static_cast<std::size_t>(theme)];
}

void applyTheme(Theme theme, const QPalette &system)
{
    switch (theme) {
    case Theme::System:
        QApplication::setPalette(system);
        return;
    case Theme::Light:
        QApplication::setPalette(paletteOf(kLight));
        return;
    case Theme::Dark:
        QApplication::setPalette(paletteOf(kDark));
        return;
    }
}

} // namespace kubewake
