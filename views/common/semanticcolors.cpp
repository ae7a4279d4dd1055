// SPDX-License-Identifier: Apache-2.0
#include "views/common/semanticcolors.h"

namespace kubewake {
namespace {

QColor pick(const QPalette &palette, QRgb onLight, QRgb onDark)
{
    return QColor::fromRgb(isDark(palette) ? onDark : onLight);
}

QColor mix(const QColor &a, const QColor &b, qreal shareOfA)
{
    return QColor::fromRgbF(static_cast<float>(a.redF() * shareOfA + b.redF() * (1 - shareOfA)),
                            static_cast<float>(a.greenF() * shareOfA + b.greenF() * (1 - shareOfA)),
                            static_cast<float>(a.blueF() * shareOfA + b.blueF() * (1 - shareOfA)));
}

} // namespace

bool isDark(const QPalette &palette)
{
    // Qt 6.4 has no colour-scheme API.
    return palette.color(QPalette::Window).lightness()
        < palette.color(QPalette::WindowText).lightness();
}

QColor outcomeColor(Outcome outcome, const QPalette &palette)
{
    switch (outcome) {
    case Outcome::Allowed:
        return pick(palette, 0xff2e7d4f, 0xff62c38b);
    case Outcome::Denied:
        return pick(palette, 0xffb3261e, 0xfff2776b);
    case Outcome::Failed:
        return pick(palette, 0xffb05a00, 0xfff0a355);
    case Outcome::DryRun:
        return pick(palette, 0xff5b6b7c, 0xff9fb0c3);
    case Outcome::Open:
        return pick(palette, 0xff1f5fb8, 0xff7db2f5);
    case Outcome::Missing:
    case Outcome::Unknown:
        break;
    }
    return pick(palette, 0xff6f6f6f, 0xffa6a6a6);
}

QColor severityColor(Severity severity, const QPalette &palette)
{
    switch (severity) {
    case Severity::Critical:
        return pick(palette, 0xff8e1c5b, 0xfff06fb2);
    case Severity::High:
        return pick(palette, 0xffb3261e, 0xfff2776b);
    case Severity::Medium:
        return pick(palette, 0xffb05a00, 0xfff0a355);
    case Severity::Low:
        return pick(palette, 0xff8a6d00, 0xffd9bf4f);
    case Severity::Informational:
        break;
    }
    return pick(palette, 0xff1f5fb8, 0xff7db2f5);
}

QColor badgeBackground(const QColor &color, const QPalette &palette)
{
    return mix(color, palette.color(QPalette::Base), isDark(palette) ? 0.28 : 0.16);
}

QColor validityBackground(Validity validity, const QPalette &palette)
{
    switch (validity) {
    case Validity::Invalid:
        return badgeBackground(outcomeColor(Outcome::Denied, palette), palette);
    case Validity::Suspicious:
        return badgeBackground(severityColor(Severity::Low, palette), palette);
    case Validity::Valid:
        break;
    }
    return badgeBackground(outcomeColor(Outcome::Allowed, palette), palette);
}

} // namespace kubewake
