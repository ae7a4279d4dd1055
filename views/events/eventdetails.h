// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/items/jsontreemodel.h"
#include "model/store/eventsnapshot.h"

#include <QString>

namespace kubewake {

// Longest raw text that is laid out at once; a text widget needs seconds for more.
inline constexpr std::size_t kMaximumRawShown = 2 << 20; // bytes

// One event's JSON, made ready to be shown. Made on a pool.
struct EventDetails
{
    QString error; // the evidence could not be read; the rest is empty
    JsonDocumentPtr document; // nullptr: see notice
    QString notice; // why there is no tree
    QString original; // at most kMaximumRawShown bytes
    QString indented;
    bool cut = false; // there is more than `original` shows
};

// Reads and parses the event of a row. Blocks for one bounded read and one parse.
[[nodiscard]] EventDetails readDetails(const EventSnapshot &snapshot, Row row);

} // namespace kubewake
