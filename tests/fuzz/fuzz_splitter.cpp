// SPDX-License-Identifier: Apache-2.0
// The JSON splitter: the same pieces for every way of feeding, in order and inside the text.
#include "model/ingest/jsonsplitter.h"
#include "tests/fuzz/fuzzing.h"

#include <algorithm>
#include <tuple>
#include <vector>

using namespace kubewake;
using namespace kubewake::test;

namespace {

using Found = std::tuple<JsonSplitter::Kind, std::uint64_t, std::uint64_t, std::string>;

std::vector<Found> split(std::string_view text, std::size_t feed)
{
    JsonSplitter splitter;
    std::vector<Found> found;
    const auto collect = [&] {
        for (const JsonSplitter::Piece &piece : splitter.pieces()) {
            require(piece.begin + piece.length <= splitter.text().size());
            found.emplace_back(piece.kind, piece.offset, piece.line,
                               splitter.text().substr(piece.begin, piece.length));
        }
        splitter.clearPieces();
        require(splitter.text().size() == splitter.openBytes());
    };
    while (!text.empty()) {
        const std::size_t count = std::min(feed, text.size());
        splitter.feed(text.substr(0, count));
        text.remove_prefix(count);
        collect();
    }
    splitter.finish();
    collect();
    return found;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::size_t feed = 1 + data[0] % 32;
    const std::string_view text = bytesOf(data + 1, size - 1);
    const std::vector<Found> whole = split(text, SIZE_MAX);
    require(split(text, feed) == whole);
    std::uint64_t end = 0;
    for (const auto &[kind, offset, line, bytes] : whole) {
        require(offset >= end && offset + bytes.size() <= text.size());
        require(text.substr(offset, bytes.size()) == bytes);
        end = offset + bytes.size();
    }
    return 0;
}
