// SPDX-License-Identifier: Apache-2.0
// A whole source, read as the loader does: every event is found again at the place that it was
// given, and is the same one there.
#include "model/ingest/blockreader.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/support/piecesource.h"

#include <algorithm>
#include <cstring>
#include <iostream>

using namespace kubewake;
using namespace kubewake::test;

namespace {

std::string auditIdOf(const EventBatch &batch, const EventCells &event)
{
    constexpr auto kTexts = static_cast<std::size_t>(DictionaryId::AuditIdTexts);
    return event.auditId.toString(batch.dictionaries->values[kTexts]);
}

void requireFoundAgain(const Envelope &envelope, std::string_view source, const EventBatch &batch,
                       const EventCells &event)
{
    require(event.offset <= source.size() && event.length <= source.size() - event.offset);
    const std::string_view original = source.substr(event.offset, event.length);
    std::string buffer;
    const auto json = envelope.toEventJson(original, buffer, recordEnvelopes());
    const auto requireSame = [&](bool same) {
        if (!same)
            std::cerr << "event " << auditIdOf(batch, event) << " of byte " << event.offset << ":\n"
                      << original << "\nread again:\n"
                      << (json ? *json : "nothing") << '\n';
        require(same);
    };
    requireSame(json.has_value());
    static AuditEventParser parser;
    BatchBuilder builder;
    std::string padded(*json);
    padded.append(kJsonPadding, '"');
    const auto text = std::string_view(padded).substr(0, json->size());
    requireSame(parser.parse(text, {}, builder) == JsonKind::AuditEvent);
    const EventBatch again = builder.take();
    requireSame(auditIdOf(again, again.events.at(0)) == auditIdOf(batch, event));
    requireSame(again.events[0].contentHash == event.contentHash);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static EventSink sink;
    std::string_view bytes = bytesOf(data, size);
    PieceSource source(bytes);
    TextStream text(source, nullptr);
    Block block;
    block.format.source = envelopeFor(text.sample(kSampleBytes));
    const auto blocks = BlockReader::create(text, block.format.source);
    for (auto more = blocks->next(block); more && *more; more = blocks->next(block)) {
        const BlockResult result = readBlock(block, sink);
        for (const EventCells &event : result.batch.events)
            requireFoundAgain(*block.format.source, bytes, result.batch, event);
        for (const RejectedLine &rejected : result.rejected)
            require(rejected.offset <= size && !rejected.reason.empty());
        block.pieces.clear(); // as LoadPipeline does
        block.listHead.clear();
        block.rejected.clear();
        block.lines = 0;
        block.bytes = 0;
        block.atEnd = false;
    }
    return 0;
}
