// SPDX-License-Identifier: Apache-2.0
#include "model/items/entitylistmodel.h"

#include "model/items/displaytext.h"
#include "model/items/entitytext.h"

#include <QLocale>

#include <algorithm>

namespace kubewake {
namespace {

constexpr quintptr kHeading = 0; // internal id; that of a row is the place of its section + 1

QString numberText(std::size_t number)
{
    return QLocale().toString(static_cast<qulonglong>(number));
}

} // namespace

EntityListModel::EntityListModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

std::vector<EntityListModel::Section> EntityListModel::sectionsOf() const
{
    std::vector<Section> sections;
    const auto add = [&](const EntityList *list, std::size_t kept, std::size_t total) {
        const std::size_t shown = std::min(kept, kFirstRows);
        sections.push_back({list, shown, total, shown < total});
    };
    if (!m_signals.empty())
        add(nullptr, m_signals.size(), m_signals.size());
    if (!m_profile || m_profile->requests == 0)
        return sections;
    for (const EntityList &list : m_profile->lists) {
        if (!list.rows.empty() || isEntityDeed(list.id))
            add(&list, list.rows.size(), list.total);
    }
    return sections;
}

void EntityListModel::setProfile(EntityProfilePtr profile)
{
    beginResetModel();
    m_profile = std::move(profile);
    m_sections = sectionsOf();
    endResetModel();
}

void EntityListModel::setSignals(std::vector<SignalPtr> signalList)
{
    beginResetModel();
    m_signals = std::move(signalList);
    std::ranges::stable_sort(m_signals, [](const SignalPtr &a, const SignalPtr &b) {
        return a->rule->severity > b->rule->severity;
    });
    m_sections = sectionsOf();
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

int EntityListModel::childCount(const Section &section)
{
    return static_cast<int>(section.shown) + (section.hasMore ? 1 : 0);
}

const EntityListModel::Section *EntityListModel::sectionOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    return &m_sections[index.internalId() == kHeading
                           ? static_cast<std::size_t>(index.row())
                           : static_cast<std::size_t>(index.internalId() - 1)];
}

const EntityRow *EntityListModel::rowAt(const QModelIndex &index) const
{
    const EntityList *list = listAt(index);
    if (list == nullptr || index.internalId() == kHeading || isMore(index))
        return nullptr;
    return &list->rows[static_cast<std::size_t>(index.row())];
}

SignalPtr EntityListModel::signalAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == kHeading || listAt(index) != nullptr
        || isMore(index))
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
    const Section *section = sectionOf(index);
    return section == nullptr ? nullptr : section->list;
}

bool EntityListModel::isMore(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() != kHeading && sectionOf(index)->hasMore
        && static_cast<std::size_t>(index.row()) == sectionOf(index)->shown;
}

bool EntityListModel::showMore(const QModelIndex &index)
{
    if (!isMore(index))
        return false;
    Section &section = m_sections[index.internalId() - 1];
    const std::size_t kept = section.list != nullptr ? section.list->rows.size() : m_signals.size();
    const std::size_t shown = std::min(section.shown + kMoreRows, kept);
    if (shown == section.shown)
        return false;
    const QModelIndex heading = parent(index);
    const int first = static_cast<int>(section.shown);
    beginRemoveRows(heading, first, first);
    section.hasMore = false;
    endRemoveRows();
    const bool hasMore = shown < section.total;
    beginInsertRows(heading, first, static_cast<int>(shown) - (hasMore ? 0 : 1));
    section.shown = shown;
    section.hasMore = hasMore;
    endInsertRows();
    return true;
}

QModelIndex EntityListModel::indexOf(EntityListId id) const
{
    for (std::size_t i = 0; i < m_sections.size(); ++i) {
        if (m_sections[i].list != nullptr && m_sections[i].list->id == id)
            return index(static_cast<int>(i), 0);
    }
    return {};
}

QModelIndex EntityListModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column,
                       parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : kHeading);
}

QModelIndex EntityListModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == kHeading)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, kHeading);
}

int EntityListModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_sections.size());
    if (parent.internalId() != kHeading || parent.column() != 0)
        return 0;
    return childCount(m_sections[static_cast<std::size_t>(parent.row())]);
}

int EntityListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() && parent.internalId() != kHeading ? 0 : int {ColumnCount};
}

QString EntityListModel::headingText(const Section &section, int column) const
{
    switch (column) {
    case WhatColumn: {
        const QString title =
            section.list != nullptr ? entityListTitle(section.list->id) : tr("Signals");
        const bool isMoreThan = section.list != nullptr && !section.list->isComplete;
        return section.total == 0 ? tr("%1: none").arg(title)
            : isMoreThan          ? tr("%1 (more than %2)").arg(title, numberText(section.total))
                                  : tr("%1 (%2)").arg(title, numberText(section.total));
    }
    case RequestsColumn:
        return section.list != nullptr && section.list->requests.value_or(0) > 0
            ? numberText(*section.list->requests)
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

QString EntityListModel::moreText(const Section &section) const
{
    return tr("… %1 more").arg(numberText(section.total - section.shown));
}

QString EntityListModel::text(const QModelIndex &index) const
{
    const Section &section = *sectionOf(index);
    if (index.internalId() == kHeading)
        return headingText(section, index.column());
    if (isMore(index))
        return index.column() == WhatColumn ? moreText(section) : QString();
    if (const SignalPtr signal = signalAt(index))
        return signalText(*signal, index.column());
    return rowText(*section.list, *rowAt(index), index.column());
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
        return whole;
    return whole.isEmpty() ? tr("Enter: show %1").arg(asked)
                           : tr("%1\nEnter: show %2").arg(whole, asked);
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
