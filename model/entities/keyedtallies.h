// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/fieldcatalogue.h"
#include "model/entities/addressgroups.h"
#include "model/store/fieldstorage.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace kubewake {

// What is known of the rows that share some values.
struct Tally
{
    std::uint32_t requests = 0;
    std::uint32_t refused = 0; // denied or failed
    MicrosecondsUtc first = kNoTime;
    MicrosecondsUtc last = kNoTime;

    void add(MicrosecondsUtc time, bool isRefused);
};

// Denied or failed.
[[nodiscard]] bool isRefused(const EventSnapshot &snapshot, Row row);

inline constexpr std::size_t kMaximumKeyFields = 6;
using TallyKey = std::array<Code, kMaximumKeyFields>; // codes of the fields; the rest is 0

struct TallyKeyHash
{
    [[nodiscard]] std::size_t operator()(const TallyKey &key) const
    {
        std::uint64_t hash = 0;
        for (const Code code : key)
            hash = (hash ^ code) * 0x9E3779B97F4A7C15ULL;
        return static_cast<std::size_t>(hash ^ (hash >> 32));
    }
};

// Counts rows by the values of some coded fields. Owned by one job. At most so many distinct keys
// are told apart: hostile evidence has as many as rows. A key that is there has all its rows.
class KeyedTallies
{
public:
    using Map = std::unordered_map<TallyKey, Tally, TallyKeyHash>;

    static constexpr std::size_t kMaximumKeys = 500'000; // about 100 bytes each

    // At most one of the fields is a list: each of its distinct values counts. Spellings of an
    // address are one value. The arguments have to outlive it.
    KeyedTallies(const EventSnapshot &snapshot, AddressGroups &addresses,
                 std::vector<FieldId> fields, std::size_t maximumKeys = kMaximumKeys);

    void add(Row row, bool isRefused);
    void addKey(const TallyKey &key, MicrosecondsUtc time, bool isRefused);
    // The keys that the row counts for; a list without a value: none.
    void forEachKey(Row row, const std::function<void(const TallyKey &)> &visit);

    [[nodiscard]] const std::vector<FieldId> &fields() const { return m_fields; }
    [[nodiscard]] const Map &tallies() const { return m_tallies; }
    [[nodiscard]] bool isComplete() const { return m_complete; } // no key was left out
    [[nodiscard]] std::optional<std::string> value(const TallyKey &key, std::size_t field) const;

private:
    [[nodiscard]] Code codeOf(std::size_t field, Row row);

    const EventSnapshot &m_snapshot;
    AddressGroups &m_addresses;
    std::vector<FieldId> m_fields;
    std::vector<FieldStorage> m_storages;
    std::size_t m_list; // the field that is a list; their number if none is
    std::size_t m_maximumKeys;
    Map m_tallies;
    bool m_complete = true;
};

} // namespace kubewake
