// SPDX-License-Identifier: Apache-2.0
#include "model/items/entityhoursmodel.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace kubewake {

EntityHoursModel::EntityHoursModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void EntityHoursModel::setProfile(EntityProfilePtr profile)
{
    beginResetModel();
    m_profile = std::move(profile);
    m_busiest = 0;
    if (m_profile) {
        for (const EntityHours::Day &day : m_profile->hours.days) {
            for (const EntityHours::Hour &hour : day.hours)
                m_busiest = std::max(m_busiest, hour.requests);
        }
    }
    endResetModel();
}

QString EntityHoursModel::leftOut() const
{
    if (!m_profile)
        return {};
    const EntityHours &hours = m_profile->hours;
    QStringList texts;
    if (hours.total > hours.days.size())
        texts << tr("Earlier days that are not shown: %1.").arg(hours.total - hours.days.size());
    if (hours.withoutTime > 0)
        texts << tr("Requests without a time: %1.").arg(hours.withoutTime);
    return texts.join(QLatin1Char(' '));
}

const EntityHours::Day &EntityHoursModel::dayAt(int row) const
{
    const auto &days = m_profile->hours.days;
    return days[days.size() - 1 - static_cast<std::size_t>(row)];
}

int EntityHoursModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_profile ? 0 : static_cast<int>(m_profile->hours.days.size());
}

int EntityHoursModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 24;
}

QVariant EntityHoursModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const EntityHours::Day &day = dayAt(index.row());
    const EntityHours::Hour &hour = day.hours.at(static_cast<std::size_t>(index.column()));
    switch (role) {
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return tr("%1, %2:00 to %2:59: %3 requests")
            .arg(day.date.toString(Qt::ISODate))
            .arg(index.column(), 2, 10, QLatin1Char('0'))
            .arg(QLocale().toString(hour.requests));
    case FilterRole:
        return m_profile->hours.filterOf(hour);
    case ShareRole:
        return m_busiest == 0
            ? 0.0
            : std::log1p(hour.requests) / std::log1p(static_cast<double>(m_busiest));
    default:
        return {};
    }
}

QVariant EntityHoursModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    // All of them would not fit.
    if (orientation == Qt::Horizontal)
        return section % 6 == 0 ? QString::number(section) : QString();
    if (section < 0 || section >= rowCount())
        return {};
    return dayAt(section).date.toString(Qt::ISODate);
}

} // namespace kubewake
