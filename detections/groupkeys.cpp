// SPDX-License-Identifier: Apache-2.0
#include "detections/groupkeys.h"

#include "model/store/fieldvalues.h"

namespace kubewake {

std::uint32_t TextNumbers::of(std::string_view text)
{
    if (const std::uint32_t known = find(text); known != kNone)
        return known;
    const auto next = static_cast<std::uint32_t>(m_numbers.size() + 1);
    return m_numbers.emplace(text, next).first->second;
}

std::uint32_t TextNumbers::find(std::string_view text) const
{
    if (text.empty())
        return 0;
    const auto known = m_numbers.find(text);
    return known == m_numbers.end() ? kNone : known->second;
}

FieldKeys::FieldKeys(const EventSnapshot &snapshot, FieldId field)
    : m_snapshot(snapshot)
    , m_field(field)
    , m_storage(storageOf(field))
    , m_byCode(m_storage.isCoded() && m_storage.kind != FieldStorage::Kind::List)
{
}

std::uint32_t FieldKeys::of(Row row)
{
    return m_byCode ? fieldCode(m_snapshot, m_storage, row)
                    : m_texts.of(fieldText(m_snapshot, m_field, row));
}

void FieldKeys::of(std::span<const Row> rows, std::span<std::uint32_t> keys)
{
    if (m_byCode) {
        fieldCodes(m_snapshot, m_storage, rows, keys);
        return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
        keys[i] = of(rows[i]);
}

} // namespace kubewake
