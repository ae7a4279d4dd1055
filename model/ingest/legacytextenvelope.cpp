// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/legacytextenvelope.h"

#include "model/ingest/legacyline.h"

namespace kubewake {

// The first line that is either an event in text or JSON decides.
bool LegacyTextEnvelope::matches(std::string_view sample) const
{
    while (!sample.empty()) {
        const std::size_t end = sample.find('\n');
        const std::string_view line = sample.substr(0, end);
        if (line.starts_with('{') || line.starts_with('['))
            return false;
        if (isLegacyLine(line))
            return true;
        sample = end == std::string_view::npos ? std::string_view() : sample.substr(end + 1);
    }
    return false;
}

} // namespace kubewake
