// SPDX-License-Identifier: Apache-2.0
// A MaxMind database of any bytes: look-ups end, stay inside of it, and give texts that can be
// shown.
#include "model/addresses/mmdbreader.h"
#include "tests/fuzz/fuzzing.h"

#include <array>
#include <memory>
#include <string>

using namespace kubewake;
using namespace kubewake::test;

namespace {

void look(const MmdbReader &reader, std::size_t record)
{
    constexpr std::array<std::string_view, 3> kName {"country", "names", "en"};
    constexpr std::array<std::string_view, 1> kNumber {"autonomous_system_number"};
    const auto name = reader.values().textAt(record, kName);
    require(!name || name->size() <= MmdbValues::kLongestText);
    const auto number = reader.values().numberAt(record, kNumber);
    const auto text = reader.values().textAt(record, kNumber);
    require(!number || text == std::to_string(*number));
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto bytes = std::make_shared<const std::string>(bytesOf(data, size));
    const auto reader = MmdbReader::read(bytes);
    if (!reader)
        return 0;
    for (const char *address : {"1.2.3.4", "203.0.113.9", "0.0.0.0", "2001:db8::1", "ffff::"}) {
        if (const auto record = reader->find(*IpAddress::parse(address)))
            look(*reader, *record);
    }
    std::size_t visited = 0;
    reader->visitSome(16, [&](std::size_t record) {
        look(*reader, record);
        ++visited;
    });
    require(visited <= 16);
    return 0;
}
