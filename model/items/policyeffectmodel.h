// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/signals/policyeffect.h"

#include <QAbstractTableModel>

#include <vector>

namespace kubewake {

// What an audit policy means for the rules, one a row, in the order in which they are given.
// Owned by its view; UI thread.
class PolicyEffectModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns {
        SeverityColumn,
        RuleColumn,
        SignalsColumn, // kept, of how many
        NowColumn,
        ThenColumn,
        WhyColumn,
        ColumnCount
    };
    enum Roles {
        SeverityRole = Qt::UserRole + 1, // int, Severity
        IdRole, // QString: the rule's
        SortRole, // what the column sorts by: numbers for counts
    };

    explicit PolicyEffectModel(QObject *parent = nullptr);

    void setEffects(std::vector<PolicyEffect> effects);
    [[nodiscard]] const std::vector<PolicyEffect> &effects() const { return m_effects; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    // `evaluable`, `partly`, `blind`, …
    [[nodiscard]] static QString stateText(RuleCoverage::State state);
    // Why it is blind, in full: under the policy, or if it is not, in the evidence.
    [[nodiscard]] static QString whyText(const PolicyEffect &effect);

private:
    [[nodiscard]] QString text(const PolicyEffect &effect, int column) const;
    [[nodiscard]] QVariant sortValue(const PolicyEffect &effect, int column) const;

    std::vector<PolicyEffect> m_effects;
};

} // namespace kubewake
