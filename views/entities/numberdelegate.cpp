// SPDX-License-Identifier: Apache-2.0
#include "views/entities/numberdelegate.h"

namespace kubewake {

void NumberDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->palette.setColor(QPalette::Text, option->palette.color(QPalette::Link));
    option->font.setUnderline(option->state.testFlag(QStyle::State_MouseOver));
}

} // namespace kubewake
