// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/blockreader.h"
#include "model/ingest/csvscanner.h"

#include <optional>

namespace kubewake {

// Blocks of whole rows of CSV; quoted fields may hold line breaks. A row that is damaged is
// rejected, and reading goes on at the next line that starts a row with as many fields as the
// header has. Linear in the text, whatever is in it.
class CsvBlockReader : public BlockReader
{
public:
    CsvBlockReader(TextStream &text, const CsvShape &shape, std::size_t maximumRecord);

    [[nodiscard]] Result<bool> next(Block &block) override;

private:
    void findRows(Block &block);
    [[nodiscard]] bool skipToLineStart();
    void takeRow(Block &block);
    void leaveRow(Block &block);
    void giveOut(Block &block);
    [[nodiscard]] std::string_view rest() const { return m_buffer.view().substr(m_rowBegin); }

    TextStream &m_text;
    CsvShape m_shape;
    std::size_t m_maximumRecord;
    CsvScanner m_scanner;
    TextBuffer m_buffer; // what was not given out
    TextBuffer m_spare; // its memory, in turn
    std::uint64_t m_offset; // of m_buffer
    std::size_t m_rowBegin = 0; // in m_buffer
    std::uint64_t m_line = 1; // of m_rowBegin
    bool m_skipping = false; // behind a damaged row, looking for the next one
    bool m_toNextLine = false; // no row starts in the line at m_rowBegin
    std::size_t m_mayScan = 0; // bytes, until the next row must have been found
    char m_lastByte = '\n';
    bool m_atEnd = false;
    bool m_done = false;
    std::optional<Error> m_error; // met behind what was given out
};

} // namespace kubewake
