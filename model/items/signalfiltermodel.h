// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/signals/signal.h"

#include <QSortFilterProxyModel>

#include <set>

namespace kubewake {

// Which signals of a SignalListModel are listed, and in which order: by severity, most severe
// first, then latest first, unless a column is sorted by. Ties break by signal id, so the order
// does not depend on which rule finished first. UI thread.
class SignalFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit SignalFilterModel(QObject *parent = nullptr);

    // An empty set means all.
    void setSeverities(std::set<Severity> severities);
    void setMinimumSeverity(Severity severity);
    void setTactic(const QString &tactic); // Sigma tag name; empty: all
    void setTechnique(const QString &technique); // ATT&CK id, exact; empty: all
    void setStatuses(std::set<SignalStatus> statuses);
    void setEntity(const QString &entity); // exact; empty: all
    void setText(const QString &text); // every word, in any column, case ignored
    void clearFilters();
    [[nodiscard]] bool isFiltering() const;
    [[nodiscard]] int hiddenCount() const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    std::set<Severity> m_severities;
    std::set<SignalStatus> m_statuses;
    QString m_tactic;
    QString m_technique;
    QString m_entity;
    QStringList m_words;
};

} // namespace kubewake
