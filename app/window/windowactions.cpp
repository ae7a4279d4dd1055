// SPDX-License-Identifier: Apache-2.0
#include "app/window/windowactions.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace kubewake {

WindowActions::WindowActions(QMainWindow *window)
    : QObject(window)
{
    fileMenu(window);
    editMenu(window);
    viewMenu(window);
    rulesMenu(window);
    helpMenu(window);
}

QAction *WindowActions::add(QMenu *menu, const QString &text, const QKeySequence &shortcut)
{
    QAction *action = menu->addAction(text);
    action->setShortcut(shortcut);
    return action;
}

void WindowActions::fileMenu(QMainWindow *window)
{
    QMenu *menu = window->menuBar()->addMenu(tr("&File"));
    openFiles = add(menu, tr("&Open files…"), QKeySequence::Open);
    openFolder = add(menu, tr("Open &folder…"), tr("Ctrl+Shift+O"));
    addEvidence = add(menu, tr("&Add files to this investigation…"));
    recent = menu->addMenu(tr("Open &recent"));
    openSample = add(menu, tr("Open the &sample incident"));
    closeAll = add(menu, tr("&Close all evidence"), QKeySequence::Close);
    menu->addSeparator();
    follow = add(menu, tr("Follo&w growing files"), tr("Ctrl+Shift+F"));
    follow->setCheckable(true);
    importFilter = add(menu, tr("&Import filter…"), tr("Ctrl+Shift+I"));
    loadReport = add(menu, tr("&Load report…"), tr("Ctrl+Shift+L"));
    menu->addSeparator();
    QMenu *exports = menu->addMenu(tr("&Export"));
    exportFindingsCsv = add(exports, tr("Findings as &CSV…"), tr("Ctrl+Shift+E"));
    exportFindingsJson = add(exports, tr("Findings as &JSON Lines…"));
    exportNavigatorLayer = add(exports, tr("ATT&&CK &Navigator layer…"));
    exports->addSeparator();
    exportRowsCsv = add(exports, tr("Rows as C&SV…"), tr("Ctrl+E"));
    exportRowsJson = add(exports, tr("Rows as JSON &Lines…"));
    exportRowsRaw = add(exports, tr("&Original events…"));
    menu->addSeparator();
    quit = add(menu, tr("&Quit"), QKeySequence::Quit);
}

void WindowActions::editMenu(QMainWindow *window)
{
    QMenu *menu = window->menuBar()->addMenu(tr("&Edit"));
    undo = add(menu, tr("&Undo triage"), QKeySequence::Undo);
    redo = add(menu, tr("&Redo triage"), QKeySequence::Redo);
    menu->addSeparator();
    // The table has the key itself: here it would be ambiguous there.
    copy = add(menu, tr("&Copy cell"));
    find = add(menu, tr("&Find in table"), QKeySequence::Find);
    findAnywhere = add(menu, tr("Find &anywhere…"), Qt::CTRL | Qt::Key_K);
    menu->addSeparator();
    settings = add(menu, tr("&Settings…"), QKeySequence::Preferences);
    if (settings->shortcut().isEmpty())
        settings->setShortcut(tr("Ctrl+,"));
}

void WindowActions::viewMenu(QMainWindow *window)
{
    QMenu *menu = window->menuBar()->addMenu(tr("&View"));
    auto *kinds = new QActionGroup(this);
    showRequests = add(menu, tr("&Requests (one row each)"), tr("Ctrl+R"));
    showEvents = add(menu, tr("&Events (every stage)"), tr("Ctrl+Shift+R"));
    for (QAction *action : {showRequests, showEvents}) {
        action->setCheckable(true);
        kinds->addAction(action);
    }
    showRequests->setIconText(tr("Requests"));
    showEvents->setIconText(tr("Events"));
    showRequests->setChecked(true);
    menu->addSeparator();
    focusFilter = add(menu, tr("Go to the &filter"), tr("Ctrl+L"));
    clearFilter = add(menu, tr("&Clear the filter"), tr("Ctrl+Shift+X"));
    back = add(menu, tr("&Back"), QKeySequence::Back);
    forward = add(menu, tr("F&orward"), QKeySequence::Forward);
    entityPage = add(menu, tr("Go to the p&age of the entity"), tr("Ctrl+Shift+A"));
    menu->addSeparator();
    grants = add(menu, tr("&Grants…"), tr("Ctrl+Shift+G"));
    compare = add(menu, tr("Co&mpare two times…"), tr("Ctrl+Shift+B"));
    credentials = add(menu, tr("Cre&dentials…"), tr("Ctrl+Shift+K"));
    panels = menu->addMenu(tr("&Panels"));
    resetLayout = add(menu, tr("Reset the &layout"));
    colorsMenu(menu);
}

void WindowActions::colorsMenu(QMenu *view)
{
    QMenu *menu = view->addMenu(tr("&Colours"));
    auto *themes = new QActionGroup(this);
    systemColors = add(menu, tr("As the &system"));
    lightColors = add(menu, tr("&Light"));
    darkColors = add(menu, tr("&Dark"));
    for (QAction *action : {systemColors, lightColors, darkColors}) {
        action->setCheckable(true);
        themes->addAction(action);
    }
}

void WindowActions::rulesMenu(QMainWindow *window)
{
    QMenu *menu = window->menuBar()->addMenu(tr("&Rules"));
    // Not Ctrl+Shift+U: input methods take it for a character's number.
    rulesPage = add(menu, tr("R&ules…"), tr("Ctrl+Shift+D"));
    rerunRules = add(menu, tr("&Read the rules and run them again"), tr("F5"));
    ruleProblems = add(menu, tr("&Refused rules…"));
    menu->addSeparator();
    coverage = add(menu, tr("&What could the rules see?"), tr("Ctrl+Shift+W"));
    auditPolicy = add(menu, tr("Audit &policy…"), tr("Ctrl+Shift+P"));
}

void WindowActions::helpMenu(QMainWindow *window)
{
    QMenu *menu = window->menuBar()->addMenu(tr("&Help"));
    filterHelp = add(menu, tr("&Filter language"), QKeySequence::HelpContents);
    about = add(menu, tr("&About Kubewake"));
}

} // namespace kubewake
