// SPDX-License-Identifier: Apache-2.0
#include "model/export/rowcells.h"

#include "model/export/jsontext.h"
#include "model/store/fieldvalues.h"

#include <algorithm>

namespace kubewake {
namespace {

ExportColumn catalogueColumn(FieldId field)
{
    const FieldInfo &info = fieldInfo(field);
    return {std::string(info.path), &info, storageOf(field)};
}

} // namespace

RowCells::RowCells(SnapshotPtr snapshot, const std::vector<FieldPath> &fields,
                   const TimeFormat &timeFormat)
    : m_snapshot(std::move(snapshot))
    , m_timeFormat(timeFormat)
    , m_raw(m_snapshot)
{
    for (const FieldPath &field : fields) {
        if (field.field)
            m_columns.push_back(catalogueColumn(*field.field));
        else
            m_columns.push_back({field.path, nullptr, {}});
    }
    m_needsRaw = std::ranges::any_of(m_columns, &ExportColumn::isRaw);
}

void RowCells::prepend(FieldId field)
{
    m_columns.insert(m_columns.begin(), catalogueColumn(field));
}

Result<void> RowCells::load(Row row)
{
    m_row = row;
    return m_needsRaw ? m_raw.load(row) : Result<void> {};
}

RowCells::Cell RowCells::cell(const ExportColumn &column) const
{
    if (column.isRaw())
        return rawCell(column);
    switch (column.info->type) {
    case FieldType::Time: {
        const auto time = fieldNumber(*m_snapshot, column.info->id, m_row).value_or(kNoTime);
        return {m_timeFormat.toIso(time).toStdString(), true};
    }
    case FieldType::Integer:
    case FieldType::Duration:
    case FieldType::Boolean:
        return {fieldText(*m_snapshot, column.info->id, m_row), true};
    default:
        return {fieldText(*m_snapshot, column.info->id, m_row), false};
    }
}

RowCells::Cell RowCells::rawCell(const ExportColumn &column) const
{
    const std::vector<std::string_view> values = m_raw.values(column.path);
    // Anything but a string starts with a digit, a minus before one, a bracket, t or f.
    if (values.size() == 1 && !values.front().starts_with('"'))
        return {plainText(values.front()), true};
    std::string joined;
    for (const std::string_view value : values)
        joined.append(joined.empty() ? "" : ", ").append(plainText(value));
    return {std::move(joined), false};
}

} // namespace kubewake
