// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QAbstractItemModel;
class QTableView;

namespace kubewake {

// Makes `table` a list of rows of which one is chosen, as dialogs have them: no row headers, and
// Tab leaves it. UI thread.
void setUpRowTable(QTableView *table, QAbstractItemModel *model, const QString &accessibleName);

} // namespace kubewake
