// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <span>

class QTreeView;

namespace kubewake {

// `characters`: of each column from the first on. UI thread.
void setColumnWidths(QTreeView *list, std::span<const int> characters);

// Makes `list` one without branches, its rows of one height and of two colours in turn. UI thread.
void setUpFlatList(QTreeView *list, const QString &accessibleName, std::span<const int> characters);

// Columns sort where one is chosen; until then, and when it is chosen no more, the rows stand as
// the model gives them. UI thread.
void sortOnDemand(QTreeView *list);

} // namespace kubewake
