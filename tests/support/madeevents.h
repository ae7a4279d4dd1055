// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/eventbatch.h"
#include "model/store/eventstore.h"

#include <string>
#include <vector>

namespace kubewake::test {

// One event as far as the timeline looks at it.
struct MadeEvent
{
    MicrosecondsUtc time = kNoTime;
    std::string user; // empty: absent
    std::string peer;
    std::string space; // namespace
    Outcome outcome = Outcome::Allowed;
};

// A snapshot whose row n is events[n], each a request of its own.
[[nodiscard]] inline SnapshotPtr snapshotOf(const std::vector<MadeEvent> &events)
{
    EventStore store;
    const auto source = store.addSource(std::make_shared<SourceInfo>());
    BatchBuilder builder;
    std::uint32_t number = 0;
    for (const MadeEvent &event : events) {
        ++number;
        builder.beginEvent();
        if (!event.user.empty())
            builder.set(Column::Username, event.user);
        if (!event.peer.empty()) {
            const std::array<std::string_view, 1> peers {event.peer};
            builder.setList(Column::SourceIps, peers);
        }
        if (!event.space.empty())
            builder.set(Column::Namespace, event.space);
        builder.set(Column::Verb, "get");
        builder.setCode(Column::Stage, static_cast<std::uint32_t>(Stage::ResponseComplete));
        builder.setCode(Column::Outcome, static_cast<std::uint32_t>(event.outcome));
        builder.setAuditId("made-" + std::to_string(number));
        builder.setTimes(event.time, kNoDuration);
        builder.endEvent({*source, number, 1, number}, number);
    }
    store.commit(builder.take());
    return store.publish();
}

} // namespace kubewake::test
