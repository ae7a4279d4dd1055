// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/blockreader.h"
#include "model/ingest/loader.h"
#include "model/ingest/sourcewalk.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace kubewake {

// One load: any number of threads in work(), each taking the next block, parsing it and handing
// it in; blocks are committed in the order in which they were read, whoever parsed them.
// Lock order: m_readMutex before m_storeMutex.
class LoadPipeline
{
public:
    // All that is passed by reference must outlive this.
    LoadPipeline(EventStore &store, const LoadControl &control, const LoadOptions &options,
                 InputFiles input, int workers);

    // Returns when nothing is left to read, or the load was cancelled.
    void work();

    // After all threads have left work().
    [[nodiscard]] LoadReport finish();

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

    // The source that blocks are cut from.
    struct Current
    {
        std::unique_ptr<TextStream> text;
        std::unique_ptr<BlockReader> blocks;
        EnvelopePtr envelope;
        std::shared_ptr<const SourceInfo> source;
        std::size_t report = 0;
    };

    [[nodiscard]] bool takeBlock(Block &block, std::uint64_t &sequence);
    [[nodiscard]] bool openNext();
    void addReport(SourceReport report);
    void endSource(const Result<bool> &end);
    void handIn(Parsed parsed, std::uint64_t sequence);
    void commit(Parsed &parsed);
    [[nodiscard]] bool assignSources(Parsed &parsed);
    [[nodiscard]] std::optional<SourceId> sourceOf(const Parsed &parsed,
                                                   const std::string &cluster);
    void report(const Parsed &parsed);
    void publish();

    EventStore &m_store;
    const LoadControl &m_control;
    const LoadOptions &m_options;
    std::size_t m_maximumWaiting;

    std::mutex m_readMutex; // guards what follows
    SourceWalk m_walk;
    std::unique_ptr<Current> m_current;
    std::uint64_t m_sequence = 0; // of the next block
    bool m_ended = false;

    std::atomic<bool> m_full {false}; // the store takes no more

    std::mutex m_storeMutex; // guards what follows, and the store
    std::condition_variable m_committed;
    std::map<std::uint64_t, Parsed> m_waiting;
    std::uint64_t m_nextToCommit = 0;
    std::size_t m_sourcesOf = SIZE_MAX; // the report that m_sources are of
    std::map<std::string, std::optional<SourceId>> m_sources; // by cluster
    LoadReport m_report;
    LoadProgress m_progress;
    Clock::time_point m_nextPublish {};
};

} // namespace kubewake
