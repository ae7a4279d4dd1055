// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/textbuffer.h"
#include "model/ingest/envelopes.h"
#include "model/store/sourceinfo.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace kubewake {

// A piece of a source that one worker reads: whole lines, or whole documents.
struct Block
{
    TextBuffer text; // followed by kJsonPadding more bytes
    std::size_t size = 0; // of the text without them
    std::uint64_t offset = 0; // of text[0] in the decompressed source
    std::uint64_t line = 1; // of text[0]
    std::vector<std::uint32_t> lineEnds; // Framing::Lines: where in text the line breaks are
    std::uint64_t lines = 0; // line breaks that the block stands for
    std::uint64_t bytes = 0; // bytes that it stands for, white space between documents included
    bool atEnd = false; // the source ends with it
    std::vector<JsonSplitter::Piece> pieces; // Documents and Rows; begin counts in text
    std::string listHead; // Framing::Documents: what was before the list that they are in
    std::vector<RejectedLine> rejected; // found by the reader already
    std::shared_ptr<const SourceInfo> source;
    std::size_t report = 0; // index of its SourceReport
    std::uint64_t diskBytes = 0; // read from the disk, all sources together
    SourceFormat format;
    bool clusterIsChosen = false; // by a person: what the records say does not count

    // Keeps the memory for the next block.
    void clear();
};

// Reads the block into `sink`.
[[nodiscard]] BlockResult readBlock(Block &block, EventSink &sink);

} // namespace kubewake
