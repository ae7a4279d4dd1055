// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/blockreader.h"
#include "model/ingest/linejoiner.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace kubewake {

// Blocks of whole records of one or more lines.
class LineBlockReader : public BlockReader
{
public:
    LineBlockReader(TextStream &text, EnvelopePtr envelope, std::size_t maximumRecord);

    [[nodiscard]] Result<bool> next(Block &block) override;

private:
    void findLineEnds(Block &block, std::size_t from) const;
    [[nodiscard]] std::size_t recordsEnd(Block &block, std::size_t seen);
    void takeLines(Block &block, std::size_t size);
    void carryFrom(const Block &block, std::size_t from, bool searched);
    void skipLongLine(Block &block, std::size_t from);

    TextStream &m_text;
    EnvelopePtr m_envelope;
    std::size_t m_maximumRecord;
    TextBuffer m_carry; // text behind the last block
    std::size_t m_searched = 0; // bytes of it that have no line breaks but these
    std::vector<std::uint32_t> m_openLines;
    LineJoiner m_joiner; // has seen them
    std::uint64_t m_line = 1; // of the next byte of text
    bool m_skipping = false; // inside a line that is too long
    bool m_atEnd = false;
    std::optional<Error> m_error; // met behind what was given out
};

} // namespace kubewake
