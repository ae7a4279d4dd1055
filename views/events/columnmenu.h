// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPoint>

class QMenu;

namespace kubewake {

class EventGridView;

// Which columns are shown: one check box per field, a search over their names, and a way back to
// the default. Blocks in the menu.
void showColumnMenu(EventGridView &view, const QPoint &globalAt);

// The same menu, filled; for whoever shows it (tests, a menu bar).
void fillColumnMenu(QMenu &menu, EventGridView &view);

} // namespace kubewake
