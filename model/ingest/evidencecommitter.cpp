// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/evidencecommitter.h"

#include <QCoreApplication>

#include <utility>

namespace kubewake {
namespace {

// In one file. An export of a whole organisation has fewer; who writes more is after the numbers
// of sources, of which there are 65,535.
constexpr std::size_t kMaximumClusters = 1000;

} // namespace

EvidenceCommitter::EvidenceCommitter(EventStore &store, Order order)
    : m_store(store)
    , m_order(order)
{
}

std::size_t EvidenceCommitter::addReport(SourceReport report)
{
    const std::lock_guard lock(m_mutex);
    m_report.sources.push_back(std::move(report));
    return m_report.sources.size() - 1;
}

void EvidenceCommitter::setError(std::size_t report, std::string error)
{
    const std::lock_guard lock(m_mutex);
    m_report.sources[report].error = std::move(error);
}

void EvidenceCommitter::setFileBytes(std::size_t report, std::uint64_t bytes)
{
    const std::lock_guard lock(m_mutex);
    m_report.sources[report].fileBytes = bytes;
}

void EvidenceCommitter::addUnopened(std::string reason)
{
    const std::lock_guard lock(m_mutex);
    m_report.unopened.push_back(std::move(reason));
}

void EvidenceCommitter::forgetSource(std::size_t report)
{
    const std::lock_guard lock(m_mutex);
    m_sources.erase(report);
}

SnapshotPtr EvidenceCommitter::publish()
{
    const std::lock_guard lock(m_mutex);
    return m_store.publish();
}

std::string EvidenceCommitter::displayName(std::size_t report)
{
    const std::lock_guard lock(m_mutex);
    return m_report.sources[report].displayName();
}

LoadReport EvidenceCommitter::report()
{
    const std::lock_guard lock(m_mutex);
    return m_report;
}

void EvidenceCommitter::setCancelled()
{
    const std::lock_guard lock(m_mutex);
    m_report.cancelled = true;
}

void EvidenceCommitter::setImportFilter(std::string description)
{
    const std::lock_guard lock(m_mutex);
    m_report.importFilter = std::move(description);
}

void EvidenceCommitter::commit(BlockResult &result, const std::shared_ptr<const SourceInfo> &source,
                               std::size_t index)
{
    const std::lock_guard lock(m_mutex);
    const Row duplicates = assignSources(result, *source, index) ? m_store.commit(result.batch) : 0;
    SourceReport &report = m_report.sources[index];
    if (m_store.memory().isExhausted() && !m_full.exchange(true))
        report.error =
            QCoreApplication::translate(
                "Loader", "Memory and the temporary folder are full: nothing more was loaded.")
                .toStdString();
    report.textBytes += result.bytes;
    report.lines += result.lines;
    report.events += result.events;
    report.duplicates += duplicates;
    report.salvaged += result.salvaged;
    report.leftOut += result.leftOut;
    report.formats.add(result.formats);
    report.others.add(result.others);
    report.coreEvents += result.coreEvents;
    report.noiseLines += result.noiseLines;
    report.rejectedUnlisted += result.rejectedUnlisted;
    for (RejectedLine &rejected : result.rejected) {
        if (report.rejected.size() < kMaximumListedRejections)
            report.rejected.push_back(std::move(rejected));
        else
            ++report.rejectedUnlisted;
    }
    if (result.firstTime != kNoTime) {
        report.firstTime = report.firstTime == kNoTime
            ? result.firstTime
            : std::min(report.firstTime, result.firstTime);
        report.lastTime = std::max(report.lastTime, result.lastTime);
    }
}

// False if there are no numbers left.
bool EvidenceCommitter::assignSources(BlockResult &result, const SourceInfo &source,
                                      std::size_t report)
{
    std::vector<EventCells> &events = result.batch.events;
    std::vector<BlockResult::ClusterRun> &runs = result.clusters;
    if (runs.empty() || runs.front().first > 0)
        runs.insert(runs.begin(), {0, {}});
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const std::size_t end = i + 1 < runs.size() ? runs[i + 1].first : events.size();
        const auto id = sourceOf(source, report, runs[i].cluster);
        if (!id)
            return false;
        for (std::size_t row = runs[i].first; row < end; ++row)
            events[row].codes[static_cast<std::size_t>(Column::Source)] =
                static_cast<std::uint32_t>(*id);
        const std::string &cluster = runs[i].cluster.empty() ? source.cluster : runs[i].cluster;
        if (!cluster.empty() && end > runs[i].first)
            m_report.sources[report].clusters.add(cluster, end - runs[i].first);
    }
    return true;
}

std::optional<SourceId> EvidenceCommitter::sourceOf(const SourceInfo &source, std::size_t report,
                                                    const std::string &cluster)
{
    if (m_order == Order::OneByOne && !m_sources.contains(report))
        m_sources.clear();
    SourcesByCluster &sources = m_sources[report];
    const bool full = sources.size() >= kMaximumClusters;
    const auto found = sources.find(full && !sources.contains(cluster) ? "" : cluster);
    if (found != sources.end())
        return found->second;
    auto info = std::make_shared<SourceInfo>(source);
    if (!full && !cluster.empty())
        info->cluster = cluster;
    const auto id = m_store.addSource(std::move(info));
    if (!id)
        m_report.sources[report].error = id.error().message.toStdString();
    return sources[full ? "" : cluster] = id ? std::optional(*id) : std::nullopt;
}

} // namespace kubewake
