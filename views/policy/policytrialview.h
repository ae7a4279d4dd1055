// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "views/policy/policyreports.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QTreeView;
class QTreeWidget;

namespace kubewake {

class PolicyEffectView;
class SignalListModel;

// What a policy would have kept of the evidence: sizes by level, the rules with what they lose,
// and the signals that would not have been seen; or what is wrong with it. UI thread.
class PolicyTrialView : public QWidget
{
    Q_OBJECT

public:
    explicit PolicyTrialView(QWidget *parent = nullptr);

    void setReport(const PolicyTrialReport &report);
    void clear();
    // Whether a policy can be tried now.
    void setCanTry(bool canTry);
    void setTimeFormat(const TimeFormat &format);

    [[nodiscard]] QString summary() const;
    [[nodiscard]] QTreeWidget *problems() const { return m_problems; }
    [[nodiscard]] QTreeWidget *sizes() const { return m_sizes; }
    [[nodiscard]] PolicyEffectView *effects() const { return m_effects; }
    [[nodiscard]] QTreeView *lost() const { return m_lost; }
    [[nodiscard]] SignalListModel *lostModel() const { return m_lostModel; }
    [[nodiscard]] QPushButton *openButton() const { return m_open; }
    [[nodiscard]] QPushButton *againButton() const { return m_again; }

signals:
    void openRequested();
    void againRequested();
    void signalRequested(const kubewake::SignalPtr &signal);

private:
    void build();
    void buildLost();
    void fillSummary(const PolicyTrialReport &report);
    void fillProblems(const PolicyTrialReport &report);
    void fillSizes(const PolicyTrialReport &report);
    void showParts(bool hasProblems, bool hasTrial);
    void updateButtons();

    QPushButton *m_open;
    QPushButton *m_again;
    QLabel *m_summary;
    QTreeWidget *m_problems;
    QTreeWidget *m_sizes;
    PolicyEffectView *m_effects;
    QWidget *m_lostPart;
    QTreeView *m_lost;
    SignalListModel *m_lostModel;
    QSortFilterProxyModel *m_lostSorted;
    QString m_name; // of the policy; empty: none
    bool m_canTry = false;
};

} // namespace kubewake
