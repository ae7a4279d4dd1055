// SPDX-License-Identifier: Apache-2.0
#include "model/store/eventbatch.h"

#include "model/audit/vocabulary.h"
#include "model/core/timestamp.h"
#include "model/store/eventchunk.h"

namespace kubewake {
namespace {

// A parser's own dictionaries start anew above this many values: they exist twice (here and in the
// store), so their size has to be bounded.
constexpr Code kMaximumLocalValues = 1 << 20;

template<std::size_t N>
void seed(Dictionary &dictionary, const std::array<std::string_view, N> &names)
{
    for (std::size_t i = 1; i < N; ++i)
        dictionary.intern(names[i]);
}

} // namespace

LocalDictionaries::LocalDictionaries()
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
    m_current.fill(kMissing);
    m_auditId = {};
    m_time = kNoTime;
    m_duration = kNoDuration;
}

void BatchBuilder::set(Column column, std::string_view value)
{
    const auto index = static_cast<std::size_t>(column);
    LastValue &last = m_last[index];
    if (last.code == kMissing || last.value != value) {
        Dictionary &dictionary
            = m_dictionaries->values[static_cast<std::size_t>(kColumns[index].dictionary)];
        last.code = dictionary.intern(value);
        last.value = dictionary.value(last.code);
    }
    m_current[index] = last.code;
}

Code BatchBuilder::internTuple(Column column, std::span<const Code> codes)
{
    const std::string_view bytes(reinterpret_cast<const char *>(codes.data()), codes.size_bytes());
    const auto index = static_cast<std::size_t>(column);
    LastValue &last = m_last[index];
    if (last.code == kMissing || last.value != bytes) {
        Dictionary &tuples = m_dictionaries->tuples[index];
        last.code = tuples.intern(bytes);
        last.value = tuples.value(last.code);
    }
    return last.code;
}

void BatchBuilder::setList(Column column, std::span<const std::string_view> elements)
{
    const auto index = static_cast<std::size_t>(column);
    Dictionary &dictionary
        = m_dictionaries->values[static_cast<std::size_t>(kColumns[index].dictionary)];
    m_tuple.clear();
    for (const std::string_view element : elements)
        m_tuple.push_back(dictionary.intern(element));
    m_current[index] = internTuple(column, m_tuple);
}

void BatchBuilder::setObjectType(const std::array<std::string_view, 4> &parts)
{
    m_tuple.clear();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        Dictionary &dictionary
            = m_dictionaries->values[static_cast<std::size_t>(kObjectTypeDictionaries[i])];
        m_tuple.push_back(parts[i].data() == nullptr ? kMissing : dictionary.intern(parts[i]));
    }
    cell(Column::ObjectType) = internTuple(Column::ObjectType, m_tuple);
}

void BatchBuilder::setAuditId(std::string_view id)
{
    if (const auto uuid = AuditId::fromUuid(id))
        m_auditId = *uuid;
    else if (!id.empty())
        m_auditId = AuditId::fromTextCode(
            m_dictionaries->values[static_cast<std::size_t>(DictionaryId::AuditIdTexts)].intern(id));
}

void BatchBuilder::setTimes(std::int64_t time, std::int64_t duration)
{
    m_time = time;
    m_duration = duration;
}

void BatchBuilder::endEvent(const EventPlace &place, std::uint32_t contentHash)
{
    cell(Column::Source) = static_cast<std::uint32_t>(place.source);
    for (std::size_t i = 0; i < kColumnCount; ++i)
        m_batch.codes[i].push_back(m_current[i]);
    m_batch.auditId.push_back(m_auditId);
    m_batch.time.push_back(m_time);
    m_batch.duration.push_back(m_duration);
    m_batch.offset.push_back(static_cast<std::int64_t>(place.offset));
    m_batch.length.push_back(place.length);
    m_batch.line.push_back(static_cast<std::int64_t>(place.line));
    m_batch.contentHash.push_back(contentHash);
}

void BatchBuilder::dropEvent()
{
    beginEvent();
}

EventBatch BatchBuilder::take()
{
    EventBatch batch = std::move(m_batch);
    m_batch = {};
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
        m_last.fill({});
    }
    return batch;
}

} // namespace kubewake
