// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/requesttable.h"

#include <cstdint>
#include <vector>

namespace kubewake {

// Finds the request of an audit ID within one cluster. Open addressing over request ids: 16 to
// 32 bytes a request while loading. The writer's; no thread safety.
class RequestIndex
{
public:
    RequestIndex();

    [[nodiscard]] static std::uint64_t hashOf(const AuditId &id);

    // Hides the cache miss of a find() that follows a little later.
    void prefetch(std::uint64_t hash) const
    {
        __builtin_prefetch(&m_slots[static_cast<std::size_t>(hash) & (m_slots.size() - 1)]);
    }

    // The request, or size() of the table if there is none.
    [[nodiscard]] std::uint32_t find(const AuditId &id, std::uint64_t hash,
                                     const RequestTable &requests) const;

    // `id` must not be there yet.
    void insert(RequestId request, std::uint64_t hash);

private:
    // The requests themselves are all over memory: the hash tells most of the others apart.
    struct Slot
    {
        std::uint32_t stored = 0; // request + 1; 0: free
        std::uint32_t hash = 0; // the low half
    };
    void place(Slot slot);

    std::vector<Slot> m_slots;
    std::uint32_t m_used = 0;
};

} // namespace kubewake
