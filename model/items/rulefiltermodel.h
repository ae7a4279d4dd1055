// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/rulelistmodel.h"

#include <QSortFilterProxyModel>

namespace kubewake {

// Which rules of a RuleListModel are listed, and in which order: by severity, most severe first,
// unless a column is sorted by. Ties stay in rule order. UI thread.
class RuleFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Show { All, Matched, NotEvaluable, Disabled, Refused };

    explicit RuleFilterModel(QObject *parent = nullptr);

    // Refused rules have no severity: they are listed while any will do.
    void setMinimumSeverity(Severity severity);
    void setShown(Show shown);
    void setText(const QString &text); // every word, in any column, case ignored
    [[nodiscard]] int hiddenCount() const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    [[nodiscard]] bool isShown(const RuleListModel &rules, int row) const;

    Severity m_minimum = Severity::Informational;
    Show m_shown = Show::All;
    QStringList m_words;
};

} // namespace kubewake
