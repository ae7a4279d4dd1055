// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/jsonstringtext.h"

#include "model/core/jsonescape.h"
#include "model/ingest/auditeventparser.h"

namespace kubewake {

void JsonStringText::set(std::string_view escaped, const RecordPlace &place)
{
    m_text.clear();
    appendUnescaped(escaped, m_text);
    m_size = m_text.size();
    m_text.append(kJsonPadding, ' ');
    m_place = place;
    m_offsets = EscapedOffsets(escaped);
}

RecordPlace JsonStringText::place() const
{
    return {0, m_place.line, false, this};
}

OriginSpan JsonStringText::spanOf(std::uint64_t offset, std::uint64_t length) const
{
    const std::size_t begin = m_offsets.at(offset);
    return m_place.spanOf(begin, m_offsets.lengthAt(offset, length));
}

} // namespace kubewake
