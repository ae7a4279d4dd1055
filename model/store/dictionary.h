// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/ids.h"
#include "model/store/stablearray.h"
#include "model/store/storememory.h"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace kubewake {

// The distinct values of a column, each with a Code in order of first appearance. Code 0 means
// "absent"; a value that is present but empty has a code of its own.
// One writer; readers may look up the codes of a snapshot they hold at the same time, unlocked.
// Memory: the bytes once, 16 bytes an entry, 12 to 24 bytes a hash slot.
class Dictionary
{
public:
    Dictionary();
    Dictionary(const Dictionary &) = delete;
    Dictionary &operator=(const Dictionary &) = delete;

    // Where values are kept from now on.
    void setMemory(StoreMemoryPtr memory) { m_memory = std::move(memory); }

    // The code of `value`, adding it if it is new. Writer only.
    Code intern(std::string_view value);

    // The code of `value`, or kMissing if it is not there. Writer only: the hash table moves.
    [[nodiscard]] Code find(std::string_view value) const;

    // One more than the highest code.
    [[nodiscard]] Code size() const { return m_values.size(); }

    // Valid as long as the dictionary. Empty for kMissing.
    [[nodiscard]] std::string_view value(Code code) const { return m_values[code]; }

private:
    struct Slot
    {
        std::uint32_t hash;
        Code code; // kMissing: free
    };

    [[nodiscard]] std::size_t slotOf(std::string_view value, std::uint32_t hash) const;
    std::string_view keep(std::string_view value);
    void grow();

    StableArray<std::string_view> m_values;
    std::vector<Slot> m_slots;
    StoreMemoryPtr m_memory;
    std::vector<StoreBytes> m_arena;
    std::size_t m_arenaUsed = 0;
};

} // namespace kubewake
