// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/rowquery.h"
#include "model/core/timestamp.h"
#include "model/ingest/loader.h"
#include "model/ingest/loadreport.h"

#include <QObject>

class QLabel;
class QMainWindow;
class QToolButton;

namespace kubewake {

class EvidenceLoader;
class ProgressStrip;

// The status bar: how many rows are shown of how many, what the evidence holds, what was rejected,
// the time zone, and the running jobs with their progress and a button to stop each. UI thread.
class StatusLine : public QObject
{
    Q_OBJECT

public:
    StatusLine(QMainWindow *window, EvidenceLoader *loader, RowQuery *query);

    void setTimeFormat(const TimeFormat &format);
    // A line on the left that goes away by itself.
    void say(const QString &text);

    [[nodiscard]] ProgressStrip *exportProgress() const { return m_exporting; }
    [[nodiscard]] QLabel *rows() const { return m_rows; }
    [[nodiscard]] QLabel *evidence() const { return m_evidence; }
    [[nodiscard]] QToolButton *rejected() const { return m_rejected; }

signals:
    void loadReportRequested();
    void timeZoneRequested();

private:
    void showRows(const QueryResult &result);
    void showEvidence();
    void showLoading(const LoadProgress &progress);

    QMainWindow *m_window;
    TimeFormat m_timeFormat;
    EvidenceLoader *m_loader;
    ProgressStrip *m_loading;
    ProgressStrip *m_filtering;
    ProgressStrip *m_exporting;
    QLabel *m_rows;
    QLabel *m_evidence;
    QToolButton *m_rejected;
    QToolButton *m_zone;
};

} // namespace kubewake
