// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/vocabulary.h"
#include "model/store/eventbatch.h"
#include "model/store/eventstore.h"
#include "model/store/valuehash.h"

#include <string>
#include <vector>

namespace kubewake::test {

inline constexpr MicrosecondsUtc kReceived = 1'700'000'000'000'000;

// One event as the parser would hand it over. `bytes` stands for its text: events with equal bytes
// and times are copies of each other.
struct StoredEvent
{
    std::string auditId {};
    Stage stage = Stage::ResponseComplete;
    std::string bytes {};
    std::uint32_t code = 200;
    MicrosecondsUtc time = kReceived;
    std::int64_t duration = 1000;
    std::string user = "alice";
    std::string verb = "get";
    std::string uri = "/healthz";
    SourceId source {};
};

inline void add(BatchBuilder &builder, const StoredEvent &event, std::uint64_t line = 1)
{
    builder.beginEvent();
    builder.setAuditId(event.auditId);
    builder.setCode(Column::Stage, static_cast<std::uint32_t>(event.stage));
    builder.setNumber(Column::StatusCode, event.code);
    builder.set(Column::Username, event.user);
    builder.set(Column::Verb, event.verb);
    builder.set(Column::RequestUri, event.uri);
    builder.setTimes(event.time, event.duration);
    builder.endEvent(
        {event.source, line * 1000, static_cast<std::uint32_t>(event.bytes.size()), line},
        static_cast<std::uint32_t>(valueHash(event.bytes)));
}

inline EventBatch batchOf(const std::vector<StoredEvent> &events)
{
    BatchBuilder builder;
    std::uint64_t line = 0;
    for (const StoredEvent &event : events)
        add(builder, event, ++line);
    return builder.take();
}

inline SourceId addSource(EventStore &store, const std::string &cluster = {})
{
    auto source = std::make_shared<SourceInfo>();
    source->cluster = cluster;
    return store.addSource(source).value();
}

inline SnapshotPtr storeOf(const std::vector<StoredEvent> &events)
{
    EventStore store;
    addSource(store);
    store.commit(batchOf(events));
    return store.publish();
}

} // namespace kubewake::test
