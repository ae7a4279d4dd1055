// SPDX-License-Identifier: Apache-2.0
#include "views/common/rowactivation.h"

#include "views/common/keyaction.h"

#include <QAbstractItemView>
#include <QAction>

namespace kubewake {

void onRowActivated(QAbstractItemView *view, const QString &text, const std::function<void()> &act)
{
    QAction *action = addKeyAction(view, text, {Qt::Key_Return, Qt::Key_Enter});
    QObject::connect(action, &QAction::triggered, view, act);
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
    QObject::connect(view, &QAbstractItemView::doubleClicked, view, act);
}

} // namespace kubewake
