// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/ingest/loadreport.h"

#include <QDialog>

class QLabel;
class QTableView;
class QTreeWidget;

namespace kubewake {

class RejectedLineModel;

// What became of every byte of the evidence: one row a source, and below it every line that was
// rejected, with file, line, offset and reason.
class LoadReportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit LoadReportDialog(QWidget *parent = nullptr);

    void setReport(const LoadReport &report, const TimeFormat &timeFormat);

private:
    void fillSources(const LoadReport &report, const TimeFormat &timeFormat);

    QLabel *m_summary;
    QTreeWidget *m_sources;
    QTableView *m_rejected;
    RejectedLineModel *m_rejectedModel;
};

} // namespace kubewake
