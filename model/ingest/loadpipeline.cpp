// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/loadpipeline.h"

#include "model/ingest/clusterlabel.h"
#include "model/ingest/envelopedtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace kubewake {
namespace {

// A snapshot costs a pass over the chunk that is being filled: not too often, and never more than
// a small part of the time.
constexpr std::chrono::milliseconds kPublishInterval {100};
constexpr int kPublishShare = 20;

constexpr std::size_t kWaitingPerWorker = 4;

// In one file. An export of a whole organisation has fewer; who writes more is after the numbers
// of sources, of which there are 65,535.
constexpr std::size_t kMaximumClusters = 1000;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

} // namespace

LoadPipeline::LoadPipeline(EventStore &store, const LoadControl &control,
                           const LoadOptions &options, InputFiles input, int workers)
    : m_store(store)
    , m_control(control)
    , m_options(options)
    , m_maximumWaiting(kWaitingPerWorker * static_cast<std::size_t>(workers))
    , m_walk(std::move(input.files))
{
    m_report.importFilter = options.filter.description;
    m_report.unopened = std::move(input.unopened);
    m_progress.bytesTotal = input.totalBytes;
}

void LoadPipeline::work()
{
    EventSink sink;
    Block block;
    std::uint64_t sequence = 0;
    while (takeBlock(block, sequence)) {
        BlockResult result = readBlock(block, sink);
        m_options.filter.apply(result, *block.source);
        Parsed parsed {std::move(result), block.source, block.report, block.diskBytes};
        handIn(std::move(parsed), sequence);
    }
}

bool LoadPipeline::takeBlock(Block &block, std::uint64_t &sequence)
{
    const std::lock_guard lock(m_readMutex);
    while (!m_ended) {
        if (m_control.cancelled && m_control.cancelled()) {
            m_ended = true;
            m_report.cancelled = true;
            break;
        }
        if (m_full) {
            m_ended = true;
            break;
        }
        if (!m_current && !openNext()) {
            m_ended = true;
            break;
        }
        if (!m_current)
            continue;
        block.lines = 0;
        block.bytes = 0;
        block.atEnd = false;
        block.pieces.clear();
        block.listHead.clear();
        block.rejected.clear();
        const Result<bool> more = m_current->blocks->next(block);
        if (!more || !*more) {
            endSource(more);
            continue;
        }
        block.source = m_current->source;
        block.report = m_current->report;
        block.envelope = m_current->envelope;
        block.diskBytes = m_walk.diskBytes();
        sequence = m_sequence++;
        return true;
    }
    return false;
}

// False at the end; a source that cannot be read is reported and leaves m_current null.
bool LoadPipeline::openNext()
{
    OpenedSource opened;
    if (!m_walk.next(opened))
        return false;
    SourceReport report;
    report.path = opened.path;
    report.member = opened.member;
    report.compression = opened.compression;
    report.encoding = opened.encoding;
    report.fileBytes = opened.fileBytes;
    if (opened.source == nullptr) {
        report.error = opened.error;
        addReport(std::move(report));
        return true;
    }
    auto current = std::make_unique<Current>();
    current->text = std::make_unique<TextStream>(*opened.source, opened.spill);
    const std::string_view sample = current->text->sample(kSampleBytes);
    current->envelope = envelopeFor(sample);
    report.framing = current->envelope->name();
    TextBuffer mark;
    if (sample.starts_with(kByteOrderMark)) {
        static_cast<void>(current->text->append(mark, kByteOrderMark.size()));
        report.textBytes = mark.size();
    }
    current->blocks = BlockReader::create(*current->text, current->envelope);

    auto source = std::make_shared<SourceInfo>();
    source->path = opened.path;
    source->member = opened.member;
    source->cluster = clusterOfPath(opened.path + '/' + opened.member);
    if (source->cluster.empty())
        source->cluster = m_options.cluster;
    source->raw = std::make_shared<EnvelopedText>(opened.raw, current->envelope);
    current->source = std::move(source);
    const std::lock_guard lock(m_storeMutex);
    current->report = m_report.sources.size();
    m_report.sources.push_back(std::move(report));
    m_current = std::move(current);
    return true;
}

void LoadPipeline::addReport(SourceReport report)
{
    const std::lock_guard lock(m_storeMutex);
    m_report.sources.push_back(std::move(report));
}

void LoadPipeline::endSource(const Result<bool> &end)
{
    if (!end) {
        const std::lock_guard lock(m_storeMutex);
        m_report.sources[m_current->report].error = end.error().message.toStdString();
    }
    m_current.reset();
}

void LoadPipeline::handIn(Parsed parsed, std::uint64_t sequence)
{
    std::unique_lock lock(m_storeMutex);
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
    BlockResult &result = parsed.result;
    const Row duplicates = assignSources(parsed) ? m_store.commit(result.batch) : 0;
    SourceReport &report = m_report.sources[parsed.report];
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
    m_progress.events += result.events;
    this->report(parsed);
    if (m_control.published && Clock::now() >= m_nextPublish)
        publish();
}

// Sources get their numbers in the order in which they are committed, whoever read them: one for
// a file, and one more for each cluster that it names. False if there are no numbers left.
bool LoadPipeline::assignSources(Parsed &parsed)
{
    std::vector<EventCells> &events = parsed.result.batch.events;
    std::vector<BlockResult::ClusterRun> &runs = parsed.result.clusters;
    if (runs.empty() || runs.front().first > 0)
        runs.insert(runs.begin(), {0, {}});
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const std::size_t end = i + 1 < runs.size() ? runs[i + 1].first : events.size();
        const auto source = sourceOf(parsed, runs[i].cluster);
        if (!source)
            return false;
        for (std::size_t row = runs[i].first; row < end; ++row)
            events[row].codes[static_cast<std::size_t>(Column::Source)] =
                static_cast<std::uint32_t>(*source);
        const std::string &cluster =
            runs[i].cluster.empty() ? parsed.source->cluster : runs[i].cluster;
        if (!cluster.empty() && end > runs[i].first)
            m_report.sources[parsed.report].clusters.add(cluster, end - runs[i].first);
    }
    return true;
}

// Sources come one after the other, so it is enough to know those of one.
std::optional<SourceId> LoadPipeline::sourceOf(const Parsed &parsed, const std::string &cluster)
{
    if (m_sourcesOf != parsed.report)
        m_sources.clear();
    m_sourcesOf = parsed.report;
    const bool full = m_sources.size() >= kMaximumClusters;
    const auto found = m_sources.find(full && !m_sources.contains(cluster) ? "" : cluster);
    if (found != m_sources.end())
        return found->second;
    auto info = std::make_shared<SourceInfo>(*parsed.source);
    if (!full && !cluster.empty())
        info->cluster = cluster;
    const auto id = m_store.addSource(std::move(info));
    if (!id)
        m_report.sources[parsed.report].error = id.error().message.toStdString();
    return m_sources[full ? "" : cluster] = id ? std::optional(*id) : std::nullopt;
}

void LoadPipeline::report(const Parsed &parsed)
{
    if (!m_control.progress)
        return;
    m_progress.bytesRead = parsed.diskBytes;
    const SourceReport &source = m_report.sources[parsed.report];
    m_progress.currentSource = source.displayName();
    m_control.progress(m_progress);
}

void LoadPipeline::publish()
{
    const Clock::time_point start = Clock::now();
    m_control.published(m_store.publish());
    const Clock::time_point end = Clock::now();
    m_nextPublish =
        end + std::max<Clock::duration>(kPublishInterval, kPublishShare * (end - start));
}

LoadReport LoadPipeline::finish()
{
    if (m_control.published)
        publish();
    return std::move(m_report);
}

} // namespace kubewake
