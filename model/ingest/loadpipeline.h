// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/blocksupply.h"
#include "model/ingest/evidencecommitter.h"
#include "model/ingest/loader.h"

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>

namespace kubewake {

// Any number of threads, each taking the next block of a supply, parsing it and handing it in;
// blocks are committed in the order in which they were read, whoever parsed them. One run.
// Lock order: m_readMutex before m_commitMutex before the committer's own.
class LoadPipeline
{
public:
    // All that is passed by reference must outlive this.
    LoadPipeline(BlockSupply &supply, EvidenceCommitter &committer, const LoadControl &control,
                 const ImportFilter &filter, int workers);

    // Returns when the supply has nothing more, or the load was cancelled. Blocks, and works with
    // the calling thread too.
    void run();

    // Events that were committed, duplicates included.
    [[nodiscard]] std::uint64_t events() const { return m_progress.events; }
    [[nodiscard]] std::uint64_t blocks() const { return m_nextToCommit; }
    void setTotalBytes(std::uint64_t bytes) { m_progress.bytesTotal = bytes; }

private:
    using Clock = std::chrono::steady_clock;

    // A block that has been parsed and waits for its turn.
    struct Parsed
    {
        BlockResult result;
        std::shared_ptr<const SourceInfo> source;
        std::size_t report = 0;
        std::uint64_t diskBytes = 0;
    };

    void work();
    [[nodiscard]] bool takeBlock(Block &block, std::uint64_t &sequence);
    void handIn(Parsed parsed, std::uint64_t sequence);
    void commit(Parsed &parsed);
    void publish();

    EvidenceCommitter &m_committer;
    const LoadControl &m_control;
    const ImportFilter &m_filter;
    int m_workers;
    std::size_t m_maximumWaiting;

    std::mutex m_readMutex; // guards what follows
    BlockSupply &m_supply;
    std::uint64_t m_sequence = 0; // of the next block
    bool m_ended = false;

    std::mutex m_commitMutex; // guards what follows
    std::condition_variable m_committed;
    std::map<std::uint64_t, Parsed> m_waiting;
    std::uint64_t m_nextToCommit = 0;
    LoadProgress m_progress;
    Clock::time_point m_nextPublish {};
};

} // namespace kubewake
