// SPDX-License-Identifier: Apache-2.0
#include "views/facets/sharedelegate.h"

#include "model/items/facetmodel.h"
#include "views/common/semanticcolors.h"

#include <QPainter>

namespace kubewake {

void ShareDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QVariant share = index.data(FacetModel::ShareRole);
    if (!share.isValid())
        return;
    // Under the text: a line that leaves it readable.
    constexpr int kThickness = 3;
    const QRect cell = option.rect.adjusted(2, 0, -2, -1);
    const int width = std::max(1, static_cast<int>(cell.width() * share.toDouble()));
    painter->fillRect(
        QRect(cell.right() - width + 1, cell.bottom() - kThickness + 1, width, kThickness),
        option.palette.color(QPalette::Highlight));
}

} // namespace kubewake
