// SPDX-License-Identifier: Apache-2.0
#include "views/signals/severitydelegate.h"

#include "views/common/semanticcolors.h"

#include <QApplication>
#include <QPainter>

namespace kubewake {
namespace {

constexpr int kRowPadding = 8; // pixels, above and below together

} // namespace

QSize SeverityDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(option.fontMetrics.height() + kRowPadding);
    return size;
}

void SeverityDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell.text.clear();
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    const QVariant value = index.data(m_role);
    if (!value.isValid())
        return;
    const auto severity = static_cast<Severity>(value.toInt());
    const QColor color = severityColor(severity, cell.palette);
    const QRect badge = cell.rect.adjusted(2, 2, -4, -2);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(color);
    painter->setBrush(badgeBackground(color, cell.palette));
    painter->drawRoundedRect(badge, 3, 3);
    painter->setPen(cell.palette.color(QPalette::Text));
    painter->drawText(badge.adjusted(5, 0, -3, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
    painter->restore();
}

} // namespace kubewake
