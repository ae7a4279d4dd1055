// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/joinedtext.h"

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

void JoinedText::add(std::string_view piece, std::size_t lineBegin, std::size_t lineLength)
{
    m_text.append(piece);
    m_pieces.push_back({m_text.size(), lineBegin, lineBegin + lineLength});
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

OriginSpan JoinedText::spanOf(std::uint64_t offset, std::uint64_t length) const
{
    if (m_pieces.empty())
        return m_place.spanOf(0, 0);
    const auto pieceAt = [this](std::uint64_t at) {
        const auto found =
            std::ranges::upper_bound(m_pieces, static_cast<std::size_t>(at), {}, &Piece::end);
        return found == m_pieces.end() ? std::prev(found) : found;
    };
    const auto first = pieceAt(offset);
    const auto last = pieceAt(length == 0 ? offset : offset + length - 1);
    return m_place.spanOf(first->lineBegin, last->lineEnd - first->lineBegin);
}

} // namespace kubewake
