// SPDX-License-Identifier: Apache-2.0
#include "model/items/facetmodel.h"

#include "model/core/utf8.h"
#include "model/items/displaytext.h"
#include "model/query/kql.h"
#include "model/store/fieldstorage.h"

#include <QLocale>

#include <algorithm>

namespace kubewake {
namespace {

// Text, times and durations have as many values as rows.
bool isCountable(const FieldInfo &field)
{
    if (FacetModel::isRanged(field.id))
        return true;
    switch (field.type) {
    case FieldType::Keyword:
    case FieldType::KeywordList:
    case FieldType::Integer:
    case FieldType::Ip:
    case FieldType::IpList:
    case FieldType::Boolean:
        return field.id != FieldId::AuditId && field.id != FieldId::Line
            && storageOf(field.id).kind != FieldStorage::Kind::Raw;
    default:
        return false;
    }
}

} // namespace

bool FacetModel::isRanged(FieldId field)
{
    return field == FieldId::Time || field == FieldId::Duration;
}

FacetModel::FacetModel(QObject *parent)
    : QAbstractItemModel(parent)
{
    for (const FieldInfo &field : fieldCatalogue()) {
        if (isCountable(field))
            m_fields.push_back(field.id);
    }
    std::ranges::stable_sort(m_fields, {},
                             [](FieldId field) { return !fieldInfo(field).shownByDefault; });
    m_entries.resize(m_fields.size());
}

int FacetModel::childCount(const Entry &entry)
{
    return static_cast<int>(entry.facet.values.size()) + (entry.facet.hasMore ? 1 : 0);
}

std::size_t FacetModel::placeOf(FieldId field) const
{
    return static_cast<std::size_t>(std::ranges::find(m_fields, field) - m_fields.begin());
}

void FacetModel::setFacet(FieldId field, Facet facet, std::uint32_t rows)
{
    const std::size_t place = placeOf(field);
    if (place == m_fields.size())
        return;
    clear(field);
    Entry entry {std::move(facet), rows};
    const QModelIndex at = index(static_cast<int>(place), 0);
    if (const int count = childCount(entry); count > 0) {
        beginInsertRows(at, 0, count - 1);
        m_entries[place] = std::move(entry);
        endInsertRows();
    } else {
        m_entries[place] = std::move(entry);
    }
    emit dataChanged(at, at.siblingAtColumn(CountColumn));
}

void FacetModel::clear(FieldId field)
{
    const std::size_t place = placeOf(field);
    if (place == m_fields.size() || childCount(m_entries[place]) == 0)
        return;
    const QModelIndex at = index(static_cast<int>(place), 0);
    beginRemoveRows(at, 0, childCount(m_entries[place]) - 1);
    m_entries[place] = {};
    endRemoveRows();
}

QModelIndex FacetModel::indexOf(FieldId field) const
{
    const std::size_t place = placeOf(field);
    return place == m_fields.size() ? QModelIndex() : index(static_cast<int>(place), 0);
}

FieldId FacetModel::fieldAt(const QModelIndex &index) const
{
    const auto place = index.internalId() == 0 ? static_cast<std::size_t>(index.row())
                                               : static_cast<std::size_t>(index.internalId() - 1);
    return m_fields[place];
}

const ValueCount *FacetModel::countAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    const std::vector<ValueCount> &values = m_entries[index.internalId() - 1].facet.values;
    const auto row = static_cast<std::size_t>(index.row());
    return row < values.size() ? &values[row] : nullptr;
}

std::optional<std::string> FacetModel::valueAt(const QModelIndex &index) const
{
    const ValueCount *count = countAt(index);
    return count != nullptr ? std::optional(count->value) : std::nullopt;
}

QString FacetModel::termAt(const QModelIndex &index, bool exclude) const
{
    const auto value = valueAt(index);
    if (!value)
        return {};
    const FieldId field = fieldAt(index);
    const Facet &facet = m_entries[placeOf(field)].facet;
    const auto row = static_cast<std::size_t>(index.row());
    if (row >= facet.terms.size())
        return kqlTerm(field, *value, exclude);
    const QString term = toQString(facet.terms[row]);
    return exclude ? QStringLiteral("not (%1)").arg(term) : term;
}

bool FacetModel::isMore(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() != 0 && countAt(index) == nullptr;
}

std::size_t FacetModel::valueCount(FieldId field) const
{
    const std::size_t place = placeOf(field);
    return place == m_fields.size() ? 0 : m_entries[place].facet.values.size();
}

// The internal id of a value is the place of its field, from 1.
QModelIndex FacetModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column,
                       parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr {0});
}

QModelIndex FacetModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(index.internalId()) - 1, 0, quintptr {0});
}

int FacetModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_fields.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return childCount(m_entries[static_cast<std::size_t>(parent.row())]);
}

int FacetModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

// A field can be opened: it is counted then.
bool FacetModel::hasChildren(const QModelIndex &parent) const
{
    return !parent.isValid() || (parent.internalId() == 0 && parent.column() == 0);
}

QVariant FacetModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ValueCount *count = countAt(index);
    if (role == Qt::TextAlignmentRole && index.column() == CountColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == ShareRole && count != nullptr) {
        const std::uint32_t rows = m_entries[index.internalId() - 1].rows;
        return rows == 0 ? 0.0 : static_cast<double>(count->rows) / rows;
    }
    if (role != Qt::DisplayRole)
        return {};
    if (isMore(index))
        return index.column() == ValueColumn ? QVariant(tr("More…")) : QVariant();
    if (count == nullptr)
        return index.column() == ValueColumn ? QVariant(headerText(fieldInfo(fieldAt(index))))
                                             : QVariant();
    return index.column() == ValueColumn ? displayLine(std::string_view(count->value))
                                         : QLocale().toString(count->rows);
}

QVariant FacetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractItemModel::headerData(section, orientation, role);
    return section == ValueColumn ? tr("Field and value") : tr("Rows");
}

} // namespace kubewake
