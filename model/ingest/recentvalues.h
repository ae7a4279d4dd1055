// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/eventbatch.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// What one member of an event (its user, say) became in the columns the last times that the same
// bytes were there: events repeat each other's users, statuses and annotations, and to compare
// bytes is cheaper than to read them and to look each value up. Owned by one reader; not
// thread-safe. Memory: at most kSlots times kMaximumBytes and the codes.
class RecentValues
{
public:
    static constexpr unsigned kSlotBits = 9;
    static constexpr std::size_t kSlots = std::size_t {1} << kSlotBits;
    static constexpr std::size_t kMaximumBytes = 2048;
    static constexpr std::size_t kMaximumColumns = 4;

    // `columns`: what is read from the member, at most kMaximumColumns; must outlive this.
    explicit RecentValues(std::span<const Column> columns);

    // True if the bytes were read lately: sets the columns, and `notes` to what was remembered.
    [[nodiscard]] bool recall(std::string_view bytes, BatchBuilder &builder, std::uint8_t &notes)
    {
        if (m_generation != builder.generation())
            forgetAll(builder.generation());
        m_asked = slotOf(bytes);
        const Slot &slot = m_slots[m_asked];
        if (bytes.empty() || slot.bytes != bytes)
            return false;
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            builder.setCode(m_columns[i], slot.codes[i]);
        notes = slot.notes;
        return true;
    }

    // After recall() said no and the bytes were read: what they became.
    void remember(std::string_view bytes, const BatchBuilder &builder, std::uint8_t notes);

    // The columns of `builder`, all absent.
    void clear(BatchBuilder &builder) const;

private:
    struct Slot
    {
        std::string bytes; // empty: free
        std::array<std::uint32_t, kMaximumColumns> codes {};
        std::uint8_t notes = 0;
    };

    [[nodiscard]] static std::size_t slotOf(std::string_view bytes);
    void forgetAll(std::uint64_t generation);

    std::span<const Column> m_columns;
    std::vector<Slot> m_slots;
    std::uint64_t m_generation = 0; // of the builder whose codes are remembered
    std::size_t m_asked = 0; // the slot that recall() looked into
};

} // namespace kubewake
