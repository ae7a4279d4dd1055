// SPDX-License-Identifier: Apache-2.0
#include "model/store/dictionary.h"

#include "model/store/valuehash.h"

#include <algorithm>
#include <cstring>

namespace kubewake {
namespace {

constexpr std::size_t kFirstSlots = 64; // a power of two, as every later size
constexpr std::size_t kFirstArena = 1024;
constexpr std::size_t kArenaBlock = 1 << 20;

} // namespace

Dictionary::Dictionary()
    : m_slots(kFirstSlots, Slot {0, kMissing})
{
    m_values.push_back({});
}

std::size_t Dictionary::slotOf(std::string_view value, std::uint64_t hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    const auto tag = static_cast<std::uint32_t>(hash >> 32);
    std::size_t at = static_cast<std::size_t>(hash) & mask;
    while (m_slots[at].code != kMissing) {
        if (m_slots[at].hash == tag && m_values[m_slots[at].code] == value)
            return at;
        at = (at + 1) & mask;
    }
    return at;
}

Code Dictionary::intern(std::string_view value)
{
    const std::uint64_t hash = valueHash(value);
    std::size_t at = slotOf(value, hash);
    if (m_slots[at].code != kMissing)
        return m_slots[at].code;
    if ((std::size_t {m_values.size()} + 1) * 2 > m_slots.size()) {
        grow();
        at = slotOf(value, hash);
    }
    const Code code = m_values.size();
    m_values.push_back(keep(value));
    m_slots[at] = {static_cast<std::uint32_t>(hash >> 32), code};
    return code;
}

Code Dictionary::find(std::string_view value) const
{
    return m_slots[slotOf(value, valueHash(value))].code;
}

std::string_view Dictionary::keep(std::string_view value)
{
    if (m_arena.empty() || m_arenaUsed + value.size() > m_arenaSize) {
        const std::size_t block = m_arena.empty() ? kFirstArena : kArenaBlock;
        m_arenaSize = std::max(block, value.size());
        m_arena.push_back(std::make_unique_for_overwrite<char[]>(m_arenaSize));
        m_arenaUsed = 0;
    }
    char *place = m_arena.back().get() + m_arenaUsed;
    if (!value.empty())
        std::memcpy(place, value.data(), value.size());
    m_arenaUsed += value.size();
    return {place, value.size()};
}

void Dictionary::grow()
{
    m_slots.assign(m_slots.size() * 2, Slot {0, kMissing});
    const std::size_t mask = m_slots.size() - 1;
    for (Code code = 1; code < m_values.size(); ++code) {
        const std::uint64_t hash = valueHash(m_values[code]);
        std::size_t at = static_cast<std::size_t>(hash) & mask;
        while (m_slots[at].code != kMissing)
            at = (at + 1) & mask;
        m_slots[at] = {static_cast<std::uint32_t>(hash >> 32), code};
    }
}

} // namespace kubewake
