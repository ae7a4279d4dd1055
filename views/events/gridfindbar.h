// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/common/jobslot.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace kubewake {

class EventGridView;

// Finds text in the columns that an event table shows, while it is typed; F3 and Shift+F3 go on.
// Searches in the background, also through millions of rows; Esc stops and closes. Put it under
// the table. UI thread.
class GridFindBar : public QWidget
{
    Q_OBJECT

public:
    explicit GridFindBar(EventGridView *view, QWidget *parent = nullptr);

    // Opens the bar; `text` is what was typed into the table (may be empty).
    void open(const QString &text);
    void findNext() { search(false, true); }
    void findPrevious() { search(true, true); }
    [[nodiscard]] bool isSearching() const { return m_job.isRunning(); }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void search(bool backward, bool leaveCurrent);
    void closeBar();
    void showProgress(std::size_t done, std::size_t total);

    EventGridView *m_view;
    QLineEdit *m_text;
    QLabel *m_status;
    JobSlot m_job;
};

} // namespace kubewake
