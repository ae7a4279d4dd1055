// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/eventsink.h"

#include <string_view>

namespace kubewake {

// Reads one line of a log of the API server: JSON (one or several documents), JSON after some text
// (`POST /audit body={…}`), a legacy text line, or noise. Nothing that looks like part of an event
// passes as noise: it is rejected with a reason.
void readLogLine(std::string_view line, const RecordPlace &place, EventSink &sink);

} // namespace kubewake
