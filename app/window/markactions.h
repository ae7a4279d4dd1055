// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>

class QAction;
class QMainWindow;
class QMenu;

namespace kubewake {

// The menu of what a responder marks in the table: texts, shortcuts and places. What they do is
// connected by those who do it. Owned by the window.
class MarkActions : public QObject
{
    Q_OBJECT

public:
    explicit MarkActions(QMainWindow *window);

    QAction *toggleReference;
    QAction *goToReference;
    QMenu *around; // filled by AroundLinks
    QAction *bookmark;
    QAction *annotate;
    QAction *onlyBookmarked;
    QAction *colouringRules;

    // Those for the menu of a row.
    [[nodiscard]] QList<QAction *> ofRow() const;

private:
    QAction *add(const QString &text, const QKeySequence &keys);

    QMenu *m_menu;
};

} // namespace kubewake
