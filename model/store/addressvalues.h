// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/column.h"
#include "model/store/dictionary.h"
#include "model/store/stablearray.h"

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

class EventSnapshot;

// What can be known of an address that no event says; each has a field of the catalogue.
enum class AddressFact : std::uint8_t {
    Class, // one of kAddressClassNames
    CountryCode,
    CountryName,
    City,
    AsNumber,
    AsOrganization,
};
inline constexpr std::size_t kAddressFactCount =
    static_cast<std::size_t>(AddressFact::AsOrganization) + 1;

[[nodiscard]] constexpr DictionaryId dictionaryOf(AddressFact fact)
{
    return static_cast<DictionaryId>(static_cast<std::size_t>(DictionaryId::AddressClasses)
                                     + static_cast<std::size_t>(fact));
}
[[nodiscard]] constexpr DerivedMap mapOf(AddressFact fact)
{
    return static_cast<DerivedMap>(static_cast<std::size_t>(DerivedMap::ClassOfPeer)
                                   + static_cast<std::size_t>(fact));
}
static_assert(mapOf(AddressFact::AsOrganization) == DerivedMap::AsOrganizationOfPeer);
static_assert(dictionaryOf(AddressFact::AsOrganization) == DictionaryId::AsOrganizations);

// By AddressFact; empty: not known.
using AddressFacts = std::array<std::string, kAddressFactCount>;

// Who knows something of addresses. Immutable; any thread.
class AddressSource
{
public:
    AddressSource() = default;
    AddressSource(const AddressSource &) = delete;
    AddressSource &operator=(const AddressSource &) = delete;
    virtual ~AddressSource() = default;

    // `address`: as the event has it, which may be no address at all. Valid UTF-8.
    [[nodiscard]] virtual AddressFacts factsOf(std::string_view address) const = 0;
    // Is that known of any address? Not without a database that has it.
    [[nodiscard]] virtual bool gives(AddressFact fact) const = 0;
};
using AddressSourcePtr = std::shared_ptr<const AddressSource>;

// What a source knows of the peers of the events of one store: asked once for each distinct
// address, when a snapshot with a new one comes. Append-only like the store's dictionaries, so
// that snapshots read it without a lock while it grows for later ones.
class AddressValues
{
public:
    explicit AddressValues(AddressSourcePtr source);

    [[nodiscard]] const AddressSourcePtr &source() const { return m_source; }

    // `id` and `map` are of addresses; `sourceIps` is a code of Column::SourceIps.
    [[nodiscard]] std::string_view value(DictionaryId id, Code code) const
    {
        return m_values[static_cast<std::size_t>(id)
                        - static_cast<std::size_t>(DictionaryId::AddressClasses)]
            .value(code);
    }
    [[nodiscard]] Code ofPeer(DerivedMap map, Code sourceIps) const
    {
        return m_codes[static_cast<std::size_t>(map)
                       - static_cast<std::size_t>(DerivedMap::ClassOfPeer)][sourceIps];
    }

    // Learns the peers of `snapshot`, and tells it how many values there are. Any thread.
    void extend(EventSnapshot &snapshot);

private:
    using Codes = std::array<Code, kAddressFactCount>;

    [[nodiscard]] const Codes &codesOf(Code address, std::string_view text);

    AddressSourcePtr m_source;
    std::array<Dictionary, kAddressFactCount> m_values;
    std::array<StableArray<Code>, kAddressFactCount> m_codes; // by code of Column::SourceIps
    std::mutex m_mutex; // of those who extend
    std::vector<std::optional<Codes>> m_ofAddress; // by code of DictionaryId::Ips
};

} // namespace kubewake
