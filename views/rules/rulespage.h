// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/rulefiltermodel.h"
#include "model/items/rulelistmodel.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QTreeView;

namespace kubewake {

class RuleDetail;

// The rules: which there are, what each found, could see and cost, its source text, and what the
// responder may do with it. Refused ones are listed too. UI thread.
class RulesPage : public QWidget
{
    Q_OBJECT

public:
    explicit RulesPage(QWidget *parent = nullptr);

    void setRules(std::vector<RuleHealth> rules, std::vector<RuleError> refused);
    void updateRule(const RuleHealth &health);
    void forgetRun();
    void setRulesEnabled(const QStringList &ids, bool enabled);
    // Without evidence there is nothing to run a rule over.
    void setHasEvidence(bool hasEvidence);
    // What is being done; empty: nothing.
    void setBusyText(const QString &text);
    // Lifts the other filters.
    void showOnly(RuleFilterModel::Show shown);
    // Makes a rule the current one, lifting the filters that hide it.
    void select(const QString &id);

    // Columns, sizes, the tab.
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray &state);

    [[nodiscard]] RuleListModel *model() const { return m_model; }
    [[nodiscard]] RuleFilterModel *filterModel() const { return m_filter; }
    [[nodiscard]] QTreeView *list() const { return m_list; }
    [[nodiscard]] RuleDetail *detail() const { return m_detail; }
    [[nodiscard]] QString statusLine() const;
    [[nodiscard]] QString emptyText() const;

signals:
    void enableRequested(const QStringList &ids, bool enabled);
    void signalsRequested(const QString &id);
    void runRequested(const QString &id);
    void folderRequested(const QString &folder);
    void reloadRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildFilters();
    void buildList();
    void buildButtons();
    void layOut();
    void applyFilters();
    void refresh();
    void refreshCurrent();
    [[nodiscard]] int currentRow() const; // of the model; -1: none
    [[nodiscard]] const RuleHealth *currentRule() const;
    [[nodiscard]] std::string currentFile() const;
    void toggleSelected();
    void askForSignals();
    void askForRun();
    void askForFolder();

    RuleListModel *m_model;
    RuleFilterModel *m_filter;
    QLineEdit *m_search;
    QComboBox *m_severity;
    QComboBox *m_shown;
    QLabel *m_counts;
    QLabel *m_empty;
    QTreeView *m_list;
    RuleDetail *m_detail;
    QSplitter *m_splitter;
    QPushButton *m_signals;
    QPushButton *m_run;
    QPushButton *m_toggle;
    QPushButton *m_folder;
    QPushButton *m_reload;
    QString m_busyText;
    bool m_hasEvidence = false;
};

} // namespace kubewake
