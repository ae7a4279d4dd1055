// SPDX-License-Identifier: Apache-2.0
#include "model/items/sectionedmodel.h"

#include <algorithm>
#include <utility>

namespace kubewake {
namespace {

constexpr quintptr kHeading = 0; // internal id; that of a row is the place of its section + 1

} // namespace

SectionedModel::Extent::Extent(std::size_t kept, std::size_t total, std::size_t first)
    : m_kept(kept)
    , m_total(total)
    , m_shown(std::min(kept, first))
    , m_hasMore(m_shown < total)
{
}

SectionedModel::SectionedModel(int columns, std::size_t step, QObject *parent)
    : QAbstractItemModel(parent)
    , m_columns(columns)
    , m_step(step)
{
}

void SectionedModel::setExtents(std::vector<Extent> extents)
{
    m_extents = std::move(extents);
}

bool SectionedModel::isHeading(const QModelIndex &index)
{
    return index.isValid() && index.internalId() == kHeading;
}

std::size_t SectionedModel::sectionOf(const QModelIndex &index)
{
    return isHeading(index) ? static_cast<std::size_t>(index.row())
                            : static_cast<std::size_t>(index.internalId() - 1);
}

const SectionedModel::Extent &SectionedModel::extentOf(const QModelIndex &index) const
{
    return m_extents[sectionOf(index)];
}

bool SectionedModel::isMore(const QModelIndex &index) const
{
    return index.isValid() && !isHeading(index) && extentOf(index).m_hasMore
        && static_cast<std::size_t>(index.row()) == extentOf(index).m_shown;
}

bool SectionedModel::showMore(const QModelIndex &index)
{
    if (!isMore(index))
        return false;
    Extent &extent = m_extents[sectionOf(index)];
    // Not shown + step: that may be too large a number.
    const std::size_t shown = extent.m_shown + std::min(m_step, extent.m_kept - extent.m_shown);
    if (shown == extent.m_shown)
        return false;
    const QModelIndex heading = parent(index);
    const int first = static_cast<int>(extent.m_shown);
    beginRemoveRows(heading, first, first);
    extent.m_hasMore = false;
    endRemoveRows();
    const bool hasMore = shown < extent.m_total;
    beginInsertRows(heading, first, static_cast<int>(shown) - (hasMore ? 0 : 1));
    extent.m_shown = shown;
    extent.m_hasMore = hasMore;
    endInsertRows();
    return true;
}

QModelIndex SectionedModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column,
                       parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : kHeading);
}

QModelIndex SectionedModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || isHeading(child))
        return {};
    return createIndex(static_cast<int>(sectionOf(child)), 0, kHeading);
}

int SectionedModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_extents.size());
    if (!isHeading(parent) || parent.column() != 0)
        return 0;
    const Extent &extent = extentOf(parent);
    return static_cast<int>(extent.m_shown) + (extent.m_hasMore ? 1 : 0);
}

int SectionedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() && !isHeading(parent) ? 0 : m_columns;
}

} // namespace kubewake
