// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/attackmatrixmodel.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace kubewake {

class TechniqueDelegate;

// The ATT&CK matrix of a run: what was found, what was not, and what could not be seen. A click or
// Enter on a technique asks for its signals, again or Escape for all of them. UI thread.
class AttackMatrix : public QWidget
{
    Q_OBJECT

public:
    explicit AttackMatrix(QWidget *parent = nullptr);

    // Empty lists empty it.
    void setContents(const std::vector<RuleCoverage> &coverage,
                     const std::vector<SignalPtr> &signalList);
    // What the signals are filtered by; empty: nothing.
    void setTechnique(const QString &technique);

    [[nodiscard]] AttackMatrixModel *model() const { return m_model; }
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] QString summary() const;

signals:
    void techniqueRequested(const QString &technique); // empty: all signals

private:
    void buildTable();
    void choose(const QModelIndex &index);
    void refresh();

    AttackMatrixModel *m_model;
    TechniqueDelegate *m_delegate;
    QLabel *m_summary;
    QTableView *m_table;
    QString m_technique;
};

} // namespace kubewake
