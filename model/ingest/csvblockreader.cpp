// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/csvblockreader.h"

#include <algorithm>
#include <utility>

namespace kubewake {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

// Looking for the next row may cost this many times what was damaged, and this much more.
constexpr std::size_t kEffort = 4;
constexpr std::size_t kLeastEffort = 1U << 16;

std::uint64_t lineBreaks(std::string_view text)
{
    return static_cast<std::uint64_t>(std::ranges::count(text, '\n'));
}

} // namespace

CsvBlockReader::CsvBlockReader(TextStream &text, const CsvShape &shape, std::size_t maximumRecord)
    : m_text(text)
    , m_shape(shape)
    , m_maximumRecord(maximumRecord)
    , m_scanner(shape.separator)
    , m_offset(text.offset())
{
}

Result<bool> CsvBlockReader::next(Block &block)
{
    block.size = 0;
    if (m_done)
        return false;
    if (m_error)
        return tl::unexpected(*m_error);
    const std::size_t before = m_buffer.size();
    const auto count = m_text.append(m_buffer, kBlockBytes);
    if (!count)
        m_error = count.error(); // after the rows that end here
    block.bytes = count.value_or(0);
    block.lines = lineBreaks(m_buffer.view().substr(before));
    m_atEnd = block.bytes == 0;
    if (m_atEnd) {
        m_done = !m_error;
        block.lines = m_lastByte == '\n' ? 0 : 1;
    } else {
        m_lastByte = m_buffer.view().back();
    }
    findRows(block);
    giveOut(block);
    return true;
}

void CsvBlockReader::findRows(Block &block)
{
    while (skipToLineStart() && m_rowBegin < m_buffer.size()) {
        const std::size_t scanned = m_scanner.scanned();
        const CsvScanner::Status status = m_scanner.scan(rest(), m_atEnd);
        if (m_skipping)
            m_mayScan -= std::min(m_mayScan, m_scanner.scanned() - scanned);
        const bool tooLong = m_scanner.scanned() > m_maximumRecord;
        if (status == CsvScanner::Status::Open && !tooLong)
            return;
        const std::string_view row = rest().substr(0, m_scanner.scanned());
        const bool whole = m_scanner.fields().size() == m_shape.columns;
        // A row of one line with more or fewer fields is shown to the envelope; lines that a lost
        // quote joined are not.
        const bool isRow = status == CsvScanner::Status::Ended && !tooLong
            && (whole || (!m_skipping && row.find('\n') >= row.size() - 1));
        if (isRow)
            takeRow(block);
        else
            leaveRow(block);
    }
}

// False if the text ends before it.
bool CsvBlockReader::skipToLineStart()
{
    if (!m_toNextLine)
        return true;
    const std::size_t end = m_buffer.view().find('\n', m_rowBegin);
    if (end == std::string_view::npos) {
        m_rowBegin = m_buffer.size();
        return false;
    }
    m_rowBegin = end + 1;
    ++m_line;
    m_toNextLine = false;
    m_scanner.restart();
    return true;
}

void CsvBlockReader::takeRow(Block &block)
{
    std::string_view row = rest().substr(0, m_scanner.scanned());
    const std::size_t size = row.size();
    const std::uint64_t lines = lineBreaks(row);
    if (row.find_first_not_of(kBlank) != std::string_view::npos) {
        for (const char c : {'\n', '\r'}) {
            if (row.ends_with(c))
                row.remove_suffix(1);
        }
        block.pieces.push_back({JsonSplitter::Kind::Document, m_offset + m_rowBegin, m_line,
                                m_rowBegin, row.size(), nullptr});
    }
    m_rowBegin += size;
    m_line += lines;
    m_skipping = false;
    m_scanner.restart();
}

// No row starts here. A damaged one is reported once, with what follows up to the next row.
void CsvBlockReader::leaveRow(Block &block)
{
    if (!m_skipping) {
        const bool tooLong = m_scanner.scanned() > m_maximumRecord;
        const char *why = tooLong ? "the row is longer than the limit"
            : m_atEnd && m_scanner.isQuoted()
            ? "truncated: a quoted field is not closed before the text ends"
            : "damaged row: its quotes do not match, or fields are missing";
        block.rejected.push_back({m_line, m_offset + m_rowBegin,
                                  std::string(rest().substr(0, kRejectedHeadBytes)), why});
        m_mayScan = kEffort * m_scanner.scanned() + kLeastEffort;
    } else if (m_mayScan == 0) {
        // Quotes that fit everywhere and nowhere: no row is found by looking at them again.
        const std::string_view passed = rest().substr(0, m_scanner.scanned());
        m_line += lineBreaks(passed);
        m_rowBegin += passed.size();
        m_mayScan = kLeastEffort;
    }
    m_skipping = true;
    m_toNextLine = true;
}

// The rows that were found; the rest is the start of the next block.
void CsvBlockReader::giveOut(Block &block)
{
    if (m_rowBegin == 0)
        return;
    if (!block.pieces.empty()) {
        block.text.clear();
        block.text.append(m_buffer.view().substr(0, m_rowBegin));
        block.size = m_rowBegin;
        block.text.append(kJsonPadding, ' ');
    }
    m_spare.clear();
    m_spare.append(rest());
    m_buffer.swap(m_spare);
    m_offset += m_rowBegin;
    m_rowBegin = 0;
}

} // namespace kubewake
