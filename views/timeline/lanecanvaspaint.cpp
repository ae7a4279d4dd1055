// SPDX-License-Identifier: Apache-2.0
// How the lanes look; lanecanvas.cpp says what they do.
#include "views/common/semanticcolors.h"
#include "views/timeline/lanecanvas.h"
#include "views/timeline/timeaxis.h"

#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace kubewake {
namespace {

constexpr int kMarkSize = 12; // pixels, with the outline
constexpr int kMarkSpacing = 4; // marks closer than this are painted as one

QPainterPath shapeOf(Severity severity, qreal center)
{
    const qreal c = center;
    const qreal r = 4;
    QPainterPath path;
    switch (severity) {
    case Severity::Critical: // diamond
        path.addPolygon(
            QPolygonF({{c, c - r - 1}, {c + r + 1, c}, {c, c + r + 1}, {c - r - 1, c}}));
        break;
    case Severity::High: // triangle, point up
        path.addPolygon(QPolygonF({{c, c - r}, {c + r, c + r}, {c - r, c + r}}));
        break;
    case Severity::Medium: // square
        path.addRect(c - r + 1, c - r + 1, 2 * r - 2, 2 * r - 2);
        break;
    case Severity::Low: // triangle, point down
        path.addPolygon(QPolygonF({{c - r, c - r}, {c + r, c - r}, {c, c + r}}));
        break;
    case Severity::Informational:
        path.addEllipse(QPointF(c, c), r - 1, r - 1);
        break;
    }
    path.closeSubpath();
    return path;
}

} // namespace

void LaneCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().color(QPalette::Base));
    const auto [first, last] = visibleLanes();
    for (int lane = first; lane < last; ++lane)
        paintLane(painter, lane);
    paintAxis(painter);
    paintSelection(painter);
    if (m_lanes.lanes.empty()) {
        const QString text = !m_problem.isEmpty() ? m_problem
            : isBusy()                            ? tr("Counting…")
                       : tr("No rows to show. Change the filter, or open a log.");
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, text);
    }
}

void LaneCanvas::paintAxis(QPainter &painter) const
{
    const QRect area(0, 0, viewport()->width(), m_axisHeight);
    painter.fillRect(area, palette().color(QPalette::Window));
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    const int line = fontMetrics().height();
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(4, 2, m_labelWidth - 8, line), Qt::AlignLeft | Qt::AlignVCenter,
                     m_timeFormat.zoneName());
    const int spacing = fontMetrics().horizontalAdvance(QStringLiteral("00:00:00.000000")) + 16;
    painter.save();
    painter.setClipRect(m_labelWidth, 0, m_scale.width, viewport()->height());
    for (const AxisTick &tick : axisTicks(m_scale, spacing, m_timeFormat)) {
        const int x = m_labelWidth + tick.pixel;
        painter.setPen(palette().color(QPalette::Mid));
        painter.drawLine(x, m_axisHeight - 5, x, m_axisHeight - 1);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRect(x + 2, 2, spacing, line), Qt::AlignLeft | Qt::AlignVCenter,
                         tick.date);
        painter.drawText(QRect(x + 2, 2 + line, spacing, line), Qt::AlignLeft | Qt::AlignVCenter,
                         tick.label);
    }
    painter.restore();
}

QColor LaneCanvas::binColor(const LaneBin &bin) const
{
    if (m_coloring == LaneColoring::ByOutcome)
        return outcomeColor(bin.worst, palette());
    return bin.mark != 0 ? severityColor(static_cast<Severity>(bin.mark - 1), palette())
                         : palette().color(QPalette::Mid);
}

void LaneCanvas::paintLane(QPainter &painter, int lane) const
{
    const QRect rect = laneRect(lane);
    const bool focused = lane == m_focusedLane;
    if (focused)
        painter.fillRect(QRect(0, rect.y(), viewport()->width(), rect.height()),
                         palette().color(QPalette::AlternateBase));
    painter.setPen(palette().color(QPalette::Midlight));
    painter.drawLine(0, rect.bottom(), viewport()->width(), rect.bottom());

    const QRect label(4, rect.y(), m_labelWidth - 8, rect.height());
    const QString count = locale().toString(m_lanes.lanes[static_cast<std::size_t>(lane)].count);
    const int countWidth = fontMetrics().horizontalAdvance(count) + 8;
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(
        label.adjusted(0, 0, -countWidth, 0), Qt::AlignLeft | Qt::AlignVCenter,
        fontMetrics().elidedText(laneText(lane), Qt::ElideMiddle, label.width() - countWidth));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(label, Qt::AlignRight | Qt::AlignVCenter, count);

    const std::vector<LaneBin> *bins = binsOf(lane);
    // Bins of another scale would be drawn in wrong places while the new ones are counted.
    if (bins == nullptr || m_bins.scale.range != m_scale.range
        || m_bins.scale.width != m_scale.width)
        return;
    for (const LaneBin &bin : *bins) {
        if (bin.count == 0)
            continue;
        const int most = rect.height() - 4;
        const int height = std::min(most, 5 + static_cast<int>(std::log2(bin.count) * 2));
        painter.fillRect(QRect(rect.x() + bin.pixel, rect.bottom() - 1 - height, 2, height),
                         binColor(bin));
    }
    paintMarks(painter, *bins, rect);
    if (focused && m_focusedPixel >= 0 && hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(QRect(rect.x() + m_focusedPixel - 2, rect.y() + 1, 5, rect.height() - 3));
    }
}

// Of marks that would cover each other, the most severe is painted, at its place.
void LaneCanvas::paintMarks(QPainter &painter, const std::vector<LaneBin> &bins,
                            const QRect &lane) const
{
    const LaneBin *waiting = nullptr;
    const auto paint = [&](const LaneBin &bin) {
        const QPixmap &mark = markOf(static_cast<Severity>(bin.mark - 1));
        painter.drawPixmap(lane.x() + bin.pixel + 1 - kMarkSize / 2, lane.y() + 5 - kMarkSize / 2,
                           mark);
    };
    for (const LaneBin &bin : bins) {
        if (bin.mark == 0)
            continue;
        if (waiting != nullptr && bin.pixel - waiting->pixel >= kMarkSpacing) {
            paint(*waiting);
            waiting = nullptr;
        }
        if (waiting == nullptr || bin.mark > waiting->mark)
            waiting = &bin;
    }
    if (waiting != nullptr)
        paint(*waiting);
}

// A shape for each severity, so that colour is not all that tells them apart. Painted once:
// thousands of antialiased paths would take longer than a frame.
const QPixmap &LaneCanvas::markOf(Severity severity) const
{
    QPixmap &mark = m_marks[static_cast<std::size_t>(severity)];
    const qreal ratio = devicePixelRatioF();
    if (!mark.isNull() && qFuzzyCompare(mark.devicePixelRatio(), ratio))
        return mark;
    mark = QPixmap(QSize(kMarkSize, kMarkSize) * ratio);
    mark.setDevicePixelRatio(ratio);
    mark.fill(Qt::transparent);
    QPainter painter(&mark);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Base), 1));
    painter.setBrush(severityColor(severity, palette()));
    painter.drawPath(shapeOf(severity, kMarkSize / 2.0));
    return mark;
}

void LaneCanvas::paintSelection(QPainter &painter) const
{
    if (m_drag != Drag::Select)
        return;
    const QRect area =
        QRect(QPoint(m_pressed.x(), 0), QPoint(m_current.x(), viewport()->height()))
            .normalized()
            .intersected(QRect(m_labelWidth, 0, m_scale.width, viewport()->height()));
    QColor fill = palette().color(QPalette::Highlight);
    fill.setAlphaF(0.25F);
    painter.fillRect(area, fill);
    painter.setPen(palette().color(QPalette::Highlight));
    painter.drawRect(area.adjusted(0, 0, -1, -1));
}

} // namespace kubewake
