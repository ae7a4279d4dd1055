// SPDX-License-Identifier: Apache-2.0
#include "model/store/eventcopier.h"

namespace kubewake {

void EventCopier::copy(Row row)
{
    m_to.beginEvent();
    for (std::size_t i = 0; i < kColumnCount; ++i) {
        const auto column = static_cast<Column>(i);
        const std::uint32_t code = m_from.code(column, row);
        if (kColumns[i].kind == ColumnKind::Number)
            m_to.setNumber(column, code);
        else if (code == kMissing)
            continue;
        else if (kColumns[i].kind == ColumnKind::Value)
            m_to.set(column, m_from.value(kColumns[i].dictionary, code));
        else
            copyTuple(column, code);
    }
    m_to.setAuditId(m_from.auditId(row));
    m_to.setTimes(m_from.time(row), m_from.duration(row));
}

void EventCopier::copyTuple(Column column, Code code)
{
    const std::vector<Code> codes = m_from.tuple(column, code);
    m_elements.clear();
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const DictionaryId id = elementDictionary(static_cast<std::size_t>(column), i);
        m_elements.push_back(codes[i] == kMissing ? std::string_view()
                                                  : m_from.value(id, codes[i]));
    }
    if (kColumns[static_cast<std::size_t>(column)].kind == ColumnKind::List)
        return m_to.setList(column, m_elements);
    std::array<std::string_view, kObjectTypeDictionaries.size()> parts {};
    std::copy_n(m_elements.begin(), std::min(m_elements.size(), parts.size()), parts.begin());
    m_to.setObjectType(parts);
}

void EventCopier::end(Row row, SourceId source)
{
    const EventChunk &chunk = m_from.chunkOf(row);
    const auto hash =
        static_cast<std::uint32_t>(chunk.contentHash[EventSnapshot::indexInChunk(row)]);
    m_to.endEvent({source, m_from.offset(row), m_from.length(row), m_from.line(row)}, hash);
}

} // namespace kubewake
