// SPDX-License-Identifier: Apache-2.0
// The event parser: any bytes; and what a strict parser reads, it reads.
#include "model/core/jsonrepair.h"
#include "model/ingest/auditeventparser.h"
#include "tests/fuzz/fuzzing.h"

#include <nlohmann/json.hpp>

#include <string_view>

using namespace kubewake;
using namespace kubewake::test;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static AuditEventParser parser;
    BatchBuilder builder;
    std::string text(bytesOf(data, size));
    // Any bytes may stand behind it; those that look like JSON are the ones that mislead.
    constexpr std::string_view kBehind = "\"[]{},: \n";
    text.append(kJsonPadding, kBehind[size % kBehind.size()]);
    const std::string_view json = std::string_view(text).substr(0, size);
    const JsonKind kind = parser.parse(json, {}, builder);
    require(builder.size() == (kind == JsonKind::AuditEvent ? 1 : 0));
    // What was read before makes no difference: neither the same nor nothing.
    require(parser.parse(json, {}, builder) == kind);
    require(AuditEventParser().parse(json, {}, builder) == kind);
    require(kind != JsonKind::Invalid || !parser.reason().empty());
    // A NUL is the end of the text for the other library.
    const bool strict = json.find('\0') == std::string_view::npos && nlohmann::json::accept(json);
    require(!strict || kind != JsonKind::Invalid);
    // JSON stays JSON, and repairing it twice is repairing it once.
    const std::string repaired = repairedJson(json, kMaximumParsedDepth);
    require(!strict || nlohmann::json::accept(repaired));
    require(!strict || repairedJson(repaired, kMaximumParsedDepth) == repaired);
    return 0;
}
