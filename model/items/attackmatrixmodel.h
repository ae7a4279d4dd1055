// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/signallistmodel.h"
#include "model/signals/signal.h"

#include <QAbstractTableModel>

#include <string>
#include <vector>

namespace kubewake {

// The techniques that the loaded rules know, a column for each tactic in the order of ATT&CK; in a
// column those with signals first, most severe first. A technique that stands in several columns
// says the same in each: signals name techniques, not which of a rule's tactics they served. Places
// below the last technique of a column are empty and cannot be selected. Owned by the matrix view;
// UI thread; O(signals + rules) to fill.
class AttackMatrixModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    // "Nothing found" and "could not have been seen" are different answers.
    enum class State : std::uint8_t {
        Matched,
        NotMatched,
        PartlySeen, // no signal, and not all of the evidence showed what its rules look for
        NotSeen, // none of its rules could be evaluated
    };
    enum Roles {
        TechniqueRole = Qt::UserRole + 1, // QString, the id
        StateRole, // int, State
        CountRole, // int, signals
        SeverityRole, // int, Severity: the highest of its signals
    };

    explicit AttackMatrixModel(QObject *parent = nullptr);

    void setContents(const std::vector<RuleCoverage> &coverage,
                     const std::vector<SignalPtr> &signalList);
    [[nodiscard]] int techniqueCount(State state) const;
    // Its first place; invalid if no rule knows it.
    [[nodiscard]] QModelIndex indexOf(const QString &technique) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Technique
    {
        std::string id;
        std::size_t signalCount = 0;
        Severity severity = Severity::Informational;
        std::size_t rules = 0;
        std::size_t fullRules = 0; // that could be evaluated in full
        std::size_t blindRules = 0;
        [[nodiscard]] State state() const;
    };
    struct Column
    {
        std::string tactic; // empty: the rules name none
        std::vector<std::size_t> techniques; // places in m_techniques
    };

    [[nodiscard]] std::size_t placeOf(const std::string &id);
    void placeRule(const RuleInfo &rule);
    void sortColumns();
    [[nodiscard]] const Technique *at(const QModelIndex &index) const; // null: an empty place
    [[nodiscard]] QString describe(const Technique &technique) const;

    std::vector<Technique> m_techniques;
    std::vector<Column> m_columns;
};

} // namespace kubewake
