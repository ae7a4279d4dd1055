// SPDX-License-Identifier: Apache-2.0
#include "views/common/flatlist.h"

#include <QHeaderView>
#include <QTreeView>

namespace kubewake {

void setColumnWidths(QTreeView *list, std::span<const int> characters)
{
    int column = 0;
    for (const int width : characters)
        list->header()->resizeSection(column++, list->fontMetrics().averageCharWidth() * width);
}

void setUpFlatList(QTreeView *list, const QString &accessibleName, std::span<const int> characters)
{
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setAlternatingRowColors(true);
    list->setAccessibleName(accessibleName);
    setColumnWidths(list, characters);
}

void sortOnDemand(QTreeView *list)
{
    list->header()->setSortIndicator(-1, Qt::AscendingOrder);
    list->header()->setSortIndicatorClearable(true);
    list->setSortingEnabled(true);
}

} // namespace kubewake
