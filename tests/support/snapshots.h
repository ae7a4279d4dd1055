// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/eventsnapshot.h"

#include <QByteArray>
#include <QString>

namespace kubewake::test {

// Events as JSON Lines, read by the loader's own parser; the raw text is held in memory. Aborts
// the test program at a line that is no audit event.
[[nodiscard]] SnapshotPtr snapshotFromJsonLines(const QByteArray &lines);

} // namespace kubewake::test
