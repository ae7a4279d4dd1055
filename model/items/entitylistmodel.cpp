// SPDX-License-Identifier: Apache-2.0
#include "model/items/entitylistmodel.h"

#include "model/items/displaytext.h"
#include "model/items/entitytext.h"
#include "model/items/plaintooltip.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace kubewake {
namespace {

QString numberText(std::size_t number)
{
    return QLocale().toString(static_cast<qulonglong>(number));
}

} // namespace

EntityListModel::EntityListModel(QObject *parent)
    : SectionedModel(ColumnCount, kMoreRows, parent)
{
}

void EntityListModel::rebuild()
{
    m_lists.clear();
    std::vector<Extent> extents;
    const auto add = [&](const EntityList *list, std::size_t kept, std::size_t total) {
        m_lists.push_back(list);
        extents.emplace_back(kept, total, kFirstRows);
    };
    if (!m_signals.empty())
        add(nullptr, m_signals.size(), m_signals.size());
    if (m_profile && m_profile->requests > 0) {
        for (const EntityList &list : m_profile->lists) {
            if (!list.rows.empty() || isEntityDeed(list.id))
                add(&list, list.rows.size(), list.total);
        }
    }
    setExtents(std::move(extents));
}

void EntityListModel::setProfile(EntityProfilePtr profile)
{
    beginResetModel();
    m_profile = std::move(profile);
    rebuild();
    endResetModel();
}

void EntityListModel::setSignals(std::vector<SignalPtr> signalList)
{
    beginResetModel();
    m_signals = std::move(signalList);
    std::ranges::stable_sort(m_signals, [](const SignalPtr &a, const SignalPtr &b) {
        return a->rule->severity > b->rule->severity;
    });
    rebuild();
    endResetModel();
}

void EntityListModel::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex heading = index(row, 0);
        if (const int children = rowCount(heading); children > 0)
            emit dataChanged(index(0, FirstColumn, heading),
                             index(children - 1, LastColumn, heading));
    }
    emit headerDataChanged(Qt::Horizontal, FirstColumn, LastColumn);
}

const EntityRow *EntityListModel::rowAt(const QModelIndex &index) const
{
    const EntityList *list = listAt(index);
    if (list == nullptr || isHeading(index) || isMore(index))
        return nullptr;
    return &list->rows[static_cast<std::size_t>(index.row())];
}

SignalPtr EntityListModel::signalAt(const QModelIndex &index) const
{
    if (!index.isValid() || isHeading(index) || listAt(index) != nullptr || isMore(index))
        return nullptr;
    return m_signals[static_cast<std::size_t>(index.row())];
}

std::optional<EntityRef> EntityListModel::entityAt(const QModelIndex &index) const
{
    if (const EntityRow *row = rowAt(index))
        return listAt(index)->entityOf(*row);
    if (const SignalPtr signal = signalAt(index))
        return entityOfValue(signal->entityField, signal->entity);
    return std::nullopt;
}

const EntityList *EntityListModel::listAt(const QModelIndex &index) const
{
    return index.isValid() ? m_lists[sectionOf(index)] : nullptr;
}

QModelIndex EntityListModel::indexOf(EntityListId id) const
{
    for (std::size_t i = 0; i < m_lists.size(); ++i) {
        if (m_lists[i] != nullptr && m_lists[i]->id == id)
            return index(static_cast<int>(i), 0);
    }
    return {};
}

QString EntityListModel::headingText(const QModelIndex &heading) const
{
    const EntityList *list = listAt(heading);
    switch (heading.column()) {
    case WhatColumn: {
        const QString title = list != nullptr ? entityListTitle(list->id) : tr("Signals");
        const std::size_t total = extentOf(heading).total();
        const bool isMoreThan = list != nullptr && !list->isComplete;
        return total == 0 ? tr("%1: none").arg(title)
            : isMoreThan  ? tr("%1 (more than %2)").arg(title, numberText(total))
                          : tr("%1 (%2)").arg(title, numberText(total));
    }
    case RequestsColumn:
        return list != nullptr && list->requests.value_or(0) > 0 ? numberText(*list->requests)
                                                                 : QString();
    default:
        return {};
    }
}

QString EntityListModel::rowText(const EntityList &list, const EntityRow &row, int column) const
{
    switch (column) {
    case WhatColumn:
        return entityRowText(list, row);
    case DetailColumn:
        return entityRowDetail(list, row);
    case RequestsColumn:
        return numberText(row.tally.requests);
    case RefusedColumn:
        return row.tally.refused == 0 ? QString() : numberText(row.tally.refused);
    case FirstColumn:
        return m_timeFormat.toDisplay(row.tally.first);
    case LastColumn:
        return m_timeFormat.toDisplay(row.tally.last);
    default:
        return {};
    }
}

QString EntityListModel::signalText(const Signal &signal, int column) const
{
    switch (column) {
    case WhatColumn:
        return displayLine(signal.rule->title);
    case DetailColumn:
        return tr("%1, %n event(s)", nullptr, static_cast<int>(signal.count()))
            .arg(severityText(signal.rule->severity));
    case FirstColumn:
        return m_timeFormat.toDisplay(signal.first);
    case LastColumn:
        return m_timeFormat.toDisplay(signal.last);
    default:
        return {};
    }
}

QString EntityListModel::moreText(const QModelIndex &index) const
{
    const Extent &extent = extentOf(index);
    return tr("… %1 more").arg(numberText(extent.total() - extent.shown()));
}

QString EntityListModel::text(const QModelIndex &index) const
{
    if (isHeading(index))
        return headingText(index);
    if (isMore(index))
        return index.column() == WhatColumn ? moreText(index) : QString();
    if (const SignalPtr signal = signalAt(index))
        return signalText(*signal, index.column());
    return rowText(*listAt(index), *rowAt(index), index.column());
}

QString EntityListModel::filter(const QModelIndex &index) const
{
    const EntityList *list = listAt(index);
    if (list == nullptr)
        return {};
    if (const EntityRow *row = rowAt(index)) {
        const bool refused = index.column() == RefusedColumn && row->tally.refused != 0;
        return refused ? list->refusedFilterOf(*row) : list->filterOf(*row);
    }
    return list->requests.value_or(0) > 0 ? list->scope : QString();
}

QString EntityListModel::toolTip(const QModelIndex &index) const
{
    const QString whole = text(index);
    const QString asked = displayLine(filter(index));
    if (asked.isEmpty())
        return plainToolTip(whole);
    return plainToolTip(whole.isEmpty() ? tr("Enter: show %1").arg(asked)
                                        : tr("%1\nEnter: show %2").arg(whole, asked));
}

QVariant EntityListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index);
    case Qt::ToolTipRole:
        return toolTip(index);
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), text(index));
    case Qt::TextAlignmentRole:
        return index.column() == RequestsColumn || index.column() == RefusedColumn
            ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
            : QVariant();
    case FilterRole:
        return filter(index);
    case SignalRole:
        return QVariant::fromValue(signalAt(index));
    case SeverityRole:
        if (const SignalPtr signal = signalAt(index))
            return static_cast<int>(signal->rule->severity);
        return {};
    default:
        return {};
    }
}

QVariant EntityListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractItemModel::headerData(section, orientation, role);
    switch (section) {
    case WhatColumn:
        return tr("What");
    case DetailColumn:
        return tr("Details");
    case RequestsColumn:
        return tr("Requests");
    case RefusedColumn:
        return tr("Refused");
    case FirstColumn:
        return tr("First (%1)").arg(m_timeFormat.zoneName());
    case LastColumn:
        return tr("Last (%1)").arg(m_timeFormat.zoneName());
    default:
        return {};
    }
}

} // namespace kubewake
