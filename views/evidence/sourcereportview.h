// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTableView>

#include <vector>

namespace kubewake {

class SourceReportModel;

// The table of sources in the load report: sorted by its headers, format and cluster of all
// selected rows edited at once (F2, Enter, double click, context menu), selected rows copied as
// tab-separated text. UI thread.
class SourceReportView : public QTableView
{
    Q_OBJECT

public:
    explicit SourceReportView(SourceReportModel *model, QWidget *parent = nullptr);

    // Sizes the columns to what is in them and keeps the order that the header shows.
    void showNewReport();
    [[nodiscard]] std::vector<int> selectedRowNumbers() const;
    void copySelection() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void editColumn(int column);
    void choose(const QModelIndex &index, const QString &value);

    SourceReportModel *m_model;
};

} // namespace kubewake
