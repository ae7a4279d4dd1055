// SPDX-License-Identifier: Apache-2.0
#include "views/events/rowpainter.h"

#include "model/items/eventtablemodel.h"
#include "views/common/semanticcolors.h"

#include <QPainter>

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
        painter.setPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
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
