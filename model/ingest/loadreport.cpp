// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/loadreport.h"

#include <algorithm>

namespace kubewake {

std::uint64_t LoadReport::rejectedCount() const
{
    std::uint64_t total = 0;
    for (const SourceReport &source : sources)
        total += source.rejected.size();
    return total;
}

std::uint64_t LoadReport::eventCount() const
{
    std::uint64_t total = 0;
    for (const SourceReport &source : sources)
        total += source.events;
    return total;
}

bool LoadReport::hasErrors() const
{
    return !unopened.empty()
        || std::ranges::any_of(sources, [](const SourceReport &s) { return !s.error.empty(); });
}

} // namespace kubewake
