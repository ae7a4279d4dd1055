// SPDX-License-Identifier: Apache-2.0
#include "model/entities/keyedtallies.h"

#include "model/audit/vocabulary.h"
#include "model/store/fieldvalues.h"

#include <algorithm>

namespace kubewake {

void Tally::add(MicrosecondsUtc time, bool isRefused)
{
    ++requests;
    refused += isRefused ? 1 : 0;
    if (time == kNoTime)
        return;
    first = first == kNoTime ? time : std::min(first, time);
    last = std::max(last, time);
}

bool isRefused(const EventSnapshot &snapshot, Row row)
{
    const auto outcome = static_cast<Outcome>(snapshot.code(Column::Outcome, row));
    return outcome == Outcome::Denied || outcome == Outcome::Failed;
}

KeyedTallies::KeyedTallies(const EventSnapshot &snapshot, AddressGroups &addresses,
                           std::vector<FieldId> fields, std::size_t maximumKeys)
    : m_snapshot(snapshot)
    , m_addresses(addresses)
    , m_fields(std::move(fields))
    , m_list(m_fields.size())
    , m_maximumKeys(maximumKeys)
{
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        m_storages.push_back(storageOf(m_fields[i]));
        if (m_storages.back().kind == FieldStorage::Kind::List)
            m_list = i;
    }
}

Code KeyedTallies::codeOf(std::size_t field, Row row)
{
    const FieldStorage &storage = m_storages[field];
    const Code code = fieldCode(m_snapshot, storage, row);
    return storage.dictionary == DictionaryId::Ips ? m_addresses.of(code) : code;
}

void KeyedTallies::forEachKey(Row row, const std::function<void(const TallyKey &)> &visit)
{
    TallyKey key {};
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        if (i != m_list)
            key.at(i) = codeOf(i, row);
    }
    if (m_list == m_fields.size()) {
        visit(key);
        return;
    }
    const FieldStorage &storage = m_storages[m_list];
    std::vector<Code> codes =
        m_snapshot.tuple(storage.column, m_snapshot.code(storage.column, row));
    if (storage.dictionary == DictionaryId::Ips)
        std::ranges::transform(codes, codes.begin(),
                               [this](Code code) { return m_addresses.of(code); });
    std::ranges::sort(codes);
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    for (const Code code : codes) {
        key.at(m_list) = code;
        visit(key);
    }
}

void KeyedTallies::add(Row row, bool isRefused)
{
    const MicrosecondsUtc time = m_snapshot.time(row);
    forEachKey(row, [&](const TallyKey &key) { addKey(key, time, isRefused); });
}

void KeyedTallies::addKey(const TallyKey &key, MicrosecondsUtc time, bool isRefused)
{
    auto found = m_tallies.find(key);
    if (found == m_tallies.end()) {
        if (m_tallies.size() == m_maximumKeys) {
            m_complete = false;
            return;
        }
        found = m_tallies.try_emplace(key).first;
    }
    found->second.add(time, isRefused);
}

std::optional<std::string> KeyedTallies::value(const TallyKey &key, std::size_t field) const
{
    const Code code = key.at(field);
    return code == kMissing
        ? std::nullopt
        : std::optional(std::string(m_snapshot.value(m_storages[field].dictionary, code)));
}

} // namespace kubewake
