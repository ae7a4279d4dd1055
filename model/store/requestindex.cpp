// SPDX-License-Identifier: Apache-2.0
#include "model/store/requestindex.h"

#include "model/store/valuehash.h"

#include <cstring>
#include <utility>

namespace kubewake {
namespace {

constexpr std::size_t kFirstSlots = 1024; // a power of two

} // namespace

RequestIndex::RequestIndex()
    : m_slots(kFirstSlots)
{
}

std::uint64_t RequestIndex::hashOf(const AuditId &id)
{
    char bytes[16];
    std::memcpy(bytes, &id.high, 8);
    std::memcpy(bytes + 8, &id.low, 8);
    return valueHash({bytes, sizeof bytes});
}

std::uint32_t RequestIndex::find(const AuditId &id, std::uint64_t hash,
                                 const RequestTable &requests) const
{
    const auto low = static_cast<std::uint32_t>(hash);
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t at = low & mask; m_slots[at].stored != 0; at = (at + 1) & mask) {
        const std::uint32_t request = m_slots[at].stored - 1;
        if (m_slots[at].hash == low && requests[RequestId {request}].id == id)
            return request;
    }
    return requests.size();
}

void RequestIndex::insert(RequestId request, std::uint64_t hash)
{
    if ((std::size_t {m_used} + 1) * 2 > m_slots.size()) {
        const std::vector<Slot> old = std::exchange(m_slots, std::vector<Slot>(m_slots.size() * 2));
        for (const Slot &slot : old) {
            if (slot.stored != 0)
                place(slot);
        }
    }
    place({static_cast<std::uint32_t>(request) + 1, static_cast<std::uint32_t>(hash)});
    ++m_used;
}

void RequestIndex::place(Slot slot)
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = slot.hash & mask;
    while (m_slots[at].stored != 0)
        at = (at + 1) & mask;
    m_slots[at] = slot;
}

} // namespace kubewake
