// SPDX-License-Identifier: Apache-2.0
#include "model/addresses/addressknowledge.h"

#include "model/addresses/addressclasses.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace kubewake {
namespace {

std::optional<AddressClass> classWithin(const ClusterNetworks &cluster, const IpAddress &address)
{
    // A pod on the network of its host has the address of the node.
    if (cluster.services.contains(address))
        return AddressClass::Service;
    if (cluster.nodes.contains(address))
        return AddressClass::Node;
    if (cluster.pods.contains(address))
        return AddressClass::Pod;
    return std::nullopt;
}

bool isAnywhere(AddressClass addressClass)
{
    return addressClass == AddressClass::Public || addressClass == AddressClass::Reserved;
}

} // namespace

AddressKnowledge::AddressKnowledge(AddressContext given, ClusterNetworks inferred)
    : m_given(std::move(given))
    , m_inferred(std::move(inferred))
{
}

AddressClass AddressKnowledge::classOf(const IpAddress &address) const
{
    const AddressClass alone = kubewake::classOf(address);
    if (alone == AddressClass::Loopback)
        return alone;
    for (const ClusterNetworks *cluster : {&m_given.cluster, &m_inferred}) {
        if (const auto within = classWithin(*cluster, address))
            return *within;
    }
    return m_given.known.contains(address) ? AddressClass::KnownNetwork : alone;
}

AddressFacts AddressKnowledge::factsOf(std::string_view text) const
{
    AddressFacts facts;
    const auto address = IpAddress::parse(text);
    if (!address)
        return facts;
    facts[static_cast<std::size_t>(AddressFact::Class)] =
        kAddressClassNames[static_cast<std::size_t>(classOf(*address))];
    if (isAnywhere(kubewake::classOf(*address))) {
        for (const GeoDatabasePtr &database : m_given.databases)
            database->look(*address, facts);
    }
    return facts;
}

bool AddressKnowledge::gives(AddressFact fact) const
{
    return fact == AddressFact::Class
        || std::ranges::any_of(m_given.databases, [fact](const GeoDatabasePtr &database) {
               return database->gives(fact);
           });
}

} // namespace kubewake
