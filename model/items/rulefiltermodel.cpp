// SPDX-License-Identifier: Apache-2.0
#include "model/items/rulefiltermodel.h"

#include <algorithm>

namespace kubewake {

RuleFilterModel::RuleFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(RuleListModel::SortRole);
    setDynamicSortFilter(true);
    sort(RuleListModel::SeverityColumn, Qt::DescendingOrder);
}

void RuleFilterModel::setMinimumSeverity(Severity severity)
{
    m_minimum = severity;
    invalidateFilter();
}

void RuleFilterModel::setShown(Show shown)
{
    m_shown = shown;
    invalidateFilter();
}

void RuleFilterModel::setText(const QString &text)
{
    m_words = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

int RuleFilterModel::hiddenCount() const
{
    return sourceModel() == nullptr ? 0 : sourceModel()->rowCount() - rowCount();
}

bool RuleFilterModel::isShown(const RuleListModel &rules, int row) const
{
    using State = RuleListModel::State;
    const State state = rules.stateAt(row);
    const RuleHealth *rule = rules.ruleAt(row);
    switch (m_shown) {
    case Show::All:
        return true;
    case Show::Matched:
        return rule != nullptr && rule->matches > 0;
    case Show::NotEvaluable:
        return state == State::Partly || state == State::NotEvaluable || state == State::Failed;
    case Show::Disabled:
        return state == State::Disabled;
    case Show::Refused:
        return state == State::Refused;
    }
    return true;
}

bool RuleFilterModel::filterAcceptsRow(int row, const QModelIndex &) const
{
    const auto *rules = qobject_cast<const RuleListModel *>(sourceModel());
    if (rules == nullptr || !isShown(*rules, row))
        return false;
    const RuleHealth *rule = rules->ruleAt(row);
    if (rule == nullptr ? m_minimum != Severity::Informational
                        : rule->coverage.rule->severity < m_minimum)
        return false;
    if (m_words.isEmpty())
        return true;
    const QString text = rules->index(row, 0).data(RuleListModel::SearchRole).toString();
    return std::ranges::all_of(
        m_words, [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool RuleFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(sortRole());
    const QVariant b = right.data(sortRole());
    const QPartialOrdering order = a.typeId() == QMetaType::QString
        ? QVariant::compare(a.toString().toCaseFolded(), b.toString().toCaseFolded())
        : QVariant::compare(a, b);
    if (order != QPartialOrdering::Equivalent)
        return order == QPartialOrdering::Less;
    // The same whichever way the column is sorted.
    return (left.row() < right.row()) == (sortOrder() == Qt::AscendingOrder);
}

} // namespace kubewake
