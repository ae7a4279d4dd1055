// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/block.h"

#include <algorithm>
#include <iterator>

namespace kubewake {
namespace {

void readLines(const Block &block, EventSink &sink)
{
    std::string_view rest = std::string_view(block.text).substr(0, block.size);
    std::uint64_t offset = block.offset;
    std::uint64_t line = block.line;
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        const bool last = end == std::string_view::npos;
        block.envelope->readRecord(rest.substr(0, end),
                                   {block.source, offset, line, last && block.atEnd}, sink);
        if (last)
            break;
        rest.remove_prefix(end + 1);
        offset += end + 1;
        ++line;
    }
}

void readPieces(const Block &block, EventSink &sink)
{
    for (const JsonSplitter::Piece &piece : block.pieces) {
        const std::string_view text =
            std::string_view(block.text).substr(piece.begin, piece.length);
        const RecordPlace place {block.source, piece.offset, piece.line, false};
        if (piece.kind == JsonSplitter::Kind::Damaged)
            sink.reject(text, place, piece.reason);
        else
            block.envelope->readRecord(text, place, sink);
    }
}

} // namespace

BlockResult readBlock(Block &block, EventSink &sink)
{
    if (block.envelope->framing() == Envelope::Framing::Lines)
        readLines(block, sink);
    else
        readPieces(block, sink);
    sink.addLines(block.lines, block.bytes);
    BlockResult result = sink.take();
    std::ranges::move(block.rejected, std::back_inserter(result.rejected));
    return result;
}

} // namespace kubewake
