// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/eventsnapshot.h"

#include <QString>

namespace kubewake::test {

// A log of our own API server by its name, such as `request-response`. Null where the shared data
// is not on this machine; aborts the test program if the log cannot be read.
[[nodiscard]] SnapshotPtr recordedLog(const QString &name);

} // namespace kubewake::test
