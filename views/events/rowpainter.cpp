// SPDX-License-Identifier: Apache-2.0
#include "views/events/rowpainter.h"

#include "model/items/eventtablemodel.h"
#include "views/common/rowcolors.h"
#include "views/common/semanticcolors.h"

#include <QPainter>

#include <array>
#include <cmath>
#include <numbers>

namespace kubewake {
namespace {

constexpr int kPadding = 4;
constexpr int kBadgePadding = 5;
constexpr qreal kBadgeRadius = 3;

bool isOutcome(const QModelIndex &index)
{
    return index.data(EventTableModel::FieldRole).toInt() == static_cast<int>(FieldId::Outcome);
}

// Names share their beginning (`system:serviceaccount:…`) and differ at the end: both are kept.
Qt::TextElideMode elideModeOf(const QModelIndex &index)
{
    switch (static_cast<FieldId>(index.data(EventTableModel::FieldRole).toInt())) {
    case FieldId::EffectiveUser:
    case FieldId::Username:
    case FieldId::ImpersonatedUser:
    case FieldId::ObjectName:
        return Qt::ElideMiddle;
    default:
        return Qt::ElideRight;
    }
}

Outcome outcomeOf(const QModelIndex &index)
{
    return static_cast<Outcome>(index.data(EventTableModel::OutcomeRole).toInt());
}

void paintBadge(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QString text = index.data(Qt::DisplayRole).toString();
    if (text.isEmpty())
        return;
    const QColor color = outcomeColor(outcomeOf(index), option.palette);
    const int width = qMin(option.fontMetrics.horizontalAdvance(text) + 2 * kBadgePadding,
                           option.rect.width() - kPadding);
    QRectF badge(option.rect.left() + kPadding / 2, option.rect.top() + 2, width,
                 option.rect.height() - 4);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color);
    painter.setBrush(badgeBackground(color, option.palette));
    painter.drawRoundedRect(badge.adjusted(0.5, 0.5, -0.5, -0.5), kBadgeRadius, kBadgeRadius);
    painter.setPen(option.palette.color(QPalette::Text));
    const QString shown =
        option.fontMetrics.elidedText(text, Qt::ElideRight, width - kBadgePadding);
    painter.drawText(badge, Qt::AlignCenter | Qt::TextSingleLine, shown);
    painter.restore();
}

void paintSeverityMark(QPainter &painter, const QStyleOptionViewItem &option,
                       const QModelIndex &index)
{
    const QVariant value = index.data(EventTableModel::SeverityRole);
    if (!value.isValid())
        return;
    const auto severity = static_cast<Severity>(value.toInt());
    const QRect tag = option.rect.adjusted(2, 2, -2, -2);
    const QColor color = severityColor(severity, option.palette);
    painter.fillRect(tag, badgeBackground(color, option.palette));
    painter.fillRect(QRect(tag.left(), tag.top(), 3, tag.height()), color);
    painter.setPen(option.palette.color(QPalette::Text));
    painter.drawText(tag.adjusted(3, 0, 0, 0), Qt::AlignCenter | Qt::TextSingleLine,
                     severityText(severity).left(1).toUpper());
}

QPolygonF star(const QPointF &center, double radius)
{
    constexpr int kPoints = 10;
    constexpr double kInner = 0.42;
    QPolygonF shape;
    for (int i = 0; i < kPoints; ++i) {
        const double angle = std::numbers::pi * (2.0 * i / kPoints - 0.5);
        const double length = i % 2 == 0 ? radius : radius * kInner;
        shape << center + QPointF(std::cos(angle), std::sin(angle)) * length;
    }
    return shape;
}

// Shapes, not characters: not every font has them.
void paintOwnMarks(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QColor color =
        option.palette.color(selected ? QPalette::HighlightedText : QPalette::Link);
    const QRectF place = option.rect;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    if (index.data(EventTableModel::BookmarkRole).toBool())
        painter.drawPolygon(star(place.center(), place.width() / 2 - 1));
    if (index.data(EventTableModel::NotedRole).toBool()) {
        constexpr double kCorner = 5;
        const std::array corner {place.topRight(), place.topRight() - QPointF(kCorner, 0),
                                 place.topRight() + QPointF(0, kCorner)};
        painter.drawPolygon(corner.data(), static_cast<int>(corner.size()));
    }
    if (index.data(EventTableModel::ReferenceRole).toBool()) {
        constexpr double kArrow = 4;
        const QPointF tip(place.right(), place.center().y());
        const std::array arrow {tip, tip - QPointF(kArrow, kArrow), tip - QPointF(kArrow, -kArrow)};
        painter.drawPolygon(arrow.data(), static_cast<int>(arrow.size()));
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.fillRect(QRect(0, option.rect.top(), painter.device()->width(), 1), color);
        painter.fillRect(QRect(0, option.rect.bottom(), painter.device()->width(), 1), color);
    }
    painter.restore();
}

} // namespace

void paintCell(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (!selected && index.data(EventTableModel::HighlightRole).toBool())
        painter.fillRect(
            option.rect,
            badgeBackground(severityColor(Severity::Medium, option.palette), option.palette));
    if (isOutcome(index)) {
        paintBadge(painter, option, index);
    } else {
        const QString text = index.data(Qt::DisplayRole).toString();
        const auto alignment = index.data(Qt::TextAlignmentRole).toInt();
        const QRect place = option.rect.adjusted(kPadding, 0, -kPadding, 0);
        const auto colour =
            static_cast<RowColour>(index.data(EventTableModel::ForegroundRole).toInt());
        painter.setPen(selected ? option.palette.color(QPalette::HighlightedText)
                                : rowForeground(colour, option.palette));
        painter.drawText(place, alignment | Qt::TextSingleLine,
                         option.fontMetrics.elidedText(text, elideModeOf(index), place.width()));
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter.setPen(
            QPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::Highlight),
                 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
}

void paintRowColour(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto colour = static_cast<RowColour>(index.data(EventTableModel::BackgroundRole).toInt());
    if (colour != RowColour::None && !option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(option.rect, rowBackground(colour, option.palette));
}

void paintGutter(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    QStyleOptionViewItem part = option;
    part.rect.setWidth(kSeverityGutter);
    paintSeverityMark(painter, part, index);
    part.rect = option.rect.adjusted(kSeverityGutter, 0, 0, 0);
    paintOwnMarks(painter, part, index);
}

int cellWidth(const QFontMetrics &metrics, const QModelIndex &index)
{
    const int text = metrics.horizontalAdvance(index.data(Qt::DisplayRole).toString());
    return text + 2 * kPadding + (isOutcome(index) ? 2 * kBadgePadding : 2);
}

bool isElided(const QFontMetrics &metrics, const QModelIndex &index, int width)
{
    return cellWidth(metrics, index) > width;
}

} // namespace kubewake
