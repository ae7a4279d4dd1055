// SPDX-License-Identifier: Apache-2.0
#include "model/entities/addressgroups.h"

namespace kubewake {

Code AddressGroups::of(Code code)
{
    if (code == kMissing)
        return code;
    if (m_known.empty())
        m_known.resize(m_snapshot.dictionarySize(DictionaryId::Ips), kMissing);
    Code &known = m_known[code];
    if (known == kMissing) {
        const auto address = IpAddress::parse(m_snapshot.value(DictionaryId::Ips, code));
        known = address ? m_first.try_emplace(*address, code).first->second : code;
    }
    return known;
}

} // namespace kubewake
