// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/timestamp.h"
#include "model/query/compiledfilter.h"
#include "model/store/eventsnapshot.h"

#include <compare>
#include <string>
#include <utility>
#include <vector>

namespace kubewake {

// What an event is found again by when the same evidence is opened again: in other files, beside
// other evidence, in other rows. A value; any thread.
struct EventKey
{
    static constexpr std::size_t kMaximumAuditId = 256; // bytes; all of it is in `content`

    std::string auditId;
    std::string stage;
    MicrosecondsUtc time = kNoTime; // the request was received
    // A hash of what was asked, by whom, from where and what became of it. Events that agree in
    // all of that have one key: the first of them is found.
    std::string content;

    friend auto operator<=>(const EventKey &, const EventKey &) = default;
};

// `row` must be one of the snapshot's. Reads columns only; microseconds.
[[nodiscard]] EventKey eventKeyOf(const EventSnapshot &snapshot, Row row);

using FoundEvents = std::vector<std::pair<EventKey, Row>>; // by key, each once

// The rows from `first` on whose keys are among `keys`. One look at the time of each row; keys are
// worked out only where it fits. Error: cancelled.
[[nodiscard]] Result<FoundEvents> findEvents(const EventSnapshot &snapshot,
                                             std::vector<EventKey> keys, Row first = 0,
                                             const EvaluationControl &control = {});

} // namespace kubewake
