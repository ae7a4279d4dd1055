// SPDX-License-Identifier: Apache-2.0
#include "views/credentials/lineagegraphview.h"

#include "model/items/displaytext.h"
#include "model/items/plaintooltip.h"

#include <QAccessible>
#include <QEvent>
#include <QFocusEvent>
#include <QHelpEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace kubewake {
namespace {

constexpr double kMinimumZoom = 0.3;
constexpr double kMaximumZoom = 3;
constexpr int kNodeCharacters = 42; // wide
constexpr int kMargin = 12; // pixels

} // namespace

LineageGraphView::LineageGraphView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Graph of credentials"));
    viewport()->setAutoFillBackground(false);
    describeCurrent();
}

void LineageGraphView::setGraph(CredentialGraph graph)
{
    m_graph = std::move(graph);
    m_current.reset();
    // The first credential is the one that has most to say.
    for (std::size_t i = 0; i < m_graph.nodes.size() && !m_current; ++i) {
        if (m_graph.nodes[i].kind == CredentialGraphNode::Kind::Credential)
            m_current = i;
    }
    updateScrollBars();
    horizontalScrollBar()->setValue(0);
    verticalScrollBar()->setValue(0);
    describeCurrent();
    viewport()->update();
}

void LineageGraphView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    describeCurrent();
    viewport()->update();
}

QFont LineageGraphView::zoomedFont() const
{
    QFont zoomed = font();
    zoomed.setPointSizeF(std::max(1.0, zoomed.pointSizeF() * m_zoom));
    return zoomed;
}

// From the font as it is: rounding in small fonts does not change places.
QSize LineageGraphView::nodeSize() const
{
    const QFontMetrics metrics = fontMetrics();
    return {static_cast<int>(metrics.averageCharWidth() * kNodeCharacters * m_zoom),
            static_cast<int>((metrics.height() * 2 + 10) * m_zoom)};
}

QSize LineageGraphView::contentSize() const
{
    const QSize node = nodeSize();
    return {static_cast<int>(m_graph.layers) * node.width() * 3 / 2 - node.width() / 2
                + 2 * kMargin,
            static_cast<int>(m_graph.tallest) * node.height() * 4 / 3 + 2 * kMargin};
}

QRect LineageGraphView::nodeRect(std::size_t node) const
{
    const CredentialGraphNode &one = m_graph.nodes[node];
    const QSize size = nodeSize();
    return {QPoint(kMargin + static_cast<int>(one.layer) * size.width() * 3 / 2
                       - horizontalScrollBar()->value(),
                   kMargin + static_cast<int>(one.place) * size.height() * 4 / 3
                       - verticalScrollBar()->value()),
            size};
}

std::optional<std::size_t> LineageGraphView::nodeAt(QPoint position) const
{
    for (std::size_t i = 0; i < m_graph.nodes.size(); ++i) {
        if (nodeRect(i).contains(position))
            return i;
    }
    return std::nullopt;
}

void LineageGraphView::setCurrent(std::size_t node)
{
    m_current = node;
    const QRect rect = nodeRect(node).adjusted(-kMargin, -kMargin, kMargin, kMargin);
    const auto reveal = [](QScrollBar *bar, int first, int last, int size) {
        if (first < 0)
            bar->setValue(bar->value() + first);
        else if (last >= size)
            bar->setValue(bar->value() + last - size + 1);
    };
    reveal(horizontalScrollBar(), rect.left(), rect.right(), viewport()->width());
    reveal(verticalScrollBar(), rect.top(), rect.bottom(), viewport()->height());
    describeCurrent();
    viewport()->update();
    emit currentChanged();
}

void LineageGraphView::setZoom(double zoom)
{
    m_zoom = std::clamp(zoom, kMinimumZoom, kMaximumZoom);
    updateScrollBars();
    if (m_current)
        setCurrent(*m_current);
    viewport()->update();
}

QString LineageGraphView::nodeText(std::size_t node) const
{
    const CredentialGraphNode &one = m_graph.nodes[node];
    QStringList lines {displayLine(one.label)};
    if (!one.note.isEmpty())
        lines << displayLine(one.note);
    for (const CredentialGraphEdge &edge : m_graph.edges) {
        if (edge.from != node && edge.to != node)
            continue;
        const CredentialGraphNode &from = m_graph.nodes[edge.from];
        const CredentialGraphNode &to = m_graph.nodes[edge.to];
        lines << tr("%1 %2 %3 (requests: %4)")
                     .arg(displayLine(from.label), graphEdgeText(edge.kind), displayLine(to.label))
                     .arg(edge.requests);
    }
    return lines.join(QLatin1Char('\n'));
}

void LineageGraphView::describeCurrent()
{
    setAccessibleDescription(m_graph.nodes.empty() ? m_emptyText
                                 : m_current       ? nodeText(*m_current)
                                                   : QString());
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void LineageGraphView::updateScrollBars()
{
    const QSize content = m_graph.nodes.empty() ? QSize() : contentSize();
    const QSize shown = viewport()->size();
    const auto update = [](QScrollBar *bar, int all, int page, int step) {
        bar->setRange(0, std::max(0, all - page));
        bar->setPageStep(page);
        bar->setSingleStep(step);
    };
    update(horizontalScrollBar(), content.width(), shown.width(), nodeSize().width() / 4);
    update(verticalScrollBar(), content.height(), shown.height(), nodeSize().height() / 2);
}

void LineageGraphView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
}

void LineageGraphView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateScrollBars();
    viewport()->update();
}

void LineageGraphView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void LineageGraphView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool LineageGraphView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto node = nodeAt(help->pos());
    QToolTip::showText(help->globalPos(), plainToolTip(node ? nodeText(*node) : QString()),
                       viewport());
    return true;
}

} // namespace kubewake
