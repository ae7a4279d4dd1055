// SPDX-License-Identifier: Apache-2.0
#include "detections/groupkeys.h"

#include "model/store/fieldvalues.h"

namespace kubewake {

FieldKeys::FieldKeys(const EventSnapshot &snapshot, FieldId field, By by)
    : m_snapshot(snapshot)
    , m_field(field)
    , m_storage(storageOf(field))
    , m_byCode(by == By::Codes && m_storage.isCoded() && m_storage.kind != FieldStorage::Kind::List)
{
}

std::uint32_t FieldKeys::of(FieldId field, Row row)
{
    if (m_byCode)
        return fieldCode(m_snapshot, m_storage, row);
    std::string text = fieldText(m_snapshot, field, row);
    if (text.empty())
        return 0;
    const auto next = static_cast<std::uint32_t>(m_texts.size() + 1);
    return m_texts.emplace(std::move(text), next).first->second;
}

} // namespace kubewake
