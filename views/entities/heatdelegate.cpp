// SPDX-License-Identifier: Apache-2.0
#include "views/entities/heatdelegate.h"

#include "views/common/semanticcolors.h"

#include <QPainter>

namespace kubewake {
namespace {

constexpr float kLeast = 0.18F; // of what is there at all
constexpr float kMost = 0.75F; // text can be read on it

} // namespace

void HeatDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const auto share = static_cast<float>(index.data(m_shareRole).toDouble());
    painter->save();
    const QRect cell = option.rect.adjusted(0, 0, -1, -1);
    if (share > 0) {
        QColor ground = outcomeColor(m_color, option.palette);
        ground.setAlphaF(kLeast + (kMost - kLeast) * share);
        painter->fillRect(cell, ground);
    }
    const QString text = index.data(Qt::DisplayRole).toString();
    if (!text.isEmpty()) {
        painter->setPen(option.palette.color(QPalette::Text));
        painter->setFont(option.font);
        painter->drawText(cell.adjusted(3, 0, -4, 0), Qt::AlignRight | Qt::AlignVCenter, text);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(option.palette.color(QPalette::Highlight), 2));
        painter->drawRect(cell.adjusted(1, 1, 0, 0));
    }
    painter->restore();
}

} // namespace kubewake
