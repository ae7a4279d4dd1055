// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/items/signallistmodel.h"
#include "model/signals/incident.h"

#include <QAbstractTableModel>

#include <vector>

namespace kubewake {

// The incidents of a run, one a row, in the order they are given: the most severe first. Owned by
// the incident panel; UI thread.
class IncidentListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns {
        SeverityColumn,
        SignalsColumn,
        ActorsColumn,
        FirstColumn,
        LastColumn,
        TacticsColumn,
        ColumnCount
    };
    enum Roles {
        SeverityRole = SignalListModel::SeverityRole, // int, Severity: painted the same way
        SortRole = SignalListModel::SortRole, // what the column sorts by
    };

    explicit IncidentListModel(QObject *parent = nullptr);

    void setIncidents(std::vector<IncidentPtr> incidents);
    // Null if there is no such row.
    [[nodiscard]] IncidentPtr incidentAt(int row) const;
    [[nodiscard]] int rowOf(const std::string &id) const; // -1: not there

    void setTimeFormat(const TimeFormat &format);
    [[nodiscard]] const TimeFormat &timeFormat() const { return m_timeFormat; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const Incident &incident, int column) const;
    [[nodiscard]] QVariant sortValue(const Incident &incident, int column) const;

    std::vector<IncidentPtr> m_incidents;
    TimeFormat m_timeFormat;
};

} // namespace kubewake
