// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/recentvalues.h"

#include <algorithm>
#include <cstring>

namespace kubewake {
namespace {

constexpr std::size_t kWord = 8;
constexpr std::size_t kMaximumSamples = 6;

std::uint64_t wordAt(const char *from)
{
    std::uint64_t word = 0;
    std::memcpy(&word, from, sizeof word);
    return word;
}

} // namespace

RecentValues::RecentValues(std::span<const Column> columns)
    : m_columns(columns)
    , m_slots(kSlots)
{
}

// Looks at no more than kMaximumSamples words, each with a factor of its own, so that they are not
// worked through one after the other. Who aims for collisions gains nothing: they only cost the
// reading that this saves.
std::size_t RecentValues::slotOf(std::string_view bytes)
{
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;
    std::uint64_t hash = bytes.size();
    if (bytes.size() >= kWord) {
        const std::size_t step = std::max(kWord, bytes.size() / kMaximumSamples);
        std::uint64_t factor = kOdd;
        for (std::size_t at = 0; at + kWord <= bytes.size(); at += step, factor += 2 * kOdd)
            hash += wordAt(bytes.data() + at) * factor;
        hash ^= hash >> 32;
        hash += wordAt(bytes.data() + bytes.size() - kWord);
    } else {
        for (const char byte : bytes)
            hash = (hash << 8) + static_cast<unsigned char>(byte);
    }
    hash *= kOdd;
    return static_cast<std::size_t>((hash ^ (hash >> 29)) * kOdd >> (64 - kSlotBits));
}

void RecentValues::remember(std::string_view bytes, const BatchBuilder &builder, std::uint8_t notes)
{
    if (bytes.size() > kMaximumBytes)
        return;
    Slot &slot = m_slots[m_asked];
    slot.bytes.assign(bytes);
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        slot.codes[i] = builder.code(m_columns[i]);
    slot.notes = notes;
}

void RecentValues::clear(BatchBuilder &builder) const
{
    for (const Column column : m_columns)
        builder.setCode(column, kMissing);
}

void RecentValues::forgetAll(std::uint64_t generation)
{
    m_generation = generation;
    for (Slot &slot : m_slots)
        slot.bytes.clear();
}

} // namespace kubewake
