// SPDX-License-Identifier: Apache-2.0
// What mouse and keys do with the lanes.
#include "model/core/utf8.h"
#include "views/timeline/lanecanvas.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace kubewake {
namespace {

constexpr double kZoomStep = 1.25;
constexpr int kKeyPan = 10; // a press of an arrow key moves by 1/10 of the width
constexpr int kReach = 3; // pixels beside a bin that still hit it

} // namespace

void LaneCanvas::wheelEvent(QWheelEvent *event)
{
    const int delta = event->angleDelta().y();
    const QPoint at = event->position().toPoint();
    // Over the labels the wheel scrolls lanes, as it does with Shift.
    if (at.x() < m_labelWidth || event->modifiers().testFlag(Qt::ShiftModifier)) {
        QScrollBar *bar = verticalScrollBar();
        const int turned = delta != 0 ? delta : event->angleDelta().x();
        bar->setValue(bar->value() - turned * 3 * m_rowHeight / 120);
    } else if (delta != 0) {
        zoomBy(std::pow(kZoomStep, delta / 120.0), pixelAt(at.x()));
    }
    event->accept();
}

void LaneCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = m_current = event->position().toPoint();
    m_scaleAtPress = m_scale;
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    m_drag = shift && m_pressed.x() >= m_labelWidth ? Drag::Select : Drag::Pending;
}

void LaneCanvas::mouseMoveEvent(QMouseEvent *event)
{
    m_current = event->position().toPoint();
    const int moved = m_current.x() - m_pressed.x();
    if (m_drag == Drag::Pending && std::abs(moved) >= QApplication::startDragDistance()
        && m_pressed.x() >= m_labelWidth) {
        m_drag = Drag::Pan;
        viewport()->setCursor(Qt::ClosedHandCursor);
    }
    if (m_drag == Drag::Pan)
        setScale(m_scaleAtPress.panned(-moved, m_bounds));
    else if (m_drag == Drag::Select)
        viewport()->update();
}

void LaneCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_current = event->position().toPoint();
    const Drag drag = m_drag;
    m_drag = Drag::None;
    viewport()->unsetCursor();
    viewport()->update();
    if (drag == Drag::Pending) {
        clickAt(m_current);
    } else if (drag == Drag::Select) {
        const TimeRange range =
            m_scale.timesOfPixels(pixelAt(m_pressed.x()), pixelAt(m_current.x()));
        if (range.isValid() && m_pressed.x() != m_current.x())
            emit timeRangeSelected(range);
    }
}

void LaneCanvas::clickAt(QPoint position)
{
    const int lane = laneAt(position.y());
    if (lane < 0)
        return;
    focusLane(lane);
    if (position.x() < m_labelWidth) {
        const Lane &entry = m_lanes.lanes[static_cast<std::size_t>(lane)];
        emit laneActivated(m_lanes.field,
                           toQString(laneValue(*m_shown, m_lanes.field, entry.code)));
        return;
    }
    const std::vector<LaneBin> *bins = binsOf(lane);
    if (const LaneBin *bin = bins ? binAt(*bins, pixelAt(position.x()), kReach) : nullptr) {
        m_focusedPixel = bin->pixel;
        describeFocus();
        emit rowActivated(bin->mark != 0 ? bin->markRow : bin->row);
    }
}

void LaneCanvas::stepBin(int direction)
{
    const std::vector<LaneBin> *bins = binsOf(m_focusedLane);
    if (bins == nullptr || bins->empty())
        return;
    if (m_focusedPixel < 0) {
        m_focusedPixel = direction > 0 ? bins->front().pixel : bins->back().pixel;
    } else if (direction > 0) {
        const auto after = std::ranges::upper_bound(*bins, m_focusedPixel, {}, &LaneBin::pixel);
        if (after != bins->end())
            m_focusedPixel = after->pixel;
    } else {
        const auto at = std::ranges::lower_bound(*bins, m_focusedPixel, {}, &LaneBin::pixel);
        if (at != bins->begin())
            m_focusedPixel = std::prev(at)->pixel;
    }
    describeFocus();
    viewport()->update();
}

void LaneCanvas::activateFocusedBin()
{
    const std::vector<LaneBin> *bins = binsOf(m_focusedLane);
    if (bins == nullptr || bins->empty())
        return;
    if (m_focusedPixel < 0)
        m_focusedPixel = bins->front().pixel;
    if (const LaneBin *bin = binAt(*bins, m_focusedPixel))
        emit rowActivated(bin->mark != 0 ? bin->markRow : bin->row);
}

void LaneCanvas::openFocusedPage()
{
    if (m_focusedLane < 0)
        return;
    const Lane &lane = m_lanes.lanes[static_cast<std::size_t>(m_focusedLane)];
    if (const auto entity =
            entityOfValue(m_lanes.field, laneValue(*m_shown, m_lanes.field, lane.code)))
        emit entityRequested(*entity);
}

void LaneCanvas::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const int page = std::max(1, verticalScrollBar()->pageStep() / m_rowHeight);
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        focusLane(m_focusedLane < 0 ? 0 : m_focusedLane + (event->key() == Qt::Key_Up ? -1 : 1));
        return;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        focusLane(m_focusedLane < 0
                      ? 0
                      : m_focusedLane + (event->key() == Qt::Key_PageUp ? -page : page));
        return;
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int direction = event->key() == Qt::Key_Left ? -1 : 1;
        if (control || m_focusedLane < 0)
            setScale(m_scale.panned(direction * m_scale.width / kKeyPan, m_bounds));
        else
            stepBin(direction);
        return;
    }
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus:
        zoomBy(event->key() == Qt::Key_Minus ? 1 / kZoomStep : kZoomStep,
               m_focusedPixel >= 0 ? m_focusedPixel : m_scale.width / 2);
        return;
    case Qt::Key_Home:
    case Qt::Key_0:
        resetZoom();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers().testFlag(Qt::AltModifier))
            openFocusedPage();
        else if (control && m_focusedLane >= 0)
            clickAt({0, laneRect(m_focusedLane).center().y()});
        else
            activateFocusedBin();
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

} // namespace kubewake
