// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/ingest/loadreport.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableView;

namespace kubewake {

class RejectedLineModel;
class SourceReportModel;
class SourceReportView;

// What became of every byte of the evidence: one row a source, whose format and cluster can be
// corrected, and below it every line that was rejected, with file, line, offset and reason; of the
// selected sources, if some are. UI thread.
class LoadReportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit LoadReportDialog(QWidget *parent = nullptr);
    ~LoadReportDialog() override;

    // `choices`: those the evidence was loaded with.
    void setReport(const LoadReport &report, const SourceChoices &choices,
                   const TimeFormat &timeFormat);
    // While the evidence is loaded, what is shown is on its way out.
    void setLoading(bool loading);

signals:
    void loadAgainRequested(const kubewake::SourceChoices &choices);

private:
    void showSummary(const LoadReport &report);
    void showRejected();
    void updateButton();

    QLabel *m_summary;
    QLabel *m_hint;
    SourceReportModel *m_model;
    SourceReportView *m_sources;
    QWidget *m_rejectedBox;
    QLabel *m_rejectedTitle;
    QTableView *m_rejected;
    RejectedLineModel *m_rejectedModel;
    QPushButton *m_loadAgain;
    bool m_loading = false;
};

} // namespace kubewake
