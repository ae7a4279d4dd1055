// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/ipaddress.h"
#include "model/store/eventsnapshot.h"

#include <map>
#include <vector>

namespace kubewake {

// Spellings of one IP address as one value, as a filter takes them: `::1` is `0:0:0:0:0:0:0:1`.
// Owned by one job. Cost: a parse for each distinct address that is asked about.
class AddressGroups
{
public:
    explicit AddressGroups(const EventSnapshot &snapshot)
        : m_snapshot(snapshot)
    {
    }

    // The first code of DictionaryId::Ips that was asked about and means the same address.
    [[nodiscard]] Code of(Code code);

private:
    const EventSnapshot &m_snapshot;
    std::vector<Code> m_known; // kMissing: not yet
    std::map<IpAddress, Code> m_first;
};

} // namespace kubewake
