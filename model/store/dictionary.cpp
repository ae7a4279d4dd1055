// SPDX-License-Identifier: Apache-2.0
#include "model/store/dictionary.h"

#include "model/store/valuehash.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace kubewake {
namespace {

constexpr std::size_t kFirstSlots = 64; // a power of two, as every later size
constexpr std::size_t kFirstArena = 1024;
constexpr std::size_t kArenaBlock = 1 << 20;

std::uint32_t slotHash(std::string_view value)
{
    return static_cast<std::uint32_t>(valueHash(value));
}

} // namespace

Dictionary::Dictionary()
    : m_slots(kFirstSlots, Slot {0, kMissing})
{
    m_values.push_back({});
}

std::size_t Dictionary::slotOf(std::string_view value, std::uint32_t hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    while (m_slots[at].code != kMissing) {
        if (m_slots[at].hash == hash && m_values[m_slots[at].code] == value)
            return at;
        at = (at + 1) & mask;
    }
    return at;
}

Code Dictionary::intern(std::string_view value)
{
    const std::uint32_t hash = slotHash(value);
    std::size_t at = slotOf(value, hash);
    if (m_slots[at].code != kMissing)
        return m_slots[at].code;
    if ((std::size_t {m_values.size()} + 1) * 2 > m_slots.size()) {
        grow();
        at = slotOf(value, hash);
    }
    const Code code = m_values.size();
    m_values.push_back(keep(value));
    m_slots[at] = {hash, code};
    return code;
}

Code Dictionary::find(std::string_view value) const
{
    return m_slots[slotOf(value, slotHash(value))].code;
}

std::string_view Dictionary::keep(std::string_view value)
{
    if (m_arena.empty() || m_arenaUsed + value.size() > m_arena.back().size()) {
        const std::size_t block = m_arena.empty() ? kFirstArena : kArenaBlock;
        m_arena.emplace_back(std::max(block, value.size()), m_memory);
        m_arenaUsed = 0;
    }
    char *place = m_arena.back().data() + m_arenaUsed;
    if (!value.empty())
        std::memcpy(place, value.data(), value.size());
    m_arenaUsed += value.size();
    return {place, value.size()};
}

// By the hashes in the slots: the values themselves are all over memory.
void Dictionary::grow()
{
    const std::vector<Slot> before =
        std::exchange(m_slots, std::vector<Slot>(m_slots.size() * 2, Slot {0, kMissing}));
    const std::size_t mask = m_slots.size() - 1;
    for (const Slot &slot : before) {
        if (slot.code == kMissing)
            continue;
        std::size_t at = slot.hash & mask;
        while (m_slots[at].code != kMissing)
            at = (at + 1) & mask;
        m_slots[at] = slot;
    }
}

} // namespace kubewake
