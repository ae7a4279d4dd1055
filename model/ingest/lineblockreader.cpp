// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/lineblockreader.h"

#include <string_view>
#include <utility>

namespace kubewake {
namespace {

// Lines are long: finding each break is several times faster than looking at every byte.
std::uint64_t lineBreaksIn(std::string_view text)
{
    std::uint64_t count = 0;
    for (std::size_t at = text.find('\n'); at != std::string_view::npos;
         at = text.find('\n', at + 1))
        ++count;
    return count;
}

} // namespace

LineBlockReader::LineBlockReader(TextStream &text, std::size_t maximumRecord)
    : m_text(text)
    , m_maximumRecord(maximumRecord)
{
}

Result<bool> LineBlockReader::next(Block &block)
{
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
    if (count.value_or(0) == 0) {
        m_atEnd = !m_error;
        if (before == 0) {
            block.lines = m_skipping ? 1 : 0; // a long line without an end
            block.size = 0;
            return std::exchange(m_skipping, false);
        }
        block.atEnd = true;
        takeLines(block, before);
        block.lines += 1;
        return true;
    }
    if (m_skipping) {
        skipLongLine(block, before);
        return true;
    }
    const std::size_t end = block.text.rfind('\n');
    if (end != std::string::npos && end >= before) {
        m_carry.assign(block.text, end + 1);
        takeLines(block, end + 1);
        return true;
    }
    if (block.text.size() > m_maximumRecord) {
        block.rejected.push_back(
            {m_line, block.offset, block.text.substr(0, kRejectedHeadBytes),
             "the line is longer than " + std::to_string(m_maximumRecord) + " bytes"});
        m_skipping = true;
        block.bytes = block.text.size();
        block.text.clear();
    } else {
        m_carry.swap(block.text);
    }
    block.size = 0;
    return true;
}

void LineBlockReader::takeLines(Block &block, std::size_t size)
{
    block.size = size;
    block.text.resize(size);
    block.line = m_line;
    block.lines = lineBreaksIn(block.text);
    block.bytes = size;
    m_line += block.lines;
    block.text.append(kJsonPadding, ' ');
}

// Text of a long line from `from` on: passes over what belongs to it.
void LineBlockReader::skipLongLine(Block &block, std::size_t from)
{
    const std::size_t end = block.text.find('\n', from);
    const std::size_t skipped = end == std::string::npos ? block.text.size() : end + 1;
    if (end != std::string::npos) {
        m_skipping = false;
        block.lines = 1;
        ++m_line;
        m_carry.assign(block.text, skipped);
    }
    block.bytes = skipped - from;
    block.size = 0;
    block.text.clear();
}

} // namespace kubewake
