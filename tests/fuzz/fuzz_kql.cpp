// SPDX-License-Identifier: Apache-2.0
// The filter language: parsing, and errors that point into the text.
#include "model/core/utf8.h"
#include "model/query/kql.h"
#include "tests/fuzz/fuzzing.h"

using namespace kubewake;
using namespace kubewake::test;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text = bytesOf(data, size);
    const auto filter = parseKql(text);
    if (filter) {
        require(filter->expression != nullptr);
    } else {
        require(!filter.error().message.isEmpty());
        require(filter.error().offset <= size
                && filter.error().length <= size - filter.error().offset);
    }
    // A quoted value is one value, whatever is in it.
    const std::string term = "verb: " + toUtf8(kqlQuoted(text));
    require(term.size() > kMaximumKqlLength || parseKql(term).has_value());
    return 0;
}
