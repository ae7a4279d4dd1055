// SPDX-License-Identifier: Apache-2.0
// A line of a log, and what legacy lines are converted to.
#include "model/ingest/envelopes.h"
#include "model/ingest/legacyline.h"
#include "model/ingest/logline.h"
#include "tests/fuzz/fuzzing.h"

#include <nlohmann/json.hpp>

using namespace kubewake;
using namespace kubewake::test;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static EventSink sink;
    std::string padded(bytesOf(data, size));
    padded.append(kJsonPadding, '"');
    const std::string_view line = std::string_view(padded).substr(0, size);
    require(envelopeFor(line) != nullptr);
    readLogLine(line, {5, 1, false}, sink);
    const BlockResult result = sink.take();
    const bool blank = line.find_first_not_of(" \t\r") == std::string_view::npos;
    const auto found =
        result.events + result.coreEvents + result.noiseLines + result.rejected.size();
    require(!blank || found == 0);
    for (const EventCells &event : result.batch.events)
        require(event.offset >= 5 && event.offset + event.length <= size + 5);
    for (const RejectedLine &rejected : result.rejected)
        require(rejected.offset >= 5 && rejected.offset - 5 <= size && !rejected.reason.empty());
    std::string json;
    if (legacyLineToJson(line, json))
        require(nlohmann::json::accept(json));
    return 0;
}
