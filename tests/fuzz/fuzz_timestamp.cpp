// SPDX-License-Identifier: Apache-2.0
// Timestamps: what is read is written the same way again.
#include "model/core/timestamp.h"
#include "tests/fuzz/fuzzing.h"

using namespace kubewake;
using namespace kubewake::test;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto time = parseTimestamp(bytesOf(data, size));
    if (!time)
        return 0;
    const std::string text = formatTimestampUtc(*time);
    require(text.size() == std::string_view("2026-11-23T09:46:52.064568Z").size());
    require(parseTimestamp(text) == time);
    return 0;
}
