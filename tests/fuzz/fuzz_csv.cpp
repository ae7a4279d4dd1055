// SPDX-License-Identifier: Apache-2.0
// Tables in CSV: the same rows however the text arrives, in order, and nothing between them that
// is not reported; events of tables are found again where they are said to be.
#include "model/ingest/csvblockreader.h"
#include "model/ingest/tablesniffer.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/support/piecesource.h"

#include <algorithm>
#include <cstring>
#include <tuple>
#include <vector>

using namespace kubewake;
using namespace kubewake::test;

namespace {

struct Found
{
    std::vector<std::tuple<std::uint64_t, std::uint64_t, std::size_t>> rows; // offset, line, size
    std::vector<std::tuple<std::uint64_t, std::uint64_t, std::string>> rejected;

    friend bool operator==(const Found &, const Found &) = default;
};

Found read(std::string_view bytes, const CsvShape &shape, std::size_t atOnce, std::size_t maximum)
{
    PieceSource source(bytes, atOnce);
    TextStream text(source, nullptr);
    CsvBlockReader reader(text, shape, maximum);
    Found found;
    std::uint64_t size = 0;
    Block block;
    for (;;) {
        block.pieces.clear();
        block.rejected.clear();
        const auto more = reader.next(block);
        require(more.has_value());
        if (!*more)
            break;
        size += block.bytes;
        for (const JsonSplitter::Piece &row : block.pieces) {
            require(row.begin + row.length <= block.size);
            require(block.text.view().substr(row.begin, row.length)
                    == bytes.substr(row.offset, row.length));
            found.rows.emplace_back(row.offset, row.line, row.length);
        }
        for (const RejectedLine &rejected : block.rejected) {
            require(!rejected.reason.empty());
            found.rejected.emplace_back(rejected.offset, rejected.line, rejected.reason);
        }
    }
    require(size == bytes.size());
    return found;
}

void requireCovered(std::string_view bytes, const Found &found)
{
    std::size_t end = 0;
    const auto requireReported = [&](std::size_t next) {
        const std::string_view gap = bytes.substr(end, next - end);
        if (gap.find_first_not_of(" \t\r\n") == std::string_view::npos)
            return;
        require(std::ranges::any_of(found.rejected, [&](const auto &rejected) {
            return std::get<0>(rejected) >= end && std::get<0>(rejected) < next;
        }));
    };
    for (const auto &[offset, line, size] : found.rows) {
        require(offset >= end && offset + size <= bytes.size());
        const auto breaks = std::ranges::count(bytes.substr(0, offset), '\n');
        require(line == static_cast<std::uint64_t>(breaks) + 1);
        requireReported(offset);
        end = offset + size;
    }
    requireReported(bytes.size());
}

// Every event as it is read back from its bytes is one.
void readTable(std::string_view bytes)
{
    const EnvelopePtr envelope = envelopeFor(bytes);
    if (envelope->framing() != Envelope::Framing::Rows)
        return;
    static EventSink sink;
    PieceSource source(bytes, SIZE_MAX);
    TextStream text(source, nullptr);
    CsvBlockReader reader(text, envelope->csvShape(), kMaximumRecordBytes);
    std::string buffer;
    for (;;) {
        Block block;
        block.format.source = envelope;
        const auto more = reader.next(block);
        if (!more || !*more)
            return;
        const BlockResult result = readBlock(block, sink);
        for (const EventCells &event : result.batch.events) {
            require(event.offset + event.length <= bytes.size());
            const auto json = envelope->toEventJson(bytes.substr(event.offset, event.length),
                                                    buffer, recordEnvelopes());
            require(json.has_value() && json->find('{') != std::string_view::npos);
        }
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    constexpr std::string_view kSeparators = ",;\t|";
    const CsvShape shape {kSeparators[data[0] % 4], data[1] % 8U};
    const std::size_t atOnce = 1 + data[0] / 4 + size / 16; // each time costs a block
    const std::string_view bytes = bytesOf(data + 2, size - 2);
    const Found whole = read(bytes, shape, SIZE_MAX, kMaximumRecordBytes);
    require(read(bytes, shape, atOnce, kMaximumRecordBytes) == whole);
    requireCovered(bytes, whole);
    requireCovered(bytes, read(bytes, shape, atOnce, 20));
    readTable(bytes);
    return 0;
}
