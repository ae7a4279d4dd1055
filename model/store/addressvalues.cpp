// SPDX-License-Identifier: Apache-2.0
#include "model/store/addressvalues.h"

#include "model/store/eventsnapshot.h"

namespace kubewake {

AddressValues::AddressValues(AddressSourcePtr source)
    : m_source(std::move(source))
{
    for (StableArray<Code> &codes : m_codes)
        codes.push_back(kMissing);
}

void AddressValues::extend(EventSnapshot &snapshot)
{
    const std::lock_guard lock(m_mutex);
    const Code count = snapshot.tupleCount(Column::SourceIps);
    for (Code tuple = m_codes.front().size(); tuple < count; ++tuple) {
        const Code peer = snapshot.derived(DerivedMap::PeerOfIps, tuple);
        const Codes codes =
            peer == kMissing ? Codes {} : codesOf(peer, snapshot.value(DictionaryId::Ips, peer));
        for (std::size_t fact = 0; fact < kAddressFactCount; ++fact)
            m_codes[fact].push_back(codes[fact]);
    }
    for (std::size_t fact = 0; fact < kAddressFactCount; ++fact) {
        const DictionaryId id = dictionaryOf(static_cast<AddressFact>(fact));
        snapshot.m_valueCount[static_cast<std::size_t>(id)] = m_values[fact].size();
    }
}

const AddressValues::Codes &AddressValues::codesOf(Code address, std::string_view text)
{
    if (address >= m_ofAddress.size())
        m_ofAddress.resize(std::size_t {address} + 1);
    std::optional<Codes> &known = m_ofAddress[address];
    if (!known) {
        known.emplace();
        const AddressFacts facts = m_source->factsOf(text);
        for (std::size_t fact = 0; fact < kAddressFactCount; ++fact)
            (*known)[fact] = facts[fact].empty() ? kMissing : m_values[fact].intern(facts[fact]);
    }
    return *known;
}

} // namespace kubewake
