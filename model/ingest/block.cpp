// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/block.h"

#include "model/ingest/linejoiner.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kubewake {
namespace {

void readLines(const Block &block, EventSink &sink)
{
    const std::string_view text = block.text.view().substr(0, block.size);
    std::uint64_t line = block.line;
    std::size_t begin = 0;
    const auto readUntil = [&](std::size_t end, bool atEnd) {
        block.format.source->readRecord(text.substr(begin, end - begin),
                                        {block.offset + begin, line, atEnd}, sink);
        begin = end + 1;
        ++line;
    };
    if (!block.format.source->joinsLines()) {
        for (const std::uint32_t end : block.lineEnds)
            readUntil(end, false);
    } else {
        LineJoiner joiner(*block.format.source);
        std::size_t lineBegin = 0;
        std::uint64_t lines = 0;
        for (const std::uint32_t end : block.lineEnds) {
            ++lines;
            if (joiner.endsRecord(text.substr(lineBegin, end - lineBegin))) {
                readUntil(end, false);
                line += std::exchange(lines, 0) - 1;
            }
            lineBegin = end + 1;
        }
    }
    if (begin < text.size())
        readUntil(text.size(), block.atEnd);
}

void readPieces(const Block &block, EventSink &sink)
{
    if (!block.listHead.empty())
        sink.setList(block.listHead);
    for (const JsonSplitter::Piece &piece : block.pieces) {
        const std::string_view text = block.text.view().substr(piece.begin, piece.length);
        const RecordPlace place {piece.offset, piece.line, false};
        if (piece.kind == JsonSplitter::Kind::Damaged)
            sink.reject(text, place, piece.reason);
        else if (piece.kind == JsonSplitter::Kind::ListHead)
            sink.setList(text);
        else
            block.format.source->readRecord(text, place, sink);
    }
}

} // namespace

void Block::clear()
{
    lines = 0;
    bytes = 0;
    atEnd = false;
    pieces.clear();
    listHead.clear();
    rejected.clear();
}

BlockResult readBlock(Block &block, EventSink &sink)
{
    sink.setRecordFormats(block.format.recordFormats());
    if (block.format.source->framing() == Envelope::Framing::Lines)
        readLines(block, sink);
    else
        readPieces(block, sink);
    sink.addLines(block.lines, block.bytes);
    BlockResult result = sink.take();
    if (block.clusterIsChosen)
        result.clusters.clear();
    std::ranges::move(block.rejected, std::back_inserter(result.rejected));
    return result;
}

} // namespace kubewake
