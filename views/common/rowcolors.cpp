// SPDX-License-Identifier: Apache-2.0
#include "views/common/rowcolors.h"

#include "views/common/semanticcolors.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kubewake {
namespace {

struct Shades
{
    QRgb textOnLight, onLight, textOnDark, onDark;
};

// In RowColour order; those of None are not looked at.
constexpr std::array<Shades, kRowColourCount> kShades {{
    {0, 0, 0, 0},
    {0xff8c1712, 0xfffbdcd9, 0xfff9a9a1, 0xff4a2323},
    {0xff7a3e00, 0xfffde5cc, 0xfff7bd80, 0xff47301b},
    {0xff5e4a00, 0xfffaf0bf, 0xffe9d679, 0xff3f391b},
    {0xff1b5634, 0xffd9f0e1, 0xff8bd8a9, 0xff1f3c2b},
    {0xff0b5358, 0xffd3eef0, 0xff84d5d9, 0xff1a3b3e},
    {0xff174a8f, 0xffdbe8fa, 0xffa3c9f8, 0xff223653},
    {0xff692a86, 0xfff0e0f7, 0xffdcb3ee, 0xff3d2a4a},
    {0xff4a4f55, 0xffe4e7ea, 0xffc3c8ce, 0xff363b42},
}};

const Shades &shadesOf(RowColour colour)
{
    return kShades[static_cast<std::size_t>(colour)];
}

double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

} // namespace

QColor rowForeground(RowColour colour, const QPalette &palette)
{
    if (colour == RowColour::None)
        return palette.color(QPalette::Text);
    return QColor::fromRgb(isDark(palette) ? shadesOf(colour).textOnDark
                                           : shadesOf(colour).textOnLight);
}

QColor rowBackground(RowColour colour, const QPalette &palette)
{
    if (colour == RowColour::None)
        return palette.color(QPalette::Base);
    return QColor::fromRgb(isDark(palette) ? shadesOf(colour).onDark : shadesOf(colour).onLight);
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double lighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace kubewake
