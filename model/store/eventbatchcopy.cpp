// SPDX-License-Identifier: Apache-2.0
#include "model/store/eventbatch.h"

#include <cstring>
#include <unordered_map>

namespace kubewake {
namespace {

// Gives the values of one batch codes in other dictionaries.
class Recoding
{
public:
    Recoding(const LocalDictionaries &from, LocalDictionaries &to)
        : m_from(from)
        , m_to(to)
    {
    }

    Code value(DictionaryId id, Code code)
    {
        const auto index = static_cast<std::size_t>(id);
        const auto [known, isNew] = m_values[index].try_emplace(code, kMissing);
        if (isNew && code != kMissing)
            known->second = m_to.values[index].intern(m_from.values[index].value(code));
        return known->second;
    }

    Code tuple(std::size_t column, Code code)
    {
        const auto [known, isNew] = m_tuples[column].try_emplace(code, kMissing);
        if (!isNew || code == kMissing)
            return known->second;
        const std::string_view bytes = m_from.tuples[column].value(code);
        std::vector<Code> codes(bytes.size() / sizeof(Code));
        if (!codes.empty())
            std::memcpy(codes.data(), bytes.data(), bytes.size());
        for (std::size_t i = 0; i < codes.size(); ++i) {
            const DictionaryId id = elementDictionary(column, i);
            codes[i] = value(id, codes[i]);
        }
        known->second = m_to.tuples[column].intern(
            {reinterpret_cast<const char *>(codes.data()), bytes.size()});
        return known->second;
    }

private:
    const LocalDictionaries &m_from;
    LocalDictionaries &m_to;
    std::array<std::unordered_map<Code, Code>, kDictionaryCount> m_values;
    std::array<std::unordered_map<Code, Code>, kColumnCount> m_tuples;
};

} // namespace

EventBatch copyOf(const EventBatch &batch, const RowBitmap &rows)
{
    EventBatch copy;
    copy.dictionaries = std::make_shared<LocalDictionaries>();
    Recoding recoding(*batch.dictionaries, *copy.dictionaries);
    rows.forEach([&](Row row) {
        EventCells event = batch.events[row];
        for (std::size_t column = 0; column < kColumnCount; ++column) {
            if (kColumns[column].kind == ColumnKind::Value)
                event.codes[column] =
                    recoding.value(kColumns[column].dictionary, event.codes[column]);
            else if (kColumns[column].kind != ColumnKind::Number)
                event.codes[column] = recoding.tuple(column, event.codes[column]);
        }
        if (event.auditId.isText())
            event.auditId = AuditId::fromTextCode(
                recoding.value(DictionaryId::AuditIdTexts, event.auditId.textCode()));
        copy.events.push_back(event);
    });
    for (std::size_t i = 0; i < kDictionaryCount; ++i)
        copy.valueCount[i] = copy.dictionaries->values[i].size();
    for (std::size_t i = 0; i < kColumnCount; ++i)
        copy.tupleCount[i] = copy.dictionaries->tuples[i].size();
    return copy;
}

} // namespace kubewake
