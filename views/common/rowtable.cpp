// SPDX-License-Identifier: Apache-2.0
#include "views/common/rowtable.h"

#include <QHeaderView>
#include <QTableView>

namespace kubewake {

void setUpRowTable(QTableView *table, QAbstractItemModel *model, const QString &accessibleName)
{
    table->setModel(model);
    table->setAccessibleName(accessibleName);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setHighlightSections(false);
}

} // namespace kubewake
