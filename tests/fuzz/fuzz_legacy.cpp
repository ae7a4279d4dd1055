// SPDX-License-Identifier: Apache-2.0
// Lines of the legacy format: what was read as an event is converted to the same one again.
#include "model/ingest/envelopes.h"
#include "model/ingest/legacyline.h"
#include "model/ingest/logline.h"
#include "tests/fuzz/fuzzing.h"

#include <nlohmann/json.hpp>

using namespace kubewake;
using namespace kubewake::test;

namespace {

BlockResult read(std::string_view text, bool atEnd)
{
    static EventSink sink;
    std::string padded(text);
    padded.append(kJsonPadding, '"');
    readLogLine(std::string_view(padded).substr(0, text.size()), {0, 1, atEnd}, sink);
    return sink.take();
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view line = bytesOf(data, size);
    const std::size_t first = line.find_first_not_of(" \t\r\xEF\xBB\xBF");
    if (!isLegacyLine(line) || line[first] == '{' || line[first] == '[') // those are JSON
        return 0;
    std::string json;
    const bool accepted = legacyLineToJson(line, json);
    require(!accepted || nlohmann::json::accept(json));
    const BlockResult result = read(line, size % 2 == 0);
    require(result.coreEvents == 0 && result.noiseLines == 0);
    require(result.events + result.rejected.size() == 1);
    if (result.events == 0)
        return 0;
    const EventCells &event = result.batch.events.at(0);
    require(event.offset + event.length <= size);
    std::string buffer;
    const auto again = sourceEnvelopes().back()->toEventJson(
        line.substr(event.offset, event.length), buffer, recordEnvelopes());
    require(again.has_value() && nlohmann::json::accept(*again));
    const BlockResult second = read(*again, false);
    require(second.events == 1);
    require(second.batch.events.at(0).contentHash == event.contentHash);
    return 0;
}
