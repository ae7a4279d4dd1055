// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/eventsink.h"
#include "model/ingest/loadreport.h"
#include "model/store/eventstore.h"

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace kubewake {

// Puts what was read into the event store and counts it in the load report. Sources get their
// numbers in the order in which they are committed: one for a file, and one more for each cluster
// that it names. Any thread, one at a time inside.
class EvidenceCommitter
{
public:
    enum class Order : std::uint8_t {
        OneByOne, // the blocks of a source come together
        Interleaved, // until forgetSource()
    };

    // `store` must outlive this.
    EvidenceCommitter(EventStore &store, Order order);

    // The index of the report.
    std::size_t addReport(SourceReport report);
    void setError(std::size_t report, std::string error);
    void setFileBytes(std::size_t report, std::uint64_t bytes);
    void addUnopened(std::string reason);
    // All that was read of it has been committed.
    void forgetSource(std::size_t report);

    void commit(BlockResult &result, const std::shared_ptr<const SourceInfo> &source,
                std::size_t report);

    // The store takes no more: the report says why.
    [[nodiscard]] bool isFull() const { return m_full; }

    [[nodiscard]] SnapshotPtr publish();
    [[nodiscard]] std::string displayName(std::size_t report);
    // A copy: readers count on it while more is committed.
    [[nodiscard]] LoadReport report();
    // The last call.
    [[nodiscard]] LoadReport takeReport() { return std::move(m_report); }
    void setCancelled();
    void setImportFilter(std::string description);

private:
    using SourcesByCluster = std::map<std::string, std::optional<SourceId>>;

    [[nodiscard]] bool assignSources(BlockResult &result, const SourceInfo &source,
                                     std::size_t report);
    [[nodiscard]] std::optional<SourceId> sourceOf(const SourceInfo &source, std::size_t report,
                                                   const std::string &cluster);

    std::atomic<bool> m_full {false};
    std::mutex m_mutex; // guards all below
    EventStore &m_store;
    Order m_order;
    std::map<std::size_t, SourcesByCluster> m_sources; // by report
    LoadReport m_report;
};

} // namespace kubewake
