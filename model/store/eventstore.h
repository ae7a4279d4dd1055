// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/derivedvalues.h"
#include "model/store/eventbatch.h"
#include "model/store/eventsnapshot.h"
#include "model/store/requestindex.h"

#include <memory>
#include <unordered_set>
#include <vector>

namespace kubewake {

// The one writer of the event store. Batches are committed in file order, by any thread but one
// at a time (the loader's lock), so codes, rows and requests do not depend on the worker count.
// Cost of commit: about 100 ns an event. publish() costs one pass over the unsealed chunk.
class EventStore
{
public:
    // `memoryLimit` in bytes: beyond it, events are kept in a temporary file (see StoreMemory);
    // 0: half of the memory of this machine.
    explicit EventStore(std::size_t memoryLimit = 0);
    EventStore(const EventStore &) = delete;
    EventStore &operator=(const EventStore &) = delete;

    // Registers the next source. An Error after 65,535 of them.
    Result<SourceId> addSource(std::shared_ptr<const SourceInfo> source);

    // A source that was registered.
    [[nodiscard]] const SourceInfo &source(SourceId id) const
    {
        return *m_sources[static_cast<std::size_t>(id)];
    }

    [[nodiscard]] const StoreMemory &memory() const { return *m_memory; }

    // Appends the events of `batch`; their Column::Source numbers must have been registered. Exact
    // duplicates are counted and folded into their original. Returns how many there were.
    Row commit(const EventBatch &batch);

    // What has been committed so far, as a value for readers.
    [[nodiscard]] SnapshotPtr publish() const;

    // Frees what only further commits need (the index of audit IDs); the next commit rebuilds it.
    void finishLoading();

private:
    // The chunk that is being filled.
    struct Pending
    {
        std::array<std::vector<std::uint32_t>, kColumnCount> codes;
        std::vector<std::int64_t> time;
        std::vector<std::int64_t> duration;
        std::vector<std::int64_t> request;
        std::vector<std::int64_t> offset;
        std::vector<std::int64_t> length;
        std::vector<std::int64_t> line;
        std::vector<std::int64_t> contentHash;

        [[nodiscard]] std::size_t size() const { return time.size(); }
        void clear();
    };

    // What fold() finds out: the request of every row of a batch, and which rows are kept.
    struct Folding
    {
        std::vector<RequestId> request;
        std::vector<Row> kept; // indexes in the batch; the n-th becomes row m_eventCount + n
    };

    void translateDictionaries(const EventBatch &batch);
    void translateTuples(const EventBatch &batch, std::size_t column);
    [[nodiscard]] std::vector<AuditId> translateAuditIds(const EventBatch &batch) const;
    [[nodiscard]] Folding fold(const EventBatch &batch);
    [[nodiscard]] static std::uint32_t identityOf(const EventBatch &batch, Row index);
    [[nodiscard]] bool foldInto(RequestId request, std::uint32_t identity, const EventBatch &batch,
                                Row index, const Folding &folding);
    [[nodiscard]] bool isCopy(const EventBatch &batch, Row index, Row row,
                              const Folding &folding) const;
    void append(const EventBatch &batch, const Folding &folding);
    void appendRange(const EventBatch &batch, const Folding &folding, std::size_t from,
                     std::size_t to);
    [[nodiscard]] std::shared_ptr<const EventChunk> makeChunk(const StoreMemoryPtr &memory) const;
    void rebuildIndexes();
    [[nodiscard]] std::uint32_t clusterOf(std::uint32_t source) const
    {
        return m_clusterOfSource[source];
    }

    StoreMemoryPtr m_memory;
    std::shared_ptr<StoreDictionaries> m_dictionaries;
    DerivedValues m_derived;
    std::vector<std::shared_ptr<const EventChunk>> m_sealed;
    Pending m_pending;
    RequestTable m_requests;
    std::vector<RequestIndex> m_indexes; // one per cluster
    std::unordered_set<std::uint64_t> m_extraHashes; // of events that RequestEntry has no slot for
    SourceTable m_sources;
    std::vector<std::uint32_t> m_clusterOfSource;
    std::vector<std::string> m_clusters;
    Row m_eventCount = 0;
    std::uint64_t m_duplicateCount = 0;
    MicrosecondsUtc m_firstTime = kNoTime;
    MicrosecondsUtc m_lastTime = kNoTime;
    bool m_indexed = true;
};

} // namespace kubewake
