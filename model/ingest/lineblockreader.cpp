// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/lineblockreader.h"

#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace kubewake {

static_assert(kMaximumRecordBytes + 2 * kBlockBytes <= UINT32_MAX, "Block::lineEnds has 32 bits");

LineBlockReader::LineBlockReader(TextStream &text, EnvelopePtr envelope, std::size_t maximumRecord)
    : m_text(text)
    , m_envelope(std::move(envelope))
    , m_maximumRecord(maximumRecord)
    , m_joiner(*m_envelope)
{
}

Result<bool> LineBlockReader::next(Block &block)
{
    block.lineEnds.swap(m_openLines);
    m_openLines.clear();
    block.size = 0;
    if (m_atEnd)
        return false;
    if (m_error)
        return tl::unexpected(*m_error);
    block.text.swap(m_carry);
    m_carry.clear();
    const std::size_t before = block.text.size();
    block.offset = m_text.offset() - before;
    const auto count = m_text.append(block.text, kBlockBytes);
    if (!count) {
        if (before == 0)
            return tl::unexpected(count.error());
        m_error = count.error(); // after the line that ends here
    }
    if (count.value_or(0) == 0 && !m_error && m_text.isGrowing()) {
        TextBuffer waiting; // for its line break; no larger than it is, there may be many files
        waiting.append(block.text.view());
        m_carry.swap(waiting);
        m_openLines.swap(block.lineEnds);
        return false;
    }
    if (count.value_or(0) == 0) {
        m_atEnd = !m_error;
        if (before == 0) {
            block.lines = m_skipping ? 1 : 0; // a long line without an end
            return std::exchange(m_skipping, false);
        }
        block.atEnd = true;
        findLineEnds(block, m_searched);
        const bool endsLine = block.text.view().ends_with('\n');
        takeLines(block, before);
        block.lines += endsLine ? 0 : 1;
        return true;
    }
    if (m_skipping) {
        skipLongLine(block, before);
        return true;
    }
    const std::size_t seen = block.lineEnds.size();
    findLineEnds(block, m_searched);
    if (const std::size_t size = recordsEnd(block, seen); size > 0) {
        const bool allLines = block.text.view().find('\n', size) == std::string_view::npos;
        carryFrom(block, size, allLines);
        takeLines(block, size);
        return true;
    }
    if (block.text.size() > m_maximumRecord) {
        block.rejected.push_back(
            {m_line, block.offset, std::string(block.text.view().substr(0, kRejectedHeadBytes)),
             "the line is longer than " + std::to_string(m_maximumRecord) + " bytes"});
        m_skipping = true;
        m_searched = 0;
        block.bytes = block.text.size();
        block.text.clear();
    } else {
        m_searched = block.text.size();
        m_openLines.swap(block.lineEnds);
        block.lineEnds.clear();
        m_carry.swap(block.text);
    }
    return true;
}

// Lines are long: finding each break is several times faster than looking at every byte.
void LineBlockReader::findLineEnds(Block &block, std::size_t from) const
{
    const std::string_view text = block.text.view();
    for (std::size_t at = text.find('\n', from); at != std::string_view::npos;
         at = text.find('\n', at + 1))
        block.lineEnds.push_back(static_cast<std::uint32_t>(at));
}

// Where the last whole record ends, and leaves the line ends before it; 0 if there is none: then
// the joiner goes on behind these lines the next time. It has seen the first `seen` of them.
std::size_t LineBlockReader::recordsEnd(Block &block, std::size_t seen)
{
    std::size_t lines = block.lineEnds.size();
    if (m_envelope->joinsLines() && block.text.size() <= m_maximumRecord) {
        std::size_t begin = seen == 0 ? 0 : block.lineEnds[seen - 1] + 1;
        lines = 0;
        for (std::size_t i = seen; i < block.lineEnds.size(); ++i) {
            const std::size_t end = block.lineEnds[i];
            if (m_joiner.endsRecord(block.text.view().substr(begin, end - begin)))
                lines = i + 1;
            begin = end + 1;
        }
        if (lines == 0)
            return 0;
    }
    block.lineEnds.resize(lines);
    return lines == 0 ? 0 : block.lineEnds.back() + 1;
}

void LineBlockReader::takeLines(Block &block, std::size_t size)
{
    block.size = size;
    block.text.truncate(size);
    block.line = m_line;
    block.lines = block.lineEnds.size();
    block.bytes = size;
    m_line += block.lines;
    block.text.append(kJsonPadding, ' ');
}

// The next block starts with this text. `searched`: there is no line break in it.
void LineBlockReader::carryFrom(const Block &block, std::size_t from, bool searched)
{
    m_joiner.restart();
    m_carry.append(block.text.view().substr(from));
    m_searched = searched ? m_carry.size() : 0;
}

// Text of a long line from `from` on: passes over what belongs to it.
void LineBlockReader::skipLongLine(Block &block, std::size_t from)
{
    const std::size_t end = block.text.view().find('\n', from);
    const std::size_t skipped = end == std::string_view::npos ? block.text.size() : end + 1;
    if (end != std::string_view::npos) {
        m_skipping = false;
        block.lines = 1;
        ++m_line;
        carryFrom(block, skipped, false);
    }
    block.bytes = skipped - from;
    block.text.clear();
}

} // namespace kubewake
