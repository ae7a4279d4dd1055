// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/signals/signal.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPlainTextEdit;
class QSplitter;
class QTreeWidget;

namespace kubewake {

// What the rules could see in this evidence: one line a rule, the blind ones first, and below all
// that is to be said about the selected one. "Nothing found" and "could not have been seen" are
// different answers. UI thread.
class CoverageView : public QWidget
{
    Q_OBJECT

public:
    explicit CoverageView(QWidget *parent = nullptr);

    void setCoverage(const std::vector<RuleCoverage> &coverage);
    [[nodiscard]] QTreeWidget *list() const { return m_list; }
    [[nodiscard]] QPlainTextEdit *detail() const { return m_detail; }
    [[nodiscard]] QString summary() const;

    [[nodiscard]] static QString stateText(RuleCoverage::State state);

signals:
    // The rule's signals, if it has an id.
    void ruleRequested(const QString &id);

private:
    void layOut();
    void showSummary();
    void showDetail();
    [[nodiscard]] const RuleCoverage *current() const;
    void askForRule();

    QLabel *m_summary;
    QTreeWidget *m_list;
    QPlainTextEdit *m_detail;
    std::vector<RuleCoverage> m_coverage; // as listed
};

} // namespace kubewake
