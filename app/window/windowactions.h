// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeySequence>
#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;

namespace kubewake {

// The window's actions and menus: texts, shortcuts and places. What they do is connected by
// MainWindow. Owned by the window.
class WindowActions : public QObject
{
    Q_OBJECT

public:
    explicit WindowActions(QMainWindow *window);

    QAction *openFiles;
    QAction *openFolder;
    QAction *addEvidence;
    QAction *openSample;
    QMenu *recent;
    QAction *closeAll;
    QAction *follow;
    QAction *importFilter;
    QAction *loadReport;
    QAction *exportRowsCsv; // "Rows as CSV (1,234 × 11)…": the window keeps the numbers true
    QAction *exportRowsJson;
    QAction *exportRowsRaw;
    QAction *exportFindingsCsv;
    QAction *exportFindingsJson;
    QAction *exportNavigatorLayer;
    QAction *quit;

    QAction *undo;
    QAction *redo;
    QAction *copy; // of the table; text fields have their own
    QAction *find;
    QAction *findAnywhere;
    QAction *settings;

    QAction *showRequests;
    QAction *showEvents;
    QAction *clearFilter;
    QAction *focusFilter;
    QAction *back;
    QAction *forward;
    QAction *entityPage;
    QAction *grants;
    QAction *compare;
    QAction *credentials;
    QMenu *panels;
    QAction *resetLayout;
    QAction *systemColors;
    QAction *lightColors;
    QAction *darkColors;

    QAction *rulesPage;
    QAction *rerunRules;
    QAction *ruleProblems;
    QAction *coverage;
    QAction *auditPolicy;

    QAction *filterHelp;
    QAction *about;

private:
    QAction *add(QMenu *menu, const QString &text, const QKeySequence &shortcut = {});
    void fileMenu(QMainWindow *window);
    void editMenu(QMainWindow *window);
    void viewMenu(QMainWindow *window);
    void colorsMenu(QMenu *view);
    void rulesMenu(QMainWindow *window);
    void helpMenu(QMainWindow *window);
};

} // namespace kubewake
