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
    m_escaped = escaped;
    m_place = place;
    m_knownOffset = 0;
    m_knownEscaped = 0;
}

RecordPlace JsonStringText::place() const
{
    return {0, m_place.line, false, this};
}

OriginSpan JsonStringText::spanOf(std::uint64_t offset, std::uint64_t length) const
{
    if (offset < m_knownOffset) {
        m_knownOffset = 0;
        m_knownEscaped = 0;
    }
    m_knownEscaped += escapedLength(m_escaped.substr(m_knownEscaped), offset - m_knownOffset);
    m_knownOffset = offset;
    return m_place.spanOf(m_knownEscaped, escapedLength(m_escaped.substr(m_knownEscaped), length));
}

} // namespace kubewake
