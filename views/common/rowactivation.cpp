// SPDX-License-Identifier: Apache-2.0
#include "views/common/rowactivation.h"

#include <QAbstractItemView>
#include <QAction>

namespace kubewake {

void onRowActivated(QAbstractItemView *view, const QString &text, const std::function<void()> &act)
{
    auto *action = new QAction(text, view);
    action->setShortcuts({QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)});
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setShortcutVisibleInContextMenu(true);
    QObject::connect(action, &QAction::triggered, view, act);
    view->addAction(action);
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
    QObject::connect(view, &QAbstractItemView::doubleClicked, view, act);
}

} // namespace kubewake
