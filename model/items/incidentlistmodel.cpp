// SPDX-License-Identifier: Apache-2.0
#include "model/items/incidentlistmodel.h"

#include "model/items/displaytext.h"
#include "model/signals/attacktactics.h"

#include <QLocale>

#include <algorithm>

namespace kubewake {
namespace {

// One line of at most a cell's length, however many there are.
QString joined(const std::vector<std::string> &list)
{
    QString text;
    for (const std::string &item : list) {
        if (!text.isEmpty())
            text += QStringLiteral(", ");
        text += displayLine(item);
        if (text.size() > kMaximumCellText)
            break;
    }
    return displayLine(text);
}

} // namespace

IncidentListModel::IncidentListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void IncidentListModel::setIncidents(std::vector<IncidentPtr> incidents)
{
    beginResetModel();
    m_incidents = std::move(incidents);
    endResetModel();
}

IncidentPtr IncidentListModel::incidentAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_incidents[static_cast<std::size_t>(row)] : nullptr;
}

int IncidentListModel::rowOf(const std::string &id) const
{
    const auto found =
        std::ranges::find(m_incidents, id, [](const IncidentPtr &one) { return one->id; });
    return found == m_incidents.end() ? -1 : static_cast<int>(found - m_incidents.begin());
}

void IncidentListModel::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    if (!m_incidents.empty())
        emit dataChanged(index(0, FirstColumn), index(rowCount() - 1, LastColumn));
    emit headerDataChanged(Qt::Horizontal, FirstColumn, LastColumn);
}

int IncidentListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_incidents.size());
}

int IncidentListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int {ColumnCount};
}

QString IncidentListModel::text(const Incident &incident, int column) const
{
    switch (column) {
    case SeverityColumn:
        return severityText(incident.severity);
    case SignalsColumn:
        return QLocale().toString(static_cast<qulonglong>(incident.signalList.size()));
    case ActorsColumn:
        return incident.actors.empty() ? tr("(unknown)") : joined(incident.actors);
    case FirstColumn:
        return m_timeFormat.toDisplay(incident.first);
    case LastColumn:
        return m_timeFormat.toDisplay(incident.last);
    case TacticsColumn: {
        std::vector<std::string> names;
        for (const std::string &tactic : incident.tactics)
            names.push_back(tacticName(tactic));
        return joined(names);
    }
    default:
        return {};
    }
}

QVariant IncidentListModel::sortValue(const Incident &incident, int column) const
{
    switch (column) {
    case SeverityColumn:
        return static_cast<int>(incident.severity);
    case SignalsColumn:
        return static_cast<qulonglong>(incident.signalList.size());
    case FirstColumn:
        return static_cast<qlonglong>(incident.first);
    case LastColumn:
        return static_cast<qlonglong>(incident.last);
    case TacticsColumn: // how far it went
        return static_cast<qulonglong>(incident.tactics.size());
    default:
        return text(incident, column);
    }
}

QVariant IncidentListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Incident &incident = *m_incidents[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(incident, index.column());
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            text(incident, index.column()));
    case Qt::TextAlignmentRole:
        return index.column() == SignalsColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                               : QVariant();
    case SeverityRole:
        return static_cast<int>(incident.severity);
    case SortRole:
        return sortValue(incident, index.column());
    default:
        return {};
    }
}

QVariant IncidentListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case SeverityColumn:
        return tr("Severity");
    case SignalsColumn:
        return tr("Signals");
    case ActorsColumn:
        return tr("Actors");
    case FirstColumn:
        return tr("First (%1)").arg(m_timeFormat.zoneName());
    case LastColumn:
        return tr("Last (%1)").arg(m_timeFormat.zoneName());
    case TacticsColumn:
        return tr("Tactics");
    default:
        return {};
    }
}

} // namespace kubewake
