// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>

class QTimer;

namespace kubewake {

class MainWindow;

// Takes a picture of the window for the documentation: waits until the evidence is loaded and the
// rules have run, selects the first signal and its first event, and writes a PNG. UI thread.
class WindowCapture : public QObject
{
    Q_OBJECT

public:
    WindowCapture(MainWindow *window, const QString &file);

signals:
    void finished(bool written);

private:
    void step();
    [[nodiscard]] bool isSettled() const;

    MainWindow *m_window;
    QString m_file;
    QTimer *m_timer;
    int m_calm = 0; // looks in a row at which nothing was running
    bool m_selected = false;
};

} // namespace kubewake
