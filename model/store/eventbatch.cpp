// SPDX-License-Identifier: Apache-2.0
#include "model/store/eventbatch.h"

#include "model/audit/vocabulary.h"
#include "model/core/timestamp.h"
#include "model/store/eventchunk.h"

#include <atomic>
#include <cstring>

namespace kubewake {
namespace {

// A parser's own dictionaries start anew above this many values: they exist twice (here and in the
// store), so their size has to be bounded.
constexpr Code kMaximumLocalValues = 1 << 20;

std::uint64_t bytesAt(const char *from)
{
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, from, sizeof bytes);
    return bytes;
}

// Good enough to tell the values apart that a few thousand events share. Who aims for collisions
// gains nothing: they only cost the look-up that this saves.
std::uint64_t roughHash(const Dictionary *dictionary, std::string_view value)
{
    const std::size_t size = value.size();
    const char *data = value.data();
    std::uint64_t hash = reinterpret_cast<std::uintptr_t>(dictionary) + size;
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;
    if (size >= 8) {
        hash = (hash ^ bytesAt(data)) * kOdd;
        hash ^= (bytesAt(data + size - 8) + (hash >> 32)) * kOdd;
        if (size >= 24) {
            hash ^= bytesAt(data + size - 16) * kOdd;
            hash = (hash ^ bytesAt(data + size / 2)) * kOdd;
        }
    } else if (size > 0) {
        hash ^= std::uint64_t {static_cast<unsigned char>(data[0])} << 40;
        hash ^= std::uint64_t {static_cast<unsigned char>(data[size / 2])} << 48;
        hash ^= std::uint64_t {static_cast<unsigned char>(data[size - 1])} << 56;
    }
    return (hash ^ (hash >> 29)) * kOdd;
}

std::uint64_t nextGeneration()
{
    static std::atomic<std::uint64_t> last {0};
    return ++last;
}

template<std::size_t N>
void seed(Dictionary &dictionary, const std::array<std::string_view, N> &names)
{
    for (std::size_t i = 1; i < N; ++i)
        dictionary.intern(names[i]);
}

} // namespace

LocalDictionaries::LocalDictionaries()
    : generation(nextGeneration())
{
    seed(values[static_cast<std::size_t>(DictionaryId::Stages)], kStageNames);
    seed(values[static_cast<std::size_t>(DictionaryId::Levels)], kLevelNames);
    seed(values[static_cast<std::size_t>(DictionaryId::Outcomes)], kOutcomeNames);
}

BatchBuilder::BatchBuilder()
    : m_dictionaries(std::make_shared<LocalDictionaries>())
{
}

void BatchBuilder::beginEvent()
{
    m_current = {};
    m_current.time = kNoTime;
    m_current.duration = kNoDuration;
}

Code BatchBuilder::intern(Dictionary &dictionary, std::string_view value)
{
    RecentValue &recent = m_recent[roughHash(&dictionary, value) >> (64 - kRecentBits)];
    if (recent.dictionary != &dictionary || recent.value != value) {
        recent.dictionary = &dictionary;
        recent.code = dictionary.intern(value);
        recent.value = dictionary.value(recent.code);
    }
    return recent.code;
}

void BatchBuilder::set(Column column, std::string_view value)
{
    const auto index = static_cast<std::size_t>(column);
    m_current.codes[index] =
        intern(m_dictionaries->values[static_cast<std::size_t>(kColumns[index].dictionary)], value);
}

std::string_view BatchBuilder::text(Column column) const
{
    const auto index = static_cast<std::size_t>(column);
    return m_dictionaries->values[static_cast<std::size_t>(kColumns[index].dictionary)].value(
        m_current.codes[index]);
}

Code BatchBuilder::internTuple(Column column, std::span<const Code> codes)
{
    const std::string_view bytes(reinterpret_cast<const char *>(codes.data()), codes.size_bytes());
    return intern(m_dictionaries->tuples[static_cast<std::size_t>(column)], bytes);
}

void BatchBuilder::setList(Column column, std::span<const std::string_view> elements)
{
    const auto index = static_cast<std::size_t>(column);
    Dictionary &dictionary =
        m_dictionaries->values[static_cast<std::size_t>(kColumns[index].dictionary)];
    m_tuple.clear();
    for (const std::string_view element : elements)
        m_tuple.push_back(intern(dictionary, element));
    m_current.codes[index] = internTuple(column, m_tuple);
}

void BatchBuilder::setObjectType(const std::array<std::string_view, 4> &parts)
{
    m_tuple.clear();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        Dictionary &dictionary =
            m_dictionaries->values[static_cast<std::size_t>(kObjectTypeDictionaries[i])];
        m_tuple.push_back(parts[i].data() == nullptr ? kMissing : intern(dictionary, parts[i]));
    }
    cell(Column::ObjectType) = internTuple(Column::ObjectType, m_tuple);
}

void BatchBuilder::setAuditId(std::string_view id)
{
    if (const auto uuid = AuditId::fromUuid(id))
        m_current.auditId = *uuid;
    else if (!id.empty())
        m_current.auditId = AuditId::fromTextCode(
            m_dictionaries->values[static_cast<std::size_t>(DictionaryId::AuditIdTexts)].intern(
                id));
}

void BatchBuilder::setTimes(std::int64_t time, std::int64_t duration)
{
    m_current.time = time;
    m_current.duration = duration;
}

void BatchBuilder::endEvent(const EventPlace &place, std::uint32_t contentHash)
{
    cell(Column::Source) = static_cast<std::uint32_t>(place.source);
    m_current.offset = place.offset;
    m_current.length = place.length;
    m_current.line = place.line;
    m_current.contentHash = contentHash;
    m_batch.events.push_back(m_current);
}

void BatchBuilder::dropEvent()
{
    beginEvent();
}

EventBatch BatchBuilder::take()
{
    EventBatch batch = std::move(m_batch);
    m_batch = {};
    m_batch.events.reserve(batch.size()); // the next block of input holds about as many
    batch.dictionaries = m_dictionaries;
    bool full = false;
    for (std::size_t i = 0; i < kDictionaryCount; ++i) {
        batch.valueCount[i] = m_dictionaries->values[i].size();
        full = full || batch.valueCount[i] > kMaximumLocalValues;
    }
    for (std::size_t i = 0; i < kColumnCount; ++i)
        batch.tupleCount[i] = m_dictionaries->tuples[i].size();
    if (full) {
        m_dictionaries = std::make_shared<LocalDictionaries>();
        m_recent.fill({});
    }
    return batch;
}

} // namespace kubewake
