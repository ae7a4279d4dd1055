// SPDX-License-Identifier: Apache-2.0
#include "detections/groupkeys.h"

#include "model/store/fieldvalues.h"

namespace kubewake {

std::uint32_t TextNumbers::of(std::string text)
{
    if (text.empty())
        return 0;
    const auto next = static_cast<std::uint32_t>(m_numbers.size() + 1);
    return m_numbers.emplace(std::move(text), next).first->second;
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

} // namespace kubewake
