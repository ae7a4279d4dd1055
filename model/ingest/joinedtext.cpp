// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/joinedtext.h"

#include "model/core/jsonescape.h"
#include "model/ingest/auditeventparser.h"

#include <algorithm>

namespace kubewake {

void JoinedText::begin(const RecordPlace &place)
{
    m_text.clear();
    m_size = 0;
    m_pieces.clear();
    m_place = place;
}

void JoinedText::add(std::string_view written, const RecordPlace &place, bool escaped)
{
    const std::size_t begin = m_text.size();
    if (escaped)
        appendUnescaped(written, m_text);
    else
        m_text.append(written);
    m_pieces.push_back({begin, m_text.size(), place, escaped, EscapedOffsets(written)});
}

void JoinedText::end()
{
    m_size = m_text.size();
    m_text.append(kJsonPadding, ' ');
}

RecordPlace JoinedText::place() const
{
    return {0, m_place.line, false, this};
}

OriginSpan JoinedText::Piece::spanAt(std::size_t offset) const
{
    const std::size_t inside = std::min(offset, end) - begin;
    return place.spanOf(escaped ? offsets.at(inside) : inside, 0);
}

const JoinedText::Piece &JoinedText::pieceAt(std::uint64_t offset) const
{
    const auto found =
        std::ranges::upper_bound(m_pieces, static_cast<std::size_t>(offset), {}, &Piece::end);
    return found == m_pieces.end() ? m_pieces.back() : *found;
}

OriginSpan JoinedText::spanOf(std::uint64_t offset, std::uint64_t length) const
{
    if (m_pieces.empty())
        return m_place.spanOf(0, 0);
    OriginSpan span = pieceAt(offset).spanAt(offset);
    if (length > 0)
        span.length = pieceAt(offset + length - 1).spanAt(offset + length).offset - span.offset;
    return span;
}

} // namespace kubewake
