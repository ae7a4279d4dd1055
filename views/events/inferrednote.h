// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/eventsnapshot.h"

#include <QString>

namespace kubewake {

// What of an event is not as the API server wrote it, in a sentence: what the exporter does not
// record and was inferred, what it left out, and that bodies were cut. Empty if it is all there.
// UI thread.
[[nodiscard]] QString inferredNote(const EventSnapshot &snapshot, Row row);

} // namespace kubewake
