// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/loadpipeline.h"

#include <algorithm>
#include <thread>
#include <utility>
#include <vector>

namespace kubewake {
namespace {

// A snapshot costs a pass over the chunk that is being filled: not too often, and never more than
// a small part of the time.
constexpr std::chrono::milliseconds kPublishInterval {100};
constexpr int kPublishShare = 20;

constexpr std::size_t kWaitingPerWorker = 4;

} // namespace

LoadPipeline::LoadPipeline(BlockSupply &supply, EvidenceCommitter &committer,
                           const LoadControl &control, const ImportFilter &filter, int workers)
    : m_committer(committer)
    , m_control(control)
    , m_filter(filter)
    , m_workers(workers)
    , m_maximumWaiting(kWaitingPerWorker * static_cast<std::size_t>(workers))
    , m_supply(supply)
{
}

void LoadPipeline::run()
{
    std::vector<std::jthread> threads;
    for (int i = 1; i < m_workers; ++i)
        threads.emplace_back([this] { work(); });
    work();
}

void LoadPipeline::work()
{
    EventSink sink;
    Block block;
    std::uint64_t sequence = 0;
    while (takeBlock(block, sequence)) {
        BlockResult result = readBlock(block, sink);
        m_filter.apply(result, *block.source);
        Parsed parsed {std::move(result), block.source, block.report, block.diskBytes};
        handIn(std::move(parsed), sequence);
    }
}

bool LoadPipeline::takeBlock(Block &block, std::uint64_t &sequence)
{
    const std::lock_guard lock(m_readMutex);
    if (!m_ended && m_control.cancelled && m_control.cancelled()) {
        m_ended = true;
        m_committer.setCancelled();
    }
    m_ended = m_ended || m_committer.isFull() || !m_supply.next(block);
    if (!m_ended)
        sequence = m_sequence++;
    return !m_ended;
}

void LoadPipeline::handIn(Parsed parsed, std::uint64_t sequence)
{
    std::unique_lock lock(m_commitMutex);
    m_waiting.emplace(sequence, std::move(parsed));
    while (!m_waiting.empty() && m_waiting.begin()->first == m_nextToCommit) {
        commit(m_waiting.begin()->second);
        m_waiting.erase(m_waiting.begin());
        ++m_nextToCommit;
        m_committed.notify_all();
    }
    // A worker with a very long line must not let the others run far ahead of it.
    m_committed.wait(lock, [this] { return m_waiting.size() < m_maximumWaiting; });
}

void LoadPipeline::commit(Parsed &parsed)
{
    m_committer.commit(parsed.result, parsed.source, parsed.report);
    m_progress.events += parsed.result.events;
    if (m_control.progress) {
        m_progress.bytesRead = parsed.diskBytes;
        m_progress.currentSource = m_committer.displayName(parsed.report);
        m_control.progress(m_progress);
    }
    if (m_control.published && Clock::now() >= m_nextPublish)
        publish();
}

void LoadPipeline::publish()
{
    const Clock::time_point start = Clock::now();
    m_control.published(m_committer.publish());
    const Clock::time_point end = Clock::now();
    m_nextPublish =
        end + std::max<Clock::duration>(kPublishInterval, kPublishShare * (end - start));
}

} // namespace kubewake
