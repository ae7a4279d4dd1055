// SPDX-License-Identifier: Apache-2.0
#include "model/items/signalfiltermodel.h"

#include "model/core/utf8.h"
#include "model/items/signallistmodel.h"

#include <algorithm>

namespace kubewake {

SignalFilterModel::SignalFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(SignalListModel::SortRole);
    setDynamicSortFilter(true);
    sort(SignalListModel::SeverityColumn, Qt::DescendingOrder);
}

void SignalFilterModel::setSeverities(std::set<Severity> severities)
{
    m_severities = std::move(severities);
    invalidateFilter();
}

void SignalFilterModel::setMinimumSeverity(Severity severity)
{
    std::set<Severity> severities;
    for (auto i = static_cast<std::size_t>(severity); i < kSeverityNames.size(); ++i)
        severities.insert(static_cast<Severity>(i));
    setSeverities(std::move(severities));
}

void SignalFilterModel::setTactic(const QString &tactic)
{
    m_tactic = tactic;
    invalidateFilter();
}

void SignalFilterModel::setTechnique(const QString &technique)
{
    m_technique = technique;
    invalidateFilter();
}

void SignalFilterModel::setStatuses(std::set<SignalStatus> statuses)
{
    m_statuses = std::move(statuses);
    invalidateFilter();
}

void SignalFilterModel::setEntity(const QString &entity)
{
    m_entity = entity;
    invalidateFilter();
}

void SignalFilterModel::setText(const QString &text)
{
    m_words = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void SignalFilterModel::clearFilters()
{
    m_severities.clear();
    m_statuses.clear();
    m_tactic.clear();
    m_technique.clear();
    m_entity.clear();
    m_words.clear();
    invalidateFilter();
}

bool SignalFilterModel::isFiltering() const
{
    return (!m_severities.empty() && m_severities.size() < kSeverityNames.size())
        || !m_statuses.empty() || !m_tactic.isEmpty() || !m_technique.isEmpty()
        || !m_entity.isEmpty() || !m_words.isEmpty();
}

int SignalFilterModel::hiddenCount() const
{
    return sourceModel() == nullptr ? 0 : sourceModel()->rowCount() - rowCount();
}

bool SignalFilterModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const auto signal = index.data(SignalListModel::SignalRole).value<SignalPtr>();
    if (!signal || (!m_severities.empty() && !m_severities.contains(signal->rule->severity)))
        return false;
    if (!m_statuses.empty()
        && !m_statuses.contains(
            static_cast<SignalStatus>(index.data(SignalListModel::StatusRole).toInt())))
        return false;
    if (!m_tactic.isEmpty()
        && std::ranges::find(signal->rule->tactics, toUtf8(m_tactic))
            == signal->rule->tactics.end())
        return false;
    if (!m_technique.isEmpty()
        && std::ranges::find(signal->rule->attack, toUtf8(m_technique))
            == signal->rule->attack.end())
        return false;
    if (!m_entity.isEmpty() && toQString(signal->entity) != m_entity)
        return false;
    if (m_words.isEmpty())
        return true;
    const QString text = index.data(SignalListModel::SearchRole).toString();
    return std::ranges::all_of(
        m_words, [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool SignalFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(sortRole());
    const QVariant b = right.data(sortRole());
    const QPartialOrdering order = QVariant::compare(a, b);
    if (order != QPartialOrdering::Equivalent)
        return order == QPartialOrdering::Less;
    const auto first = left.data(SignalListModel::SignalRole).value<SignalPtr>();
    const auto second = right.data(SignalListModel::SignalRole).value<SignalPtr>();
    if (!first || !second || first->id == second->id)
        return false;
    if (first->last != second->last)
        return first->last < second->last;
    // The same whichever way the column is sorted.
    return (first->id < second->id) == (sortOrder() == Qt::AscendingOrder);
}

} // namespace kubewake
