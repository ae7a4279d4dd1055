// SPDX-License-Identifier: Apache-2.0
// How the graph looks; lineagegraphview.cpp says what it is.
#include "model/items/displaytext.h"
#include "views/common/semanticcolors.h"
#include "views/credentials/lineagegraphview.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace kubewake {
namespace {

constexpr int kArrow = 5; // pixels
constexpr int kFaint = 90; // of 255
constexpr qreal kRadius = 5;

} // namespace

void LineageGraphView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().color(QPalette::Base));
    if (m_graph.nodes.empty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(viewport()->rect().adjusted(8, 8, -8, -8),
                         Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(zoomedFont());
    // Those of the current node last, over the others.
    for (const bool ofCurrent : {false, true}) {
        for (const CredentialGraphEdge &edge : m_graph.edges) {
            const bool isOfCurrent = m_current == edge.from || m_current == edge.to;
            if (isOfCurrent == ofCurrent)
                paintEdge(painter, edge);
        }
    }
    for (std::size_t i = 0; i < m_graph.nodes.size(); ++i) {
        if (nodeRect(i).intersects(viewport()->rect()))
            paintNode(painter, i);
    }
}

// From the right of one to the left of the other; back under itself where it closes a circle.
void LineageGraphView::paintEdge(QPainter &painter, const CredentialGraphEdge &edge) const
{
    const QRect from = nodeRect(edge.from);
    const QRect to = nodeRect(edge.to);
    const QPointF start(from.right() + 1, from.center().y());
    const QPointF end(to.left(), to.center().y());
    const qreal reach = std::max<qreal>(from.width() / 4.0, (end.x() - start.x()) / 2);
    const bool isOfCurrent = m_current == edge.from || m_current == edge.to;
    // Seen on light and dark, and behind what belongs to the current node.
    QColor color = palette().color(isOfCurrent ? QPalette::Highlight : QPalette::Text);
    if (!isOfCurrent)
        color.setAlpha(kFaint);
    QPen pen(color, isOfCurrent ? 2 : 1);
    if (edge.kind == CredentialGraphEdge::Kind::ActedAs)
        pen.setStyle(Qt::DashLine);
    QPainterPath path(start);
    path.cubicTo(start + QPointF(reach, 0), end - QPointF(reach, 0), end);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen);
    painter.drawPath(path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(
        QPolygonF({end, end + QPointF(-2 * kArrow, -kArrow), end + QPointF(-2 * kArrow, kArrow)}));
}

void LineageGraphView::paintNode(QPainter &painter, std::size_t node) const
{
    const CredentialGraphNode &one = m_graph.nodes[node];
    const QRect rect = nodeRect(node);
    const bool isCurrent = m_current == node;
    QColor fill = palette().color(QPalette::AlternateBase);
    if (one.isAlarming)
        fill = badgeBackground(severityColor(Severity::High, palette()), palette());
    QPen border(palette().color(isCurrent ? QPalette::Highlight : QPalette::Dark),
                isCurrent ? (hasFocus() ? 3 : 2) : 1);
    painter.setPen(border);
    painter.setBrush(fill);
    const QRectF box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
    // The shape says it as well: credentials have corners, identities are round.
    const qreal radius = one.kind == CredentialGraphNode::Kind::Credential ? 0
        : one.kind == CredentialGraphNode::Kind::Identity                  ? box.height() / 2
                                                                           : kRadius;
    painter.drawRoundedRect(box, radius, radius);
    const int inset = std::max(4, static_cast<int>(std::min<qreal>(radius, box.height() / 3)));
    const QRect text = rect.adjusted(inset, 2, -inset, -2);
    const QFontMetrics metrics(painter.font());
    const bool hasNote = !one.note.isEmpty();
    const QRect upper =
        hasNote ? QRect(text.left(), text.top(), text.width(), text.height() / 2) : text;
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(upper, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(displayLine(one.label), Qt::ElideMiddle, text.width()));
    if (!hasNote)
        return;
    painter.drawText(QRect(text.left(), upper.bottom() + 1, text.width(), text.height() / 2),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(displayLine(one.note), Qt::ElideRight, text.width()));
}

} // namespace kubewake
