// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QString>

#include <mutex>

namespace kubewake {

// One line on standard error that is rewritten as a job goes on, and gone when it is done. Writes
// nothing unless standard error is a terminal. show() may come from any thread.
class ProgressLine
{
public:
    explicit ProgressLine(bool enabled);
    ~ProgressLine();
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    // At most ten times a second reach the terminal.
    void show(const QString &text);
    void clear();

private:
    bool m_enabled = false;
    std::mutex m_mutex; // guards what follows
    QElapsedTimer m_sinceShown;
    bool m_visible = false;
};

} // namespace kubewake
