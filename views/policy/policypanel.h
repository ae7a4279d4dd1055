// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"

#include <QWidget>

class QTabWidget;

namespace kubewake {

class NoticeBar;
class PolicySuggestionView;
class PolicyTrialView;
class ProgressStrip;

// Audit policies: one that is suggested for this evidence, and what any would have kept of it.
// What is shown stays while the next one is worked out. UI thread.
class PolicyPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PolicyPanel(QWidget *parent = nullptr);

    // Whether the rules have run over evidence that is still there.
    void setReady(bool ready);
    // Other evidence: nothing that is shown is about it.
    void clear();
    // The rules have run again since what is shown was worked out.
    void setOutdated(bool outdated);
    void showTrial();
    void setTimeFormat(const TimeFormat &format);

    [[nodiscard]] PolicySuggestionView *suggestion() const { return m_suggestion; }
    [[nodiscard]] PolicyTrialView *trial() const { return m_trial; }
    [[nodiscard]] ProgressStrip *progress() const { return m_progress; }
    [[nodiscard]] QTabWidget *tabs() const { return m_tabs; }

signals:
    // Its signals, from either list.
    void ruleRequested(const QString &id);

private:
    QTabWidget *m_tabs;
    PolicySuggestionView *m_suggestion;
    PolicyTrialView *m_trial;
    NoticeBar *m_outdated;
    ProgressStrip *m_progress;
};

} // namespace kubewake
