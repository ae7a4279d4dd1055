// SPDX-License-Identifier: Apache-2.0
#include "views/common/keyaction.h"

#include <QAction>
#include <QWidget>

namespace kubewake {

QAction *addKeyAction(QWidget *view, const QString &text, const QList<QKeySequence> &keys)
{
    auto *action = new QAction(text, view);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setShortcutVisibleInContextMenu(true);
    view->addAction(action);
    return action;
}

} // namespace kubewake
