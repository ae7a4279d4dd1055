// SPDX-License-Identifier: Apache-2.0
// Timestamps, of events and of what is around them: what is read is written the same way again.
#include "model/core/timestamp.h"
#include "model/ingest/envelopes/wrappedtime.h"
#include "tests/fuzz/fuzzing.h"

#include <string>

using namespace kubewake;
using namespace kubewake::test;

namespace {

void requireRoundTrip(MicrosecondsUtc time)
{
    const std::string text = formatTimestampUtc(time);
    require(text.size() == std::string_view("2026-11-23T09:46:52.064568Z").size());
    require(parseTimestamp(text) == time);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text = bytesOf(data, size);
    const auto time = parseTimestamp(text);
    if (time)
        requireRoundTrip(*time);
    const MicrosecondsUtc wrapped = wrappedTime(text);
    if (wrapped != kNoTime)
        requireRoundTrip(wrapped);
    if (size > 1 && text.front() != '"')
        require(wrappedTime('"' + std::string(text) + '"') == wrapped);
    // A time of an event is one of a wrapper, unless it is longer than anyone writes.
    require(!time || size > 40 || wrapped == *time);
    return 0;
}
