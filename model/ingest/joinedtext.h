// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/escapedoffsets.h"
#include "model/ingest/textorigin.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// A line that a container runtime wrote in pieces, put together again. What is asked for by its
// place is the source from the first byte of it to the last, with the heads of the lines that stand
// between. Keeps its buffers. One thread.
class JoinedText : public TextOrigin
{
public:
    // `place`: of the record, which holds the lines of all pieces.
    void begin(const RecordPlace &place);
    // The next piece as it is written, which must stay while this is used; `place`: of its first
    // byte; `escaped`: it is inside a JSON string.
    void add(std::string_view written, const RecordPlace &place, bool escaped);
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
        std::size_t begin = 0; // in the text
        std::size_t end = 0;
        RecordPlace place;
        bool escaped = false;
        mutable EscapedOffsets offsets;

        // Of what is at `offset` of the text.
        [[nodiscard]] OriginSpan spanAt(std::size_t offset) const;
    };

    [[nodiscard]] const Piece &pieceAt(std::uint64_t offset) const;

    std::string m_text;
    std::size_t m_size = 0;
    std::vector<Piece> m_pieces;
    RecordPlace m_place;
};

} // namespace kubewake
