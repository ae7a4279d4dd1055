// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/evidencefollower.h"

#include <QString>

namespace kubewake {

// A sentence for the reader, translated. It quotes the name of a file: plain text.
[[nodiscard]] QString followNoticeText(const FollowNotice &notice);

} // namespace kubewake
