// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/textorigin.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// A line that a container runtime wrote in pieces, put together again. What is asked for by its
// place are the lines of all the pieces that it touches. Keeps its buffers. One thread.
class JoinedText : public TextOrigin
{
public:
    // `place`: of the record, which holds the lines of all pieces.
    void begin(const RecordPlace &place);
    // The next piece; its line is at `lineBegin` of the record.
    void add(std::string_view piece, std::size_t lineBegin, std::size_t lineLength);
    // After the last one.
    void end();

    [[nodiscard]] std::size_t pieces() const { return m_pieces.size(); }
    // Followed by kJsonPadding readable bytes. Valid until begin().
    [[nodiscard]] std::string_view text() const { return {m_text.data(), m_size}; }
    // Of the text.
    [[nodiscard]] RecordPlace place() const;

    [[nodiscard]] OriginSpan spanOf(std::uint64_t offset, std::uint64_t length) const override;

private:
    struct Piece
    {
        std::size_t end = 0; // in the text
        std::size_t lineBegin = 0;
        std::size_t lineEnd = 0;
    };

    std::string m_text;
    std::size_t m_size = 0;
    std::vector<Piece> m_pieces;
    RecordPlace m_place;
};

} // namespace kubewake
