// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/entities/entityref.h"
#include "model/items/signalfiltermodel.h"
#include "model/items/signallistmodel.h"
#include "model/signals/suppression.h"
#include "views/signals/signaldetail.h"

#include <QWidget>

#include <optional>
#include <set>
#include <string>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTreeView;
class QUndoStack;

namespace kubewake {

class NoticeBar;

// The signals of a run: list, filters, the selected one in detail, progress while rules run, and
// what the rules could not see. Decisions are kept in a SignalTriage and can be undone. UI thread.
class SignalPanel : public QWidget
{
    Q_OBJECT

public:
    explicit SignalPanel(QWidget *parent = nullptr);

    void setSignals(std::vector<SignalPtr> list);
    void addSignals(const std::vector<SignalPtr> &list);
    void setCoverage(std::vector<RuleCoverage> coverage);
    // What was taken away because it is expected; says so if there is a suppression at all.
    void setSuppressed(const std::vector<SuppressionPtr> &suppressions,
                       const std::vector<SuppressedMatches> &suppressed);
    void setTimeFormat(const TimeFormat &format);
    // Replaces all decisions (a case file was opened); empties the undo stack.
    void setTriage(SignalTriage triage);
    [[nodiscard]] const SignalTriage &triage() const { return m_model->triage(); }

    // Signals with this text, whatever was filtered by before.
    void showOnly(const QString &text);
    // Only signals of this ATT&CK technique, by its id; empty: of any. Says so above the list.
    void setTechnique(const QString &technique);
    // Selects it; takes the filters away if they hide it.
    void showSignal(const std::string &id);

    void setRunning(int done, int total); // rules; total 0: unknown
    void setFinished();

    [[nodiscard]] SignalPtr currentSignal() const;
    [[nodiscard]] SignalListModel *model() const { return m_model; }
    [[nodiscard]] SignalFilterModel *filterModel() const { return m_filter; }
    [[nodiscard]] QTreeView *list() const { return m_list; }
    [[nodiscard]] SignalDetail *detail() const { return m_detail; }
    [[nodiscard]] QUndoStack *undoStack() const { return m_undo; }
    [[nodiscard]] QString statusLine() const;
    [[nodiscard]] QString emptyText() const;
    void setAroundText(const QString &text); // `±10 minutes`: what N and its button show

    // Decide about the selected signal. archive() refuses an empty reason: false.
    bool archive(const QString &reason);
    void markUnderReview();
    void reopen();

signals:
    void showEventsRequested(const kubewake::SignalPtr &signal);
    void timelineRequested(kubewake::FieldId field, const QString &value);
    void aroundRequested(const kubewake::SignalPtr &signal);
    void entityRequested(const kubewake::EntityRef &entity); // whose page is wanted
    void currentSignalChanged(const kubewake::SignalPtr &signal);
    void techniqueChanged(const QString &technique);
    void triageChanged(const QString &signalId);
    void cancelRequested();
    void coverageRequested();
    void expectRequested(const kubewake::SignalPtr &signal);
    void annotateRequested(const kubewake::SignalPtr &signal);
    void suppressionsRequested();

private:
    void buildFilters();
    void sizeColumns();
    void buildActions();
    [[nodiscard]] bool decide(TriageDecision decision, const QString &text);
    void askReason();
    void applyFilters();
    void refresh();
    void refreshDetail();
    void fillTactics(const std::vector<SignalPtr> &list);
    void apply(const std::string &id, const std::optional<TriageDecision> &decision);

    SignalListModel *m_model;
    SignalFilterModel *m_filter;
    QUndoStack *m_undo;
    QComboBox *m_severity;
    QComboBox *m_tactic;
    QComboBox *m_status;
    QLineEdit *m_search;
    NoticeBar *m_technique;
    QLabel *m_counts;
    QLabel *m_empty;
    QPushButton *m_coverageButton;
    QPushButton *m_suppressed;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QTreeView *m_list;
    SignalDetail *m_detail;
    std::set<QString> m_tactics;
    std::vector<RuleCoverage> m_coverage;
    QAction *m_around = nullptr;
    bool m_running = false;
};

} // namespace kubewake
