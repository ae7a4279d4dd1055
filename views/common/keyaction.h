// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

class QAction;
class QWidget;

namespace kubewake {

// An action of `view` for these keys while it has the focus; its context menu names both, if it has
// one of its actions (Qt::ActionsContextMenu). Owned by the view. UI thread.
QAction *addKeyAction(QWidget *view, const QString &text, const QList<QKeySequence> &keys);

} // namespace kubewake
