// SPDX-License-Identifier: Apache-2.0
#include "detections/evidencefacts.h"

#include "detections/runcontrol.h"

#include <algorithm>
#include <mutex>
#include <type_traits>
#include <unordered_map>

namespace kubewake {
std::string objectName(const EventSnapshot &snapshot, Code type)
{
    const auto part = [&](ObjectTypePart which) {
        const auto index = static_cast<std::size_t>(which);
        return std::string(snapshot.value(kObjectTypeDictionaries[index],
                                          snapshot.tupleElement(Column::ObjectType, type, index)));
    };
    return ApiOperation {.group = part(ObjectTypePart::ApiGroup),
                         .resource = part(ObjectTypePart::Resource),
                         .subresource = part(ObjectTypePart::Subresource)}
        .object();
}

namespace {

using KindKey = std::pair<Code, Code>; // of object type and verb

struct ChunkFacts
{
    std::map<KindKey, EvidenceFacts::Seen> kinds;
    std::array<std::uint64_t, kStageNames.size()> stages {};
};

// Of every row; how wide the column is is asked once.
std::vector<Code> codesOf(const EventChunk &chunk, Column column)
{
    std::vector<Code> codes(chunk.size);
    chunk.column(column).visit([&codes](const auto &values) {
        if constexpr (std::is_same_v<std::decay_t<decltype(values)>, std::uint32_t>)
            std::ranges::fill(codes, values);
        else
            std::copy_n(values.begin(), codes.size(), codes.begin());
    });
    return codes;
}

ChunkFacts factsOf(const EventChunk &chunk)
{
    const std::vector<Code> types = codesOf(chunk, Column::ObjectType);
    const std::vector<Code> verbs = codesOf(chunk, Column::Verb);
    const std::vector<Code> levels = codesOf(chunk, Column::Level);
    const std::vector<Code> flags = codesOf(chunk, Column::Flags);
    const std::vector<Code> stages = codesOf(chunk, Column::Stage);
    std::unordered_map<std::uint64_t, EvidenceFacts::Seen> seen;
    ChunkFacts facts;
    // Kinds are few: mostly their place in a table is known.
    const std::size_t width = std::size_t {chunk.column(Column::Verb).maximum()} + 1;
    const std::size_t size = (std::size_t {chunk.column(Column::ObjectType).maximum()} + 1) * width;
    std::vector<EvidenceFacts::Seen *> table(size <= kChunkRows ? size : 0);
    for (Row i = 0; i < chunk.size; ++i) {
        const std::size_t place = types[i] * width + verbs[i];
        EvidenceFacts::Seen *known = table.empty() ? nullptr : table[place];
        if (known == nullptr)
            known = &seen[(std::uint64_t {types[i]} << 32) | verbs[i]];
        if (!table.empty())
            table[place] = known;
        EvidenceFacts::Seen &kind = *known;
        ++kind.events;
        ++kind.levels[levels[i] < kLevelNames.size() ? levels[i] : 0];
        kind.truncated += (flags[i] & kTruncatedBodies) != 0 ? 1 : 0;
        ++facts.stages[stages[i] < kStageNames.size() ? stages[i] : 0];
    }
    for (const auto &[key, counts] : seen)
        facts.kinds[{static_cast<Code>(key >> 32), static_cast<Code>(key)}] = counts;
    return facts;
}

} // namespace

Level EvidenceFacts::Seen::lowestLevel() const
{
    for (std::size_t level = static_cast<std::size_t>(Level::None); level < levels.size();
         ++level) {
        if (levels[level] != 0)
            return static_cast<Level>(level);
    }
    return Level::Missing;
}

void EvidenceFacts::Seen::add(const Seen &other)
{
    events += other.events;
    truncated += other.truncated;
    for (std::size_t i = 0; i < levels.size(); ++i)
        levels[i] += other.levels[i];
}

EvidenceFacts::EvidenceFacts(const EventSnapshot &snapshot, int workers,
                             const std::function<bool()> &cancelled)
    : m_requests(snapshot.requestCount())
{
    // By code first: names are looked up once per kind of request.
    std::map<KindKey, Seen> seen;
    std::mutex mutex;
    runInParallel(snapshot.chunks().size(), workers, [&](std::size_t i) {
        if (cancelled && cancelled())
            return;
        const ChunkFacts facts = factsOf(*snapshot.chunks()[i]);
        const std::lock_guard lock(mutex);
        for (const auto &[key, counts] : facts.kinds)
            seen[key].add(counts);
        for (std::size_t stage = 0; stage < m_stages.size(); ++stage)
            m_stages[stage] += facts.stages[stage];
    });
    for (const auto &[key, counts] : seen)
        take(snapshot, key.first, key.second, counts);
}

void EvidenceFacts::take(const EventSnapshot &snapshot, std::uint32_t type, std::uint32_t verb,
                         const Seen &seen)
{
    const std::string name(snapshot.value(DictionaryId::Verbs, verb));
    m_all.add(seen);
    m_verbs[name] += seen.events;
    if (type != kMissing)
        m_objects[objectName(snapshot, type)][name].add(seen);
}

const EvidenceFacts::Seen *EvidenceFacts::of(const ApiOperation &operation) const
{
    const auto object = m_objects.find(operation.object());
    if (object == m_objects.end())
        return nullptr;
    const auto verb = object->second.find(operation.verb);
    return verb == object->second.end() ? nullptr : &verb->second;
}

bool EvidenceFacts::hasObject(std::string_view object) const
{
    return m_objects.find(object) != m_objects.end();
}

bool EvidenceFacts::hasVerb(std::string_view verb) const
{
    return m_verbs.find(verb) != m_verbs.end();
}

} // namespace kubewake
