// SPDX-License-Identifier: Apache-2.0
#include "views/objects/riskdelegate.h"

#include "model/items/objectfieldmodel.h"
#include "views/common/semanticcolors.h"

namespace kubewake {

void RiskDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.data(ObjectFieldModel::RiskyRole).toBool())
        option->backgroundBrush =
            badgeBackground(severityColor(Severity::High, option->palette), option->palette);
}

} // namespace kubewake
