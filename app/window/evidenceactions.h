// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/samplefile.h"
#include "model/ingest/evidencefollower.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <vector>

class QMainWindow;
class QMimeData;

namespace kubewake {

class EventPane;
class Investigation;
class LoadReportDialog;
class Settings;
class WindowActions;

// What the File menu and dropped files do: opens, adds and closes evidence, keeps the recent list
// and the title, and shows what could not be read. UI thread.
class EvidenceActions : public QObject
{
    Q_OBJECT

public:
    EvidenceActions(WindowActions *actions, Investigation *investigation, EventPane *events,
                    Settings &settings, QMainWindow *window);

    void open(const QStringList &paths);
    void openSample();
    // Dropped on an open investigation, files are added to it; on none or the sample, opened.
    [[nodiscard]] static bool canDrop(const QMimeData &data);
    void drop(const QMimeData &data);
    void showLoadReport();

private:
    void connectActions();
    void add(const QStringList &paths);
    [[nodiscard]] QStringList askFiles(const QString &title);
    void fillRecent();
    void showPaths();
    void showState();
    void showLoadProblems();
    void askImportFilter();
    void fillLoadReport();
    void showNotices(const std::vector<FollowNotice> &notices);

    WindowActions *m_actions;
    Investigation *m_investigation;
    EventPane *m_events;
    Settings &m_settings;
    QMainWindow *m_window;
    SampleFile m_sample;
    QString m_samplePath; // once it has been opened
    QPointer<LoadReportDialog> m_report;
};

} // namespace kubewake
