// SPDX-License-Identifier: Apache-2.0
// What mouse and keys do with the graph.
#include "views/credentials/lineagegraphview.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace kubewake {
namespace {

constexpr double kZoomStep = 1.2;

} // namespace

std::optional<std::size_t> LineageGraphView::neighbour(bool right) const
{
    if (!m_current)
        return std::nullopt;
    const CredentialGraphEdge *best = nullptr;
    for (const CredentialGraphEdge &edge : m_graph.edges) {
        if ((right ? edge.from : edge.to) == *m_current && edge.from != edge.to
            && (best == nullptr || edge.requests > best->requests))
            best = &edge;
    }
    if (best == nullptr)
        return std::nullopt;
    return right ? best->to : best->from;
}

void LineageGraphView::stepInColumn(int by)
{
    const CredentialGraphNode &one = m_graph.nodes[*m_current];
    if (by < 0 && one.place == 0)
        return;
    const std::size_t place = by < 0 ? one.place - 1 : one.place + 1;
    if (const auto next = m_graph.at(one.layer, place))
        setCurrent(*next);
}

void LineageGraphView::keyPressEvent(QKeyEvent *event)
{
    if (m_graph.nodes.empty()) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    if (!m_current)
        setCurrent(0);
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (const auto next = neighbour(event->key() == Qt::Key_Right))
            setCurrent(*next);
        break;
    case Qt::Key_Up:
        stepInColumn(-1);
        break;
    case Qt::Key_Down:
        stepInColumn(1);
        break;
    case Qt::Key_Home:
        setCurrent(m_graph.at(m_graph.nodes[*m_current].layer, 0).value_or(*m_current));
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        openCurrent();
        break;
    case Qt::Key_Space:
        showCurrent();
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        setZoom(m_zoom * kZoomStep);
        break;
    case Qt::Key_Minus:
        setZoom(m_zoom / kZoomStep);
        break;
    case Qt::Key_0:
        setZoom(1);
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    event->accept();
}

void LineageGraphView::wheelEvent(QWheelEvent *event)
{
    const int delta = event->angleDelta().y();
    if (!event->modifiers().testFlag(Qt::ControlModifier) || delta == 0) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    setZoom(m_zoom * std::pow(kZoomStep, delta / 120.0));
    event->accept();
}

void LineageGraphView::mousePressEvent(QMouseEvent *event)
{
    if (const auto node = nodeAt(event->position().toPoint()))
        setCurrent(*node);
}

void LineageGraphView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const auto node = nodeAt(event->position().toPoint());
    if (!node || event->button() != Qt::LeftButton)
        return;
    setCurrent(*node);
    openCurrent();
}

void LineageGraphView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse) {
        const auto node = nodeAt(event->pos());
        if (!node)
            return;
        setCurrent(*node);
    }
    if (!m_current)
        return;
    const CredentialGraphNode &one = m_graph.nodes[*m_current];
    QMenu menu(this);
    QAction *page = menu.addAction(tr("Open the page of this (Enter)"));
    QAction *requests = menu.addAction(tr("Show its requests (Space)"));
    page->setEnabled(one.entity.has_value());
    requests->setEnabled(!one.kql.isEmpty());
    const QPoint at = event->reason() == QContextMenuEvent::Mouse
        ? event->globalPos()
        : viewport()->mapToGlobal(nodeRect(*m_current).center());
    const QAction *chosen = menu.exec(at);
    if (chosen == page)
        openCurrent();
    else if (chosen == requests)
        showCurrent();
}

void LineageGraphView::openCurrent()
{
    if (!m_current)
        return;
    const CredentialGraphNode one = m_graph.nodes[*m_current]; // the graph may be gone after
    if (one.entity)
        emit entityRequested(*one.entity);
    else if (!one.kql.isEmpty())
        emit filterRequested(one.kql);
}

void LineageGraphView::showCurrent()
{
    if (!m_current)
        return;
    const QString kql = m_graph.nodes[*m_current].kql;
    if (!kql.isEmpty())
        emit filterRequested(kql);
}

} // namespace kubewake
