// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/entities/addressgroups.h"
#include "model/query/valuecounts.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace kubewake {

struct AddressUse
{
    std::string address {}; // the peer; empty: the event names none
    std::uint32_t requests = 0;
    MicrosecondsUtc first = kNoTime;
    MicrosecondsUtc last = kNoTime;
};

// What was done with a credential. Lists are the most frequent first, ties by name.
struct CredentialUses
{
    static constexpr std::size_t kMaximumListed = 100;

    std::uint32_t requests = 0;
    std::uint32_t refused = 0; // denied or failed
    MicrosecondsUtc first = kNoTime;
    MicrosecondsUtc last = kNoTime;
    Row firstRow = 0;
    std::vector<ValueCount> users {}; // who authenticated with it
    std::size_t userCount = 0;
    std::vector<AddressUse> addresses {};
    std::size_t addressCount = 0;
    std::vector<ValueCount> agents {};
    std::size_t agentCount = 0;

    // Lists end after kMaximumListed; the totals stay.
    void shorten();
};

// Adds up the uses of one credential, row by row, in codes. Spellings of an address are one. Owned
// by one job; not thread-safe.
class CredentialUseCounter
{
public:
    CredentialUseCounter(const EventSnapshot &snapshot, AddressGroups &addresses)
        : m_snapshot(&snapshot)
        , m_groups(&addresses)
    {
    }

    void add(Row row);
    // Codes become texts; lists are whole.
    [[nodiscard]] CredentialUses take() const;

private:
    struct Span
    {
        std::uint32_t requests = 0;
        MicrosecondsUtc first = kNoTime;
        MicrosecondsUtc last = kNoTime;
    };

    [[nodiscard]] std::vector<ValueCount>
    textsOf(DictionaryId id, const std::unordered_map<Code, std::uint32_t> &counts) const;

    const EventSnapshot *m_snapshot;
    AddressGroups *m_groups;
    CredentialUses m_uses;
    std::unordered_map<Code, std::uint32_t> m_users;
    std::unordered_map<Code, Span> m_addresses;
    std::unordered_map<Code, std::uint32_t> m_agents;
};

} // namespace kubewake
