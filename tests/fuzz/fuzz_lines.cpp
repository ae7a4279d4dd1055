// SPDX-License-Identifier: Apache-2.0
// Lines, and records of several lines: the same ones however the text arrives, one behind the
// other, and nothing between them that is not reported.
#include "model/ingest/lineblockreader.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/support/piecesource.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

using namespace kubewake;
using namespace kubewake::test;

namespace {

struct Record
{
    std::uint64_t offset = 0;
    std::uint64_t line = 0;
    bool atEnd = false;
    std::string text;

    friend bool operator==(const Record &, const Record &) = default;
};

// Puts lines together as another envelope does, and keeps the records.
class RecordingEnvelope : public Envelope
{
public:
    RecordingEnvelope(EnvelopePtr envelope, std::vector<Record> &records)
        : m_envelope(std::move(envelope))
        , m_records(records)
    {
    }

    [[nodiscard]] std::string_view name() const override { return "recording"; }
    [[nodiscard]] bool joinsLines() const override { return m_envelope->joinsLines(); }
    [[nodiscard]] LinePart partOf(std::string_view line) const override
    {
        return m_envelope->partOf(line);
    }
    void readRecord(std::string_view record, const RecordPlace &place, EventSink &) const override
    {
        m_records.push_back({place.offset, place.line, place.atEnd, std::string(record)});
    }

private:
    EnvelopePtr m_envelope;
    std::vector<Record> &m_records;
};

struct Found
{
    std::vector<Record> records;
    std::vector<std::uint64_t> rejected; // offsets
};

Found read(std::string_view bytes, const EnvelopePtr &joining, std::size_t atOnce,
           std::size_t maximum)
{
    static EventSink sink;
    Found found;
    PieceSource source(bytes, atOnce);
    TextStream text(source, nullptr);
    const auto envelope = std::make_shared<RecordingEnvelope>(joining, found.records);
    LineBlockReader reader(text, envelope, maximum);
    std::uint64_t size = 0;
    std::uint64_t lines = 0;
    Block block;
    for (;;) {
        block.lines = block.bytes = 0;
        block.atEnd = false;
        block.rejected.clear();
        block.format = {envelope, nullptr};
        const auto more = reader.next(block);
        require(more.has_value());
        if (!*more)
            break;
        const BlockResult result = readBlock(block, sink);
        size += result.bytes;
        lines += result.lines;
        for (const RejectedLine &rejected : result.rejected)
            found.rejected.push_back(rejected.offset);
    }
    require(size == bytes.size());
    const auto breaks = static_cast<std::uint64_t>(std::ranges::count(bytes, '\n'));
    require(lines == breaks + (bytes.empty() || bytes.back() == '\n' ? 0 : 1));
    return found;
}

void requireCovered(std::string_view bytes, const Found &found)
{
    std::uint64_t end = 0;
    std::uint64_t line = 1;
    const auto requireReported = [&](std::uint64_t next) {
        const std::string_view gap = bytes.substr(end, next - end);
        require(gap.empty() || gap == "\n" || std::ranges::any_of(found.rejected, [&](auto at) {
                    return at >= end && at < next;
                }));
        line += static_cast<std::uint64_t>(std::ranges::count(gap, '\n'));
    };
    for (const Record &record : found.records) {
        require(record.offset >= end);
        requireReported(record.offset);
        require(bytes.substr(record.offset, record.text.size()) == record.text);
        require(record.line == line);
        require(!record.atEnd || record.offset + record.text.size() == bytes.size());
        line += static_cast<std::uint64_t>(std::ranges::count(record.text, '\n'));
        end = record.offset + record.text.size();
    }
    requireReported(bytes.size());
    require(std::ranges::is_sorted(found.rejected));
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 1)
        return 0;
    const std::string_view bytes = bytesOf(data + 1, size - 1);
    std::vector<EnvelopePtr> ofLines;
    std::ranges::copy_if(sourceEnvelopes(), std::back_inserter(ofLines), [](const EnvelopePtr &e) {
        return e->framing() == Envelope::Framing::Lines;
    });
    const EnvelopePtr &envelope = ofLines[data[0] % ofLines.size()];
    const std::size_t atOnce = 1 + data[0] / ofLines.size() + size / 64; // each time costs a block
    const Found whole = read(bytes, envelope, SIZE_MAX, kMaximumRecordBytes);
    require(whole.rejected.empty());
    require(read(bytes, envelope, atOnce, kMaximumRecordBytes).records == whole.records);
    requireCovered(bytes, whole);
    requireCovered(bytes, read(bytes, envelope, atOnce, 100));
    return 0;
}
