// SPDX-License-Identifier: Apache-2.0
#include "model/items/comparisonmodel.h"

#include "model/compare/comparelabels.h"
#include "model/items/displaytext.h"

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

ComparisonModel::ComparisonModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void ComparisonModel::setComparison(RangeComparisonPtr comparison)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    rebuild();
    endResetModel();
}

void ComparisonModel::setShownChanges(const ShownChanges &shown)
{
    if (shown == m_shownChanges)
        return;
    beginResetModel();
    m_shownChanges = shown;
    rebuild();
    endResetModel();
}

void ComparisonModel::rebuild()
{
    m_sections.clear();
    if (!m_comparison)
        return;
    if (const std::size_t notes = m_comparison->notes.size(); notes > 0)
        m_sections.push_back({nullptr, {}, notes, notes, false});
    for (const ComparedDimension &dimension : m_comparison->dimensions) {
        if (Section section = sectionOf(dimension); section.total > 0)
            m_sections.push_back(std::move(section));
    }
}

ComparisonModel::Section ComparisonModel::sectionOf(const ComparedDimension &dimension) const
{
    Section section {&dimension};
    for (std::size_t i = 0; i < kRateChanges; ++i) {
        if (!m_shownChanges.at(i))
            continue;
        section.total += dimension.changes.at(i).total;
        for (const ComparedLine &line : dimension.changes.at(i).lines)
            section.entries.push_back({static_cast<RateChange>(i), &line});
    }
    section.shown = std::min(section.entries.size(), kFirstLines);
    section.hasMore = section.shown < section.total;
    return section;
}

void ComparisonModel::setTimeFormat(const TimeFormat &format)
{
    m_timeFormat = format;
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex heading = index(row, 0);
        if (const int children = rowCount(heading); children > 0)
            emit dataChanged(index(0, WhatColumn, heading),
                             index(children - 1, LastColumn, heading));
    }
    emit headerDataChanged(Qt::Horizontal, FirstColumn, LastColumn);
}

const ComparisonModel::Section *ComparisonModel::sectionAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    return &m_sections[index.internalId() == kHeading
                           ? static_cast<std::size_t>(index.row())
                           : static_cast<std::size_t>(index.internalId() - 1)];
}

const ComparisonModel::Entry *ComparisonModel::entryAt(const QModelIndex &index) const
{
    const Section *section = sectionAt(index);
    const auto row = static_cast<std::size_t>(index.row());
    if (section == nullptr || index.internalId() == kHeading || section->dimension == nullptr
        || row >= section->shown)
        return nullptr;
    return &section->entries[row];
}

bool ComparisonModel::isNote(const QModelIndex &index) const
{
    const Section *section = sectionAt(index);
    return section != nullptr && index.internalId() != kHeading && section->dimension == nullptr;
}

bool ComparisonModel::isMore(const QModelIndex &index) const
{
    const Section *section = sectionAt(index);
    return section != nullptr && index.internalId() != kHeading && section->hasMore
        && static_cast<std::size_t>(index.row()) == section->shown;
}

bool ComparisonModel::showMore(const QModelIndex &index)
{
    if (!isMore(index))
        return false;
    Section &section = m_sections[index.internalId() - 1];
    const std::size_t kept = section.entries.size();
    if (kept == section.shown)
        return false;
    const QModelIndex heading = parent(index);
    const int first = static_cast<int>(section.shown);
    beginRemoveRows(heading, first, first);
    section.hasMore = false;
    endRemoveRows();
    const bool hasMore = kept < section.total;
    beginInsertRows(heading, first, static_cast<int>(kept) - (hasMore ? 0 : 1));
    section.shown = kept;
    section.hasMore = hasMore;
    endInsertRows();
    return true;
}

QModelIndex ComparisonModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column,
                       parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : kHeading);
}

QModelIndex ComparisonModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == kHeading)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, kHeading);
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_sections.size());
    if (parent.internalId() != kHeading || parent.column() != 0)
        return 0;
    const Section &section = m_sections[static_cast<std::size_t>(parent.row())];
    return static_cast<int>(section.shown) + (section.hasMore ? 1 : 0);
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() && parent.internalId() != kHeading ? 0 : int {ColumnCount};
}

QString ComparisonModel::headingText(const Section &section, int column) const
{
    if (column != WhatColumn)
        return {};
    if (section.dimension == nullptr)
        return tr("What the log could not show (%1)").arg(numberText(section.total));
    return tr("%1: %2").arg(dimensionText(section.dimension->id), changesText(*section.dimension));
}

QString ComparisonModel::entryText(const Section &section, const Entry &entry, int column) const
{
    const ComparedLine &line = *entry.line;
    const Tally &tally = line.of(RangeComparison::sideOf(entry.change));
    switch (column) {
    case WhatColumn:
        return displayLine(valueText(section.dimension->id, line));
    case ChangeColumn:
        return changeText(entry.change);
    case BaselineColumn:
        return numberText(line.of(ComparedSide::Baseline).requests);
    case IncidentColumn:
        return numberText(line.of(ComparedSide::Incident).requests);
    case ExpectedColumn:
        return entry.change == RateChange::New ? QString() : rateText(m_comparison->expected(line));
    case RatioColumn:
        return entry.change == RateChange::Rose
            ? QStringLiteral("×") + QLocale().toString(m_comparison->ratio(line), 'f', 1)
            : QString();
    case FirstColumn:
        return m_timeFormat.toDisplay(tally.first);
    case LastColumn:
        return m_timeFormat.toDisplay(tally.last);
    default:
        return {};
    }
}

QString ComparisonModel::text(const QModelIndex &index) const
{
    const Section &section = *sectionAt(index);
    if (index.internalId() == kHeading)
        return headingText(section, index.column());
    if (const Entry *entry = entryAt(index))
        return entryText(section, *entry, index.column());
    if (index.column() != WhatColumn)
        return {};
    if (!isMore(index))
        return displayLine(
            noteText(m_comparison->notes[static_cast<std::size_t>(index.row())], m_timeFormat));
    const QString more = numberText(section.total - section.shown);
    return section.shown < section.entries.size()
        ? tr("… %1 more").arg(more)
        : tr("… %1 less significant ones are left out").arg(more);
}

QString ComparisonModel::filterOf(const QModelIndex &index, ComparedSide side) const
{
    const Entry *entry = entryAt(index);
    return entry == nullptr ? QString() : m_comparison->filterOf(*entry->line, side);
}

QString ComparisonModel::filter(const QModelIndex &index) const
{
    const Entry *entry = entryAt(index);
    if (entry == nullptr)
        return {};
    switch (index.column()) {
    case BaselineColumn:
        return filterOf(index, ComparedSide::Baseline);
    case IncidentColumn:
        return filterOf(index, ComparedSide::Incident);
    default:
        return m_comparison->filterOf(*entry->line, entry->change);
    }
}

std::optional<EntityRef> ComparisonModel::entityAt(const QModelIndex &index) const
{
    const Entry *entry = entryAt(index);
    if (entry == nullptr)
        return std::nullopt;
    const std::vector<FieldId> fields = fieldsOf(sectionAt(index)->dimension->id);
    const auto &value = entry->line->values.front();
    return fields.empty() || !value ? std::nullopt : entityOfValue(fields.front(), *value);
}

QString ComparisonModel::detail(const QModelIndex &index) const
{
    const Entry *entry = entryAt(index);
    const QString first = text(index.siblingAtColumn(WhatColumn));
    if (entry == nullptr)
        return first;
    const ComparedLine &line = *entry->line;
    const auto side = [&](ComparedSide which) {
        return tr("%1 requests (%2 per hour), %3 of them refused")
            .arg(numberText(line.of(which).requests), rateText(m_comparison->rate(line, which)),
                 numberText(line.of(which).refused));
    };
    return tr("%1\nBaseline: %2\nIncident: %3\nFilter: %4")
        .arg(first, side(ComparedSide::Baseline), side(ComparedSide::Incident),
             displayLine(filter(index)));
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index);
    case Qt::ToolTipRole:
        return QStringLiteral("<qt>%1</qt>")
            .arg(detail(index).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")));
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), text(index));
    case Qt::TextAlignmentRole:
        return index.column() >= BaselineColumn && index.column() <= RatioColumn
            ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
            : QVariant();
    case FilterRole:
        return filter(index);
    case DetailRole:
        return detail(index);
    default:
        return {};
    }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return QAbstractItemModel::headerData(section, orientation, role);
    if (role == Qt::ToolTipRole && section == ExpectedColumn)
        return tr("Requests that the incident would have had at the rate of the baseline");
    if (role != Qt::DisplayRole)
        return QAbstractItemModel::headerData(section, orientation, role);
    switch (section) {
    case WhatColumn:
        return tr("What");
    case ChangeColumn:
        return tr("Change");
    case BaselineColumn:
        return tr("Baseline");
    case IncidentColumn:
        return tr("Incident");
    case ExpectedColumn:
        return tr("Expected");
    case RatioColumn:
        return tr("Rate");
    case FirstColumn:
        return tr("First (%1)").arg(m_timeFormat.zoneName());
    case LastColumn:
        return tr("Last (%1)").arg(m_timeFormat.zoneName());
    default:
        return {};
    }
}

} // namespace kubewake
