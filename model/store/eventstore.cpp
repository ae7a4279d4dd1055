// SPDX-License-Identifier: Apache-2.0
#include "model/store/eventstore.h"

#include "model/audit/vocabulary.h"
#include "model/store/valuehash.h"

#include <QCoreApplication>

#include <algorithm>

namespace kubewake {
namespace {

constexpr std::size_t kMaximumSources = 65'535;
constexpr Row kPrefetchDistance = 16;

// The content hash has 32 bits, too few to tell a million events of one audit ID apart; their
// times do the rest.
std::uint64_t extraKey(RequestId request, const EventBatch &batch, Row index)
{
    const std::array<std::int64_t, 4> key {static_cast<std::int64_t>(request),
                                           batch.events[index].contentHash,
                                           batch.events[index].time, batch.events[index].duration};
    return valueHash({reinterpret_cast<const char *>(key.data()), sizeof key});
}

} // namespace

EventStore::EventStore(std::size_t memoryLimit)
    : m_memory(std::make_shared<StoreMemory>(memoryLimit))
    , m_dictionaries(std::make_shared<StoreDictionaries>())
    , m_derived(*m_dictionaries)
    , m_requests(m_memory)
{
    for (Dictionary &dictionary : m_dictionaries->values)
        dictionary.setMemory(m_memory);
    for (Dictionary &dictionary : m_dictionaries->tuples)
        dictionary.setMemory(m_memory);
    const auto seed = [this](DictionaryId id, std::span<const std::string_view> names) {
        Dictionary &dictionary = m_dictionaries->values[static_cast<std::size_t>(id)];
        for (const std::string_view name : names.subspan(1))
            m_derived.valueAdded(id, dictionary.intern(name));
    };
    seed(DictionaryId::Stages, kStageNames);
    seed(DictionaryId::Levels, kLevelNames);
    seed(DictionaryId::Outcomes, kOutcomeNames);
}

Result<SourceId> EventStore::addSource(std::shared_ptr<const SourceInfo> source)
{
    if (m_sources.size() >= kMaximumSources)
        return failure(QCoreApplication::translate("EventStore", "More than %1 files are open.")
                           .arg(kMaximumSources));
    auto cluster = std::ranges::find(m_clusters, source->cluster);
    if (cluster == m_clusters.end()) {
        cluster = m_clusters.insert(m_clusters.end(), source->cluster);
        m_indexes.emplace_back();
    }
    m_clusterOfSource.push_back(static_cast<std::uint32_t>(cluster - m_clusters.begin()));
    m_sources.push_back(std::move(source));
    return SourceId {static_cast<std::uint16_t>(m_sources.size() - 1)};
}

Row EventStore::commit(const EventBatch &batch)
{
    if (batch.size() == 0)
        return 0;
    if (!m_indexed)
        rebuildIndexes();
    translateDictionaries(batch);
    const Folding folding = fold(batch);
    append(batch, folding);
    const Row duplicates = batch.size() - static_cast<Row>(folding.kept.size());
    m_duplicateCount += duplicates;
    return duplicates;
}

void EventStore::translateDictionaries(const EventBatch &batch)
{
    LocalDictionaries &local = *batch.dictionaries;
    for (std::size_t i = 0; i < kDictionaryCount; ++i) {
        std::vector<Code> &remap = local.valueRemap[i];
        if (remap.empty())
            remap.push_back(kMissing);
        Dictionary &values = m_dictionaries->values[i];
        for (Code code = static_cast<Code>(remap.size()); code < batch.valueCount[i]; ++code) {
            const Code before = values.size();
            const Code global = values.intern(local.values[i].value(code));
            if (global == before)
                m_derived.valueAdded(static_cast<DictionaryId>(i), global);
            remap.push_back(global);
        }
    }
    for (std::size_t column = 0; column < kColumnCount; ++column) {
        if (kColumns[column].kind == ColumnKind::List
            || kColumns[column].kind == ColumnKind::ObjectType)
            translateTuples(batch, column);
    }
}

void EventStore::translateTuples(const EventBatch &batch, std::size_t column)
{
    LocalDictionaries &local = *batch.dictionaries;
    std::vector<Code> &remap = local.tupleRemap[column];
    if (remap.empty())
        remap.push_back(kMissing);
    Dictionary &tuples = m_dictionaries->tuples[column];
    std::vector<Code> codes;
    for (Code code = static_cast<Code>(remap.size()); code < batch.tupleCount[column]; ++code) {
        const std::string_view bytes = local.tuples[column].value(code);
        codes.resize(bytes.size() / sizeof(Code));
        if (!codes.empty())
            std::memcpy(codes.data(), bytes.data(), bytes.size());
        for (std::size_t i = 0; i < codes.size(); ++i) {
            const DictionaryId id = elementDictionary(column, i);
            codes[i] = local.valueRemap[static_cast<std::size_t>(id)][codes[i]];
        }
        const Code before = tuples.size();
        const Code global = tuples.intern(
            {reinterpret_cast<const char *>(codes.data()), codes.size() * sizeof(Code)});
        if (global == before)
            m_derived.tupleAdded(static_cast<Column>(column), global);
        remap.push_back(global);
    }
}

std::vector<AuditId> EventStore::translateAuditIds(const EventBatch &batch) const
{
    const auto &remap =
        batch.dictionaries->valueRemap[static_cast<std::size_t>(DictionaryId::AuditIdTexts)];
    std::vector<AuditId> ids;
    ids.reserve(batch.size());
    for (const EventCells &event : batch.events) {
        const AuditId &id = event.auditId;
        ids.push_back(id.isText() ? AuditId::fromTextCode(remap[id.textCode()]) : id);
    }
    return ids;
}

EventStore::Folding EventStore::fold(const EventBatch &batch)
{
    const std::vector<AuditId> ids = translateAuditIds(batch);
    const auto indexOf = [this, &batch](Row row) -> RequestIndex & {
        return m_indexes[clusterOf(batch.events[row].code(Column::Source))];
    };
    std::vector<std::uint64_t> hashes(ids.size());
    std::ranges::transform(ids, hashes.begin(), RequestIndex::hashOf);

    Folding folding;
    folding.request.reserve(ids.size());
    folding.kept.reserve(ids.size());
    for (Row i = 0; i < batch.size(); ++i) {
        if (i + kPrefetchDistance < batch.size())
            indexOf(i + kPrefetchDistance).prefetch(hashes[i + kPrefetchDistance]);
        RequestIndex &index = indexOf(i);
        const std::uint32_t found =
            ids[i].isMissing() ? m_requests.size() : index.find(ids[i], hashes[i], m_requests);
        const RequestId request {found};
        const std::uint32_t identity = identityOf(batch, i);
        if (found == m_requests.size()) {
            m_requests.append(RequestEntry {.id = ids[i], .identity = identity});
            if (!ids[i].isMissing())
                index.insert(request, hashes[i]);
        }
        folding.request.push_back(request);
        if (foldInto(request, identity, batch, i, folding))
            folding.kept.push_back(i);
    }
    return folding;
}

// What the stages of one request have in common, and what a client that repeats an audit ID
// cannot keep the same: it does not choose the microsecond.
std::uint32_t EventStore::identityOf(const EventBatch &batch, Row index)
{
    const auto code = [&batch, index](Column column) {
        const auto at = static_cast<std::size_t>(column);
        const auto &remap =
            batch.dictionaries->valueRemap[static_cast<std::size_t>(kColumns[at].dictionary)];
        return std::int64_t {remap[batch.events[index].codes[at]]};
    };
    const std::array<std::int64_t, 4> key {batch.events[index].time, code(Column::Username),
                                           code(Column::Verb), code(Column::RequestUri)};
    return static_cast<std::uint32_t>(
        valueHash({reinterpret_cast<const char *>(key.data()), sizeof key}));
}

// Gives the event a place in its request. False if the request has this very event already.
bool EventStore::foldInto(RequestId request, std::uint32_t identity, const EventBatch &batch,
                          Row index, const Folding &folding)
{
    const auto stage = static_cast<Stage>(batch.events[index].code(Column::Stage));
    RequestEntry &entry = m_requests.writable(request);
    Row &slot = entry.slot(stage);
    const Row row = m_eventCount + static_cast<Row>(folding.kept.size());
    if (entry.identity == identity) {
        if (slot == kNoRow) {
            slot = row;
            return true;
        }
        if (isCopy(batch, index, slot, folding))
            return false;
    }
    const bool isNew = m_extraHashes.insert(extraKey(request, batch, index)).second;
    if (isNew)
        m_requests.addExtra(request, row);
    return isNew;
}

bool EventStore::isCopy(const EventBatch &batch, Row index, Row row, const Folding &folding) const
{
    const EventCells &event = batch.events[index];
    // Not by length, which is that of the bytes in the file: exports write the same event in
    // strings, in pieces and in cells of tables.
    const auto equals = [&event](std::int64_t hash, std::int64_t duration) {
        return hash == event.contentHash && duration == event.duration;
    };
    if (row >= m_eventCount) {
        const EventCells &other = batch.events[folding.kept[row - m_eventCount]];
        return equals(other.contentHash, other.duration);
    }
    const auto equalsStored = [&equals, at = EventSnapshot::indexInChunk(row)](const auto &chunk) {
        return equals(chunk.contentHash[at], chunk.duration[at]);
    };
    return (row >> kChunkBits) < m_sealed.size() ? equalsStored(*m_sealed[row >> kChunkBits])
                                                 : equalsStored(m_pending);
}

void EventStore::append(const EventBatch &batch, const Folding &folding)
{
    for (const Row index : folding.kept) {
        const std::int64_t time = batch.events[index].time;
        if (time == kNoTime)
            continue;
        m_firstTime = m_firstTime == kNoTime ? time : std::min(m_firstTime, time);
        m_lastTime = std::max(m_lastTime, time);
    }
    std::size_t from = 0;
    while (from < folding.kept.size()) {
        const std::size_t room = kChunkRows - m_pending.size();
        const std::size_t to = std::min(folding.kept.size(), from + room);
        appendRange(batch, folding, from, to);
        m_eventCount += static_cast<Row>(to - from);
        from = to;
        if (m_pending.size() == kChunkRows) {
            m_sealed.push_back(makeChunk(m_memory));
            if (m_memory->bytesOnDisk() > 0)
                m_memory->release();
            m_pending.clear();
        }
    }
}

void EventStore::appendRange(const EventBatch &batch, const Folding &folding, std::size_t from,
                             std::size_t to)
{
    const std::span<const Row> kept(folding.kept.data() + from, to - from);
    const LocalDictionaries &local = *batch.dictionaries;
    const std::size_t before = m_pending.size();
    const auto fill = [&](auto &target, const auto &valueOf) {
        target.resize(before + kept.size());
        for (std::size_t i = 0; i < kept.size(); ++i)
            target[before + i] = valueOf(batch.events[kept[i]]);
    };
    for (std::size_t column = 0; column < kColumnCount; ++column) {
        std::vector<std::uint32_t> &target = m_pending.codes[column];
        const ColumnKind kind = kColumns[column].kind;
        if (kind == ColumnKind::Number) {
            fill(target, [column](const EventCells &event) { return event.codes[column]; });
            continue;
        }
        const Code *remap = kind == ColumnKind::Value
            ? local.valueRemap[static_cast<std::size_t>(kColumns[column].dictionary)].data()
            : local.tupleRemap[column].data();
        fill(target,
             [column, remap](const EventCells &event) { return remap[event.codes[column]]; });
    }
    const auto signedOf = [](std::uint64_t number) { return static_cast<std::int64_t>(number); };
    fill(m_pending.time, [](const EventCells &event) { return event.time; });
    fill(m_pending.duration, [](const EventCells &event) { return event.duration; });
    fill(m_pending.offset, [&](const EventCells &event) { return signedOf(event.offset); });
    fill(m_pending.length, [](const EventCells &event) { return event.length; });
    fill(m_pending.line, [&](const EventCells &event) { return signedOf(event.line); });
    fill(m_pending.contentHash, [](const EventCells &event) { return event.contentHash; });
    for (const Row index : kept)
        m_pending.request.push_back(static_cast<std::int64_t>(folding.request[index]));
}

// Keeps the memory for the next chunk.
void EventStore::Pending::clear()
{
    for (std::vector<std::uint32_t> &column : codes)
        column.clear();
    for (std::vector<std::int64_t> *numbers :
         {&time, &duration, &request, &offset, &length, &line, &contentHash})
        numbers->clear();
}

std::shared_ptr<const EventChunk> EventStore::makeChunk(const StoreMemoryPtr &memory) const
{
    auto chunk = std::make_shared<EventChunk>();
    chunk->firstRow = static_cast<Row>(m_sealed.size()) << kChunkBits;
    chunk->size = static_cast<Row>(m_pending.size());
    for (std::size_t i = 0; i < kColumnCount; ++i)
        chunk->codes[i] = PackedCodes(m_pending.codes[i], memory);
    chunk->time = PackedInts(m_pending.time, memory);
    chunk->duration = PackedInts(m_pending.duration, memory);
    chunk->request = PackedInts(m_pending.request, memory);
    chunk->offset = PackedInts(m_pending.offset, memory);
    chunk->length = PackedInts(m_pending.length, memory);
    chunk->line = PackedInts(m_pending.line, memory);
    chunk->contentHash = PackedInts(m_pending.contentHash, memory);
    return chunk;
}

SnapshotPtr EventStore::publish() const
{
    auto snapshot = std::make_shared<EventSnapshot>();
    snapshot->m_chunks = m_sealed;
    if (m_pending.size() > 0)
        snapshot->m_chunks.push_back(makeChunk(nullptr));
    snapshot->m_dictionaries = m_dictionaries;
    for (std::size_t i = 0; i < kDictionaryCount; ++i)
        snapshot->m_valueCount[i] = m_dictionaries->values[i].size();
    for (std::size_t i = 0; i < kColumnCount; ++i)
        snapshot->m_tupleCount[i] = m_dictionaries->tuples[i].size();
    snapshot->m_requests = m_requests.view();
    snapshot->m_sources = m_sources;
    snapshot->m_eventCount = m_eventCount;
    snapshot->m_duplicateCount = m_duplicateCount;
    snapshot->m_firstTime = m_firstTime;
    snapshot->m_lastTime = m_lastTime;
    return snapshot;
}

void EventStore::finishLoading()
{
    for (RequestIndex &index : m_indexes)
        index = RequestIndex {};
    m_indexed = false;
}

void EventStore::rebuildIndexes()
{
    const SnapshotPtr snapshot = publish();
    for (std::uint32_t i = 0; i < m_requests.size(); ++i) {
        const RequestEntry &entry = m_requests[RequestId {i}];
        if (entry.id.isMissing())
            continue;
        const std::uint32_t source = snapshot->code(Column::Source, entry.representative());
        m_indexes[clusterOf(source)].insert(RequestId {i}, RequestIndex::hashOf(entry.id));
    }
    m_indexed = true;
}

} // namespace kubewake
