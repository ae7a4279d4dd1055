// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/signals/signal.h"
#include "model/signals/signaltriage.h"

#include <QAbstractTableModel>

#include <unordered_map>
#include <vector>

namespace kubewake {

// The signals of a run, one a row, in the order they were found, with the responder's decisions.
// Sorting and filtering are SignalFilterModel's. Owned by the signal panel; UI thread.
class SignalListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns {
        SeverityColumn,
        RuleColumn,
        EntityColumn,
        CountColumn,
        FirstColumn,
        LastColumn,
        StatusColumn,
        ColumnCount
    };
    enum Roles {
        SignalRole = Qt::UserRole + 1, // SignalPtr
        SeverityRole, // int, Severity
        TacticsRole, // QStringList of Sigma tag names
        StatusRole, // int, SignalStatus
        SortRole, // what the column sorts by: numbers for counts and times
        SearchRole, // QString: everything that a text filter looks at
    };

    explicit SignalListModel(QObject *parent = nullptr);

    void setSignals(std::vector<SignalPtr> list);
    // A signal whose id is there already replaces the old one.
    void addSignals(const std::vector<SignalPtr> &list);
    [[nodiscard]] const std::vector<SignalPtr> &signalList() const { return m_signals; }
    [[nodiscard]] int rowOf(const std::string &id) const; // -1: not there

    void setTriage(SignalTriage triage);
    [[nodiscard]] const SignalTriage &triage() const { return m_triage; }
    [[nodiscard]] TriageDecision decisionFor(const Signal &signal) const
    {
        return m_triage.decisionFor(signal);
    }

    void setTimeFormat(const TimeFormat &format);
    [[nodiscard]] const TimeFormat &timeFormat() const { return m_timeFormat; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const Signal &signal, int column) const;
    [[nodiscard]] QVariant sortValue(const Signal &signal, int column) const;

    std::vector<SignalPtr> m_signals;
    std::unordered_map<std::string, int> m_rowOfId;
    SignalTriage m_triage;
    TimeFormat m_timeFormat;
};

} // namespace kubewake
