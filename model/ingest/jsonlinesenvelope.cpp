// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/jsonlinesenvelope.h"

#include "model/ingest/logline.h"

namespace kubewake {

bool JsonLinesEnvelope::matches(std::string_view) const
{
    return true;
}

void JsonLinesEnvelope::readRecord(std::string_view record, const RecordPlace &place,
                                   EventSink &sink) const
{
    readLogLine(record, place, sink);
}

} // namespace kubewake
