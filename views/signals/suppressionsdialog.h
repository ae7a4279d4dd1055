// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/suppressionmodel.h"

#include <QDialog>
#include <QString>

class QPushButton;
class QTableView;

namespace kubewake {

// What is expected and therefore makes no signal: why, until when, and how much it is. The
// responder's own ones, those in `ownFile`, can be taken back. UI thread.
class SuppressionsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SuppressionsDialog(QString ownFile, QWidget *parent = nullptr);

    void setSuppressions(const std::vector<SuppressionPtr> &suppressions,
                         const std::vector<SuppressedMatches> &suppressed,
                         const TimeFormat &format);
    [[nodiscard]] QTableView *table() const { return m_table; }

signals:
    void removeRequested(const QString &id);
    void showEventsRequested(const std::vector<kubewake::SuppressedMatches> &matches);
    void openFileRequested(const QString &path);

private:
    [[nodiscard]] int currentRow() const;
    void updateButtons();

    QString m_ownFile;
    SuppressionModel *m_model;
    QTableView *m_table;
    QPushButton *m_show;
    QPushButton *m_remove;
    QPushButton *m_open;
};

} // namespace kubewake
