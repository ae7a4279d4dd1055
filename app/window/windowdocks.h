// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <vector>

class QAction;
class QDockWidget;
class QMainWindow;
class QMenu;

namespace kubewake {

class Settings;

// The panels around the event table: where they are at first, remembered from run to run, reset,
// and reached by key. The window owns the panels; this arranges them. UI thread.
class WindowDocks : public QObject
{
    Q_OBJECT

public:
    WindowDocks(QMainWindow *window, Settings &settings);

    // `name` is what the arrangement is stored under. Share of the window's width or height.
    void addPanel(QWidget *panel, const QString &name, const QString &title,
                  Qt::DockWidgetArea area, double share);
    // In one place with a panel that was added before, as a tab behind it.
    void addTab(QWidget *panel, const QString &name, const QString &title, QWidget *before);
    // Places that are always there: the table, the filter.
    void addFixed(QWidget *place, const QString &title);

    // After the last panel: takes the arrangement of the last run, fills the menu, connects keys.
    void finish(QMenu *menu);
    void save();
    void reset();
    // 0 is the first place that was added. Shows it if it is hidden.
    void focusPlace(std::size_t index);
    void focus(const QWidget *place);
    void focusNext(int step); // 1, -1

private:
    struct Place
    {
        QWidget *widget;
        QDockWidget *dock; // null: fixed
        QString title;
        double share;
    };

    void applyShares();

    QMainWindow *m_window;
    Settings &m_settings;
    std::vector<Place> m_places;
    QByteArray m_initial;
};

} // namespace kubewake
