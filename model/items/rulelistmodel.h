// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/signals/ruleerror.h"
#include "model/signals/rulehealth.h"

#include <QAbstractTableModel>

#include <vector>

namespace kubewake {

// The rules of a run, one a row in rule order, and after them those that were refused. A check box
// says whether a rule is enabled; whoever changes it is told. Sorting and filtering are
// RuleFilterModel's. UI thread.
class RuleListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns {
        EnabledColumn,
        SeverityColumn,
        RuleColumn,
        MatchesColumn,
        SignalsColumn,
        TimeColumn,
        StateColumn,
        AttackColumn,
        FileColumn,
        ColumnCount
    };
    enum Roles {
        SeverityRole = Qt::UserRole + 1, // int, Severity; invalid: refused
        StateRole, // int, State
        SortRole, // what the column sorts by: numbers for counts
        SearchRole, // QString: everything that a text filter looks at
    };
    enum class State {
        Evaluated,
        NotRun, // there is no evidence, or it has just been enabled
        Partly,
        NotEvaluable,
        Failed,
        Disabled,
        Refused,
    };

    explicit RuleListModel(QObject *parent = nullptr);

    // Whoever looks at the same rules as before keeps the place.
    void setRules(std::vector<RuleHealth> rules, std::vector<RuleError> refused);
    // What one rule did when it was run again.
    void updateRule(const RuleHealth &health);
    // What is known of a run is no longer true: other evidence is being opened.
    void forgetRun();
    void setEnabled(const std::string &id, bool enabled);

    // Null: not of this kind.
    [[nodiscard]] const RuleHealth *ruleAt(int row) const;
    [[nodiscard]] const RuleError *refusalAt(int row) const;
    [[nodiscard]] State stateAt(int row) const;
    [[nodiscard]] int rowOf(const std::string &id) const; // -1: not there
    [[nodiscard]] int refusedCount() const { return static_cast<int>(m_refused.size()); }

    [[nodiscard]] static QString stateText(State state);
    [[nodiscard]] static bool isBundled(const std::string &file);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    // By the check box; the row shows it already.
    void enabledChanged(const QString &id, bool enabled);

private:
    [[nodiscard]] QVariant ruleData(const RuleHealth &rule, int column, int role, int row) const;
    [[nodiscard]] QVariant refusalData(const RuleError &refusal, int column, int role) const;
    [[nodiscard]] QString text(const RuleHealth &rule, int column, int row) const;
    void rowChanged(int row);

    std::vector<RuleHealth> m_rules;
    std::vector<RuleError> m_refused;
};

} // namespace kubewake
