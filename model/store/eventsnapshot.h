// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/core/rowbitmap.h"
#include "model/core/timestamp.h"
#include "model/store/addressvalues.h"
#include "model/store/dictionary.h"
#include "model/store/eventchunk.h"
#include "model/store/requestrows.h"
#include "model/store/requesttable.h"
#include "model/store/sourceinfo.h"

#include <array>
#include <cstring>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

namespace kubewake {

// The dictionaries and derived values behind all snapshots of one store. Append-only: a snapshot
// knows how much of them is its own.
struct StoreDictionaries
{
    std::array<Dictionary, kDictionaryCount> values;
    std::array<Dictionary, kColumnCount> tuples; // List and ObjectType columns; codes as bytes
    std::array<StableArray<Code>, kDerivedMapCount> derived;
};

// An immutable picture of all events committed so far. Shared by shared_ptr<const EventSnapshot>
// and safe to read from any thread. Every function here is O(1) unless it says otherwise.
class EventSnapshot
{
public:
    // An empty snapshot, so that no owner has to test for null.
    EventSnapshot();

    // True if `earlier` is a picture of the same store: its rows and codes mean the same here, but
    // for those of AddressValues.
    [[nodiscard]] bool continues(const EventSnapshot &earlier) const
    {
        return m_dictionaries == earlier.m_dictionaries && m_eventCount >= earlier.m_eventCount;
    }

    [[nodiscard]] Row eventCount() const { return m_eventCount; }
    // Distinct (cluster, auditID); events without an audit ID count one each. representatives()
    // has more rows where clients sent the same audit ID again.
    [[nodiscard]] std::uint32_t requestCount() const { return m_requests.size(); }
    // Events that were exact copies of another one (same auditID, stage and bytes). They have no
    // row.
    [[nodiscard]] std::uint64_t duplicateCount() const { return m_duplicateCount; }

    [[nodiscard]] std::span<const std::shared_ptr<const EventChunk>> chunks() const
    {
        return m_chunks;
    }
    [[nodiscard]] const EventChunk &chunkOf(Row row) const { return *m_chunks[row >> kChunkBits]; }
    [[nodiscard]] static std::uint32_t indexInChunk(Row row) { return row & (kChunkRows - 1); }

    [[nodiscard]] std::uint32_t code(Column column, Row row) const
    {
        return chunkOf(row).column(column)[indexInChunk(row)];
    }

    // Codes below dictionarySize() are the snapshot's; the dictionary itself may hold more.
    [[nodiscard]] Code dictionarySize(DictionaryId id) const
    {
        return m_valueCount[static_cast<std::size_t>(id)];
    }
    [[nodiscard]] std::string_view value(DictionaryId id, Code code) const
    {
        if (isOfAddresses(id))
            return m_addresses ? m_addresses->value(id, code) : std::string_view();
        return m_dictionaries->values[static_cast<std::size_t>(id)].value(code);
    }
    // Codes of List and ObjectType columns.
    [[nodiscard]] Code tupleCount(Column column) const
    {
        return m_tupleCount[static_cast<std::size_t>(column)];
    }
    [[nodiscard]] std::vector<Code> tuple(Column column, Code code) const;
    [[nodiscard]] Code tupleElement(Column column, Code code, std::size_t index) const;
    // The derived value of a code of the map's base dictionary or tuple column.
    [[nodiscard]] Code derived(DerivedMap map, Code base) const
    {
        if (isOfAddresses(map))
            return m_addresses ? m_addresses->ofPeer(map, base) : kMissing;
        return m_dictionaries->derived[static_cast<std::size_t>(map)][base];
    }

    // The same events, with what is known of their peers; `values` are of pictures of this store
    // only. Looks up the addresses that are new to them; any thread.
    [[nodiscard]] std::shared_ptr<const EventSnapshot>
    withAddresses(const std::shared_ptr<AddressValues> &values) const;
    // Where the values of peers come from; null if nowhere.
    [[nodiscard]] AddressSourcePtr addressSource() const
    {
        return m_addresses ? m_addresses->source() : nullptr;
    }

    [[nodiscard]] MicrosecondsUtc time(Row row) const
    {
        return chunkOf(row).time[indexInChunk(row)];
    }
    // µs between the request and this stage; kNoDuration if unknown.
    [[nodiscard]] std::int64_t duration(Row row) const
    {
        return chunkOf(row).duration[indexInChunk(row)];
    }
    [[nodiscard]] std::uint64_t line(Row row) const
    {
        return static_cast<std::uint64_t>(chunkOf(row).line[indexInChunk(row)]);
    }
    [[nodiscard]] std::uint64_t offset(Row row) const
    {
        return static_cast<std::uint64_t>(chunkOf(row).offset[indexInChunk(row)]);
    }
    [[nodiscard]] std::uint32_t length(Row row) const
    {
        return static_cast<std::uint32_t>(chunkOf(row).length[indexInChunk(row)]);
    }
    [[nodiscard]] bool hasFlag(Row row, EventFlag flag) const
    {
        return (code(Column::Flags, row) & flag) != 0;
    }

    [[nodiscard]] RequestId requestOf(Row row) const
    {
        return RequestId {static_cast<std::uint32_t>(chunkOf(row).request[indexInChunk(row)])};
    }
    [[nodiscard]] const RequestEntry &request(RequestId id) const { return m_requests[id]; }
    [[nodiscard]] const RequestTable::View &requests() const { return m_requests; }
    // All events with the audit ID of the request, extra events last. O(extra events).
    [[nodiscard]] std::vector<Row> rowsOfRequest(RequestId id) const
    {
        return m_requests.rowsOf(id);
    }
    // The rows of the requests view, one per request; see RequestRows. O(requests) at the first
    // call of any of these three, then shared; representativeOf() is O(log extra events).
    [[nodiscard]] const RowBitmap &representatives() const { return requestRows().rows(); }
    [[nodiscard]] bool isRepresentative(Row row) const { return representatives().test(row); }
    // The row that shows the request of `row`.
    [[nodiscard]] Row representativeOf(Row row) const;
    [[nodiscard]] std::string auditId(Row row) const;

    [[nodiscard]] SourceId sourceIdOf(Row row) const
    {
        return SourceId {static_cast<std::uint16_t>(code(Column::Source, row))};
    }
    [[nodiscard]] const SourceInfo &source(SourceId id) const
    {
        return *m_sources[static_cast<std::size_t>(id)];
    }
    [[nodiscard]] std::size_t sourceCount() const { return m_sources.size(); }

    // The original bytes of the event; one bounded read. `buffer` must outlive the view.
    [[nodiscard]] Result<std::string_view> rawText(Row row, std::string &buffer) const;
    // The event as audit.k8s.io JSON: rawText(), converted if the format is no JSON.
    [[nodiscard]] Result<std::string> eventJson(Row row) const;

    // Smallest and largest known event time; kNoTime if there is none. O(chunks) and less.
    [[nodiscard]] MicrosecondsUtc firstTime() const { return m_firstTime; }
    [[nodiscard]] MicrosecondsUtc lastTime() const { return m_lastTime; }

    // Bytes held by columns and the request table, without dictionaries.
    [[nodiscard]] std::size_t columnBytes() const;

private:
    friend class AddressValues;
    friend class EventStore;

    [[nodiscard]] const RequestRows &requestRows() const;

    std::vector<std::shared_ptr<const EventChunk>> m_chunks;
    std::shared_ptr<const StoreDictionaries> m_dictionaries;
    std::array<Code, kDictionaryCount> m_valueCount {};
    std::array<Code, kColumnCount> m_tupleCount {};
    RequestTable::View m_requests;
    SourceTable m_sources;
    Row m_eventCount = 0;
    std::uint64_t m_duplicateCount = 0;
    MicrosecondsUtc m_firstTime = kNoTime;
    MicrosecondsUtc m_lastTime = kNoTime;

    // Shared by all pictures of the same events.
    struct LazyRequestRows
    {
        std::once_flag once;
        RequestRows rows;
    };
    std::shared_ptr<LazyRequestRows> m_requestRows;
    std::shared_ptr<const AddressValues> m_addresses; // null: nothing is known
};

using SnapshotPtr = std::shared_ptr<const EventSnapshot>;

} // namespace kubewake
