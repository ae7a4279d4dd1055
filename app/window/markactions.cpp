// SPDX-License-Identifier: Apache-2.0
#include "app/window/markactions.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace kubewake {
namespace {

constexpr qsizetype kMenusBehind = 2; // rules, help

} // namespace

MarkActions::MarkActions(QMainWindow *window)
    : QObject(window)
    , m_menu(new QMenu(tr("&Mark"), window))
{
    QMenuBar *bar = window->menuBar();
    const QList<QAction *> menus = bar->actions();
    bar->insertMenu(menus.value(menus.size() - kMenusBehind), m_menu);
    toggleReference = add(tr("Time &reference"), tr("Ctrl+T"));
    toggleReference->setCheckable(true);
    goToReference = add(tr("&Go to the reference"), tr("Ctrl+Shift+T"));
    around = m_menu->addMenu(tr("&Around the current row"));
    m_menu->addSeparator();
    bookmark = add(tr("&Bookmark"), tr("Ctrl+M"));
    annotate = add(tr("Tags and &note…"), tr("Ctrl+Shift+N"));
    onlyBookmarked = add(tr("&Only bookmarked rows"), tr("Ctrl+Shift+M"));
    for (QAction *action : {bookmark, onlyBookmarked})
        action->setCheckable(true);
    m_menu->addSeparator();
    colouringRules = add(tr("&Colouring rules…"), tr("Ctrl+Shift+H"));
}

QList<QAction *> MarkActions::ofRow() const
{
    return {around->menuAction(), toggleReference, goToReference, bookmark, annotate};
}

QAction *MarkActions::add(const QString &text, const QKeySequence &keys)
{
    QAction *action = m_menu->addAction(text);
    action->setShortcut(keys);
    return action;
}

} // namespace kubewake
