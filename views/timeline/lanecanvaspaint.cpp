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
    for (const LaneBin &bin : *bins) {
        if (bin.mark != 0)
            paintMark(painter, bin, rect);
    }
    if (focused && m_focusedPixel >= 0 && hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(QRect(rect.x() + m_focusedPixel - 2, rect.y() + 1, 5, rect.height() - 3));
    }
}

// A shape for each severity, so that colour is not all that tells them apart.
void LaneCanvas::paintMark(QPainter &painter, const LaneBin &bin, const QRect &lane) const
{
    const auto severity = static_cast<Severity>(bin.mark - 1);
    const qreal x = lane.x() + bin.pixel + 1;
    const qreal y = lane.y() + 5;
    const qreal r = 4;
    QPainterPath path;
    switch (severity) {
    case Severity::Critical: // diamond
        path.addPolygon(
            QPolygonF({{x, y - r - 1}, {x + r + 1, y}, {x, y + r + 1}, {x - r - 1, y}}));
        break;
    case Severity::High: // triangle, point up
        path.addPolygon(QPolygonF({{x, y - r}, {x + r, y + r}, {x - r, y + r}}));
        break;
    case Severity::Medium: // square
        path.addRect(x - r + 1, y - r + 1, 2 * r - 2, 2 * r - 2);
        break;
    case Severity::Low: // triangle, point down
        path.addPolygon(QPolygonF({{x - r, y - r}, {x + r, y - r}, {x, y + r}}));
        break;
    case Severity::Informational:
        path.addEllipse(QPointF(x, y), r - 1, r - 1);
        break;
    }
    path.closeSubpath();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Base), 1));
    painter.setBrush(severityColor(severity, palette()));
    painter.drawPath(path);
    painter.restore();
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
