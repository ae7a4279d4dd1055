// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/importfilter.h"

#include "model/store/eventstore.h"

#include <map>
#include <tuple>

namespace kubewake {
namespace {

void leave(std::vector<BlockResult::ClusterRun> &runs, const RowBitmap &kept)
{
    std::vector<BlockResult::ClusterRun> left;
    Row passed = 0; // kept events before the run
    Row row = 0;
    for (BlockResult::ClusterRun &run : runs) {
        for (; row < run.first; ++row)
            passed += kept.test(row) ? 1 : 0;
        run.first = passed;
        left.push_back(std::move(run));
    }
    runs = std::move(left);
}

} // namespace

void ImportFilter::apply(BlockResult &result, const SourceInfo &source) const
{
    const Row size = result.batch.size();
    if (size == 0 || !isActive())
        return;
    RowBitmap kept(size, true);
    for (Row row = 0; row < size; ++row) {
        const MicrosecondsUtc time = result.batch.events[row].time;
        if (time != kNoTime && (time < from || time > to))
            kept.reset(row);
    }
    if (wanted)
        kept &= wantedOf(result.batch, source);
    const Row count = kept.count();
    if (count == size)
        return;
    result.leftOut += size - count;
    result.events -= size - count;
    leave(result.clusters, kept);
    result.batch = copyOf(result.batch, kept);
}

// By means of a store that holds these events only: so any filter will do.
RowBitmap ImportFilter::wantedOf(const EventBatch &batch, const SourceInfo &source) const
{
    EventBatch copy = copyOf(batch, RowBitmap(batch.size(), true));
    for (EventCells &event : copy.events)
        event.codes[static_cast<std::size_t>(Column::Source)] = 0;
    EventStore store;
    static_cast<void>(store.addSource(std::make_shared<SourceInfo>(source)));
    store.commit(copy);
    const SnapshotPtr snapshot = store.publish();
    const RowBitmap rows = wanted(*snapshot);

    // A copy of an earlier event has no row of its own.
    using Content = std::tuple<std::uint32_t, std::uint32_t, MicrosecondsUtc>;
    std::map<Content, bool> decisions;
    RowBitmap kept(batch.size());
    Row row = 0;
    for (Row i = 0; i < batch.size(); ++i) {
        const EventCells &event = batch.events[i];
        const Content content {event.contentHash, event.length, event.time};
        const bool hasRow = row < snapshot->eventCount() && snapshot->offset(row) == event.offset
            && snapshot->line(row) == event.line;
        if (hasRow)
            decisions[content] = rows.test(row++);
        const auto decision = decisions.find(content);
        if (decision == decisions.end() || decision->second)
            kept.set(i);
    }
    return kept;
}

} // namespace kubewake
