// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/policyeffectmodel.h"

#include <QWidget>

class QLabel;
class QSortFilterProxyModel;
class QTreeView;

namespace kubewake {

// What a policy means for the rules, as a list that can be sorted, and below it why the selected
// rule is blind. Enter or a double click asks for the rule's signals. UI thread.
class PolicyEffectView : public QWidget
{
    Q_OBJECT

public:
    // `emptyText`: what an empty list says.
    PolicyEffectView(const QString &heading, const QString &emptyText, QWidget *parent);

    void setEffects(std::vector<PolicyEffect> effects);
    // Where nothing was tried there are no signals to compare.
    void hideSignals();
    [[nodiscard]] PolicyEffectModel *model() const { return m_model; }
    [[nodiscard]] QTreeView *list() const { return m_list; }
    [[nodiscard]] QString whyText() const;

signals:
    void ruleRequested(const QString &id);

private:
    void showWhy();
    void askForRule();

    PolicyEffectModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QString m_emptyText;
    QTreeView *m_list;
    QLabel *m_why;
};

} // namespace kubewake
