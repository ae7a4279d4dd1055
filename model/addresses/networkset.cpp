// SPDX-License-Identifier: Apache-2.0
#include "model/addresses/networkset.h"

namespace kubewake {

IpAddress prefixOf(const IpAddress &address, unsigned length)
{
    IpAddress prefix = address;
    for (unsigned byte = 0; byte < prefix.bytes.size(); ++byte) {
        const unsigned first = byte * 8;
        const unsigned kept = length <= first ? 0 : length - first;
        if (kept < 8)
            prefix.bytes[byte] = static_cast<std::uint8_t>(prefix.bytes[byte] & (0xff00U >> kept));
    }
    return prefix;
}

bool NetworkSet::insert(const IpNetwork &network)
{
    const bool isNew = m_byLength[{network.address.family, network.prefixLength}]
                           .insert(prefixOf(network.address, network.prefixLength))
                           .second;
    m_size += isNew ? 1 : 0;
    return isNew;
}

bool NetworkSet::insert(const IpAddress &address)
{
    return insert(IpNetwork {address, address.family == IpAddress::Family::V4 ? 32U : 128U});
}

bool NetworkSet::contains(const IpAddress &address) const
{
    for (const auto &[key, prefixes] : m_byLength) {
        if (key.first == address.family && prefixes.contains(prefixOf(address, key.second)))
            return true;
    }
    return false;
}

} // namespace kubewake
