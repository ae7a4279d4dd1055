// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/ipaddress.h"

#include <cstddef>
#include <map>
#include <set>
#include <utility>

namespace kubewake {

// Networks and single addresses, of which there may be many. A value. contains() costs one look-up
// for each prefix length that occurs.
class NetworkSet
{
public:
    // False if it was there.
    bool insert(const IpNetwork &network);
    bool insert(const IpAddress &address);

    [[nodiscard]] bool contains(const IpAddress &address) const;
    [[nodiscard]] std::size_t size() const { return m_size; }

    friend bool operator==(const NetworkSet &, const NetworkSet &) = default;

private:
    std::map<std::pair<IpAddress::Family, unsigned>, std::set<IpAddress>> m_byLength;
    std::size_t m_size = 0;
};

// The address without what follows its first `length` bits.
[[nodiscard]] IpAddress prefixOf(const IpAddress &address, unsigned length);

} // namespace kubewake
