// SPDX-License-Identifier: Apache-2.0
#include "model/items/comparisonmodel.h"

#include "model/compare/comparelabels.h"
#include "model/items/displaytext.h"
#include "model/items/plaintooltip.h"

#include <QLocale>

#include <cstdint>
#include <utility>

namespace kubewake {
namespace {

QString numberText(std::size_t number)
{
    return QLocale().toString(static_cast<qulonglong>(number));
}

} // namespace

ComparisonModel::ComparisonModel(QObject *parent)
    : SectionedModel(ColumnCount, SIZE_MAX, parent)
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
    std::vector<Extent> extents;
    if (m_comparison) {
        if (const std::size_t notes = m_comparison->notes.size(); notes > 0) {
            m_sections.emplace_back();
            extents.emplace_back(notes, notes, notes);
        }
        for (const ComparedDimension &dimension : m_comparison->dimensions)
            addSection(dimension, extents);
    }
    setExtents(std::move(extents));
}

void ComparisonModel::addSection(const ComparedDimension &dimension, std::vector<Extent> &extents)
{
    Section section {&dimension, {}};
    std::size_t total = 0;
    for (std::size_t i = 0; i < kRateChanges; ++i) {
        if (!m_shownChanges.at(i))
            continue;
        total += dimension.changes.at(i).total;
        for (const ComparedLine &line : dimension.changes.at(i).lines)
            section.entries.push_back({static_cast<RateChange>(i), &line});
    }
    if (total == 0)
        return;
    extents.emplace_back(section.entries.size(), total, kFirstLines);
    m_sections.push_back(std::move(section));
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
    return index.isValid() ? &m_sections[sectionOf(index)] : nullptr;
}

const ComparisonModel::Entry *ComparisonModel::entryAt(const QModelIndex &index) const
{
    const Section *section = sectionAt(index);
    if (section == nullptr || isHeading(index) || section->dimension == nullptr || isMore(index))
        return nullptr;
    return &section->entries[static_cast<std::size_t>(index.row())];
}

bool ComparisonModel::isNote(const QModelIndex &index) const
{
    const Section *section = sectionAt(index);
    return section != nullptr && !isHeading(index) && section->dimension == nullptr;
}

QString ComparisonModel::headingText(const Section &section, int column) const
{
    if (column != WhatColumn)
        return {};
    if (section.dimension == nullptr)
        return tr("What the log could not show (%1)").arg(numberText(m_comparison->notes.size()));
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
    if (isHeading(index))
        return headingText(section, index.column());
    if (const Entry *entry = entryAt(index))
        return entryText(section, *entry, index.column());
    if (index.column() != WhatColumn)
        return {};
    if (!isMore(index))
        return displayLine(
            noteText(m_comparison->notes[static_cast<std::size_t>(index.row())], m_timeFormat));
    const Extent &extent = extentOf(index);
    const QString more = numberText(extent.total() - extent.shown());
    return extent.shown() < extent.kept() ? tr("… %1 more").arg(more)
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
        return plainToolTip(detail(index));
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
