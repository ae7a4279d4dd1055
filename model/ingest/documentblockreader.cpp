// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/documentblockreader.h"

#include <algorithm>

namespace kubewake {
namespace {

// What exporters write before a list is short.
constexpr std::size_t kListHead = 64U << 10;

} // namespace

DocumentBlockReader::DocumentBlockReader(TextStream &text, std::size_t maximumRecord)
    : m_text(text)
    , m_maximumRecord(maximumRecord)
{
    m_splitter.reset(text.offset(), 1);
}

Result<bool> DocumentBlockReader::next(Block &block)
{
    if (m_atEnd)
        return false;
    if (m_error)
        return tl::unexpected(*m_error);
    m_buffer.clear();
    block.size = 0;
    const auto count = m_text.append(m_buffer, kBlockBytes);
    if (!count)
        m_error = count.error();
    block.bytes = count.value_or(0);
    block.lines = static_cast<std::uint64_t>(std::ranges::count(m_buffer.view(), '\n'));
    if (block.bytes == 0) {
        m_atEnd = !m_error;
        m_splitter.finish();
        block.lines = m_lastByte == '\n' ? 0 : 1;
    } else {
        m_lastByte = m_buffer.view().back();
        m_splitter.feed(m_buffer.view());
        if (m_splitter.openBytes() > m_maximumRecord)
            m_splitter.abandon("the document is longer than the limit");
    }
    takePieces(block);
    return true;
}

void DocumentBlockReader::takePieces(Block &block)
{
    if (m_splitter.pieces().empty()) {
        m_splitter.clearPieces();
        return;
    }
    block.pieces = m_splitter.pieces();
    block.listHead = m_listHead;
    for (const JsonSplitter::Piece &piece : block.pieces) {
        if (piece.kind == JsonSplitter::Kind::ListHead)
            m_listHead = m_splitter.text().substr(piece.begin, std::min(piece.length, kListHead));
    }
    const JsonSplitter::Piece &last = block.pieces.back();
    block.size = last.begin + last.length;
    block.text.clear();
    block.text.append(m_splitter.text().substr(0, block.size));
    block.text.append(kJsonPadding, ' ');
    m_splitter.clearPieces();
}

} // namespace kubewake
