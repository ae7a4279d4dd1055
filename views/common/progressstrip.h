// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QProgressBar;
class QTimer;
class QToolButton;

namespace kubewake {

// One running job in the status bar: what it does, how far it is, and a button to stop it. Shows
// itself only once a job has run for half a second.
class ProgressStrip : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressStrip(QWidget *parent = nullptr);

    void begin(const QString &text);
    // total 0: unknown. Text is plain.
    void update(quint64 done, quint64 total, const QString &text);
    void end();
    // For a job that began with this text: tells how far it is from any thread, until the strip is
    // at an end. The job must not outlive the strip.
    [[nodiscard]] std::function<void(quint32 done, quint32 total)> reporter(const QString &text);

    [[nodiscard]] bool isActive() const { return m_active; }
    // Seconds since begin().
    [[nodiscard]] double elapsedSeconds() const;

signals:
    void cancelRequested();

private:
    QLabel *m_label;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
    QTimer *m_showTimer;
    QElapsedTimer m_clock;
    bool m_active = false;
};

} // namespace kubewake
