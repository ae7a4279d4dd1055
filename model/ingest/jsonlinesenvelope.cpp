// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/jsonlinesenvelope.h"

namespace kubewake {

bool JsonLinesEnvelope::matches(std::string_view) const
{
    return true;
}

} // namespace kubewake
