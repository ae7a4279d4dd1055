// SPDX-License-Identifier: Apache-2.0
#include "model/addresses/networkinference.h"

#include "model/addresses/addressclasses.h"
#include "model/query/eventdocument.h"
#include "model/query/rawreader.h"
#include "model/store/fieldvalues.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <vector>

namespace kubewake {
namespace {

// No node has more pods, and no cluster more services: a larger network is a mistake, or made up.
constexpr unsigned kShortestV4 = 12; // bits
constexpr unsigned kShortestV6 = 32;

unsigned shortestOf(IpAddress::Family family)
{
    return family == IpAddress::Family::V4 ? kShortestV4 : kShortestV6;
}

unsigned bitsOf(IpAddress::Family family)
{
    return family == IpAddress::Family::V4 ? 32 : 128;
}

unsigned commonBits(const IpAddress &a, const IpAddress &b, unsigned most)
{
    unsigned bits = 0;
    for (std::size_t i = 0; i < a.bytes.size() && bits < most; ++i) {
        const auto differing = static_cast<std::uint8_t>(a.bytes[i] ^ b.bytes[i]);
        bits += static_cast<unsigned>(std::countl_zero(differing));
        if (differing != 0)
            break;
    }
    return std::min(bits, most);
}

// What an address of a node may look like to the API server when nobody else vouches for it.
bool mayBeNode(const IpAddress &address)
{
    const AddressClass addressClass = classOf(address);
    return addressClass == AddressClass::Private || addressClass == AddressClass::Shared
        || addressClass == AddressClass::LinkLocal;
}

// By code of DictionaryId::Users: may it say where pods and nodes are?
std::vector<std::uint8_t> trustedUsers(const EventSnapshot &snapshot)
{
    std::vector<std::uint8_t> trusted(snapshot.dictionarySize(DictionaryId::Users));
    for (Code code = 1; code < trusted.size(); ++code) {
        const auto actor =
            static_cast<ActorClass>(snapshot.derived(DerivedMap::ActorClassOfUser, code));
        trusted[code] = actor == ActorClass::Node || actor == ActorClass::ControlPlane
            || snapshot.value(DictionaryId::Users, code)
                   .starts_with("system:serviceaccount:kube-system:");
    }
    return trusted;
}

} // namespace

// Reads the bodies of one kind of object.
class NetworkInference::BodyReader
{
public:
    explicit BodyReader(NetworkInference &owner)
        : m_owner(owner)
    {
    }

    bool learn(Kind kind, std::string_view json)
    {
        m_document.reset(json);
        bool isNew = false;
        for (const std::string_view body : {"requestObject.", "responseObject."}) {
            m_body = body;
            switch (kind) {
            case Kind::Pod:
                isNew |= learnPod();
                break;
            case Kind::Node:
                isNew |= learnNode();
                break;
            default:
                isNew |= learnService();
                break;
            }
        }
        return isNew;
    }

private:
    std::vector<std::string> valuesAt(std::string_view path)
    {
        RawPath raw;
        raw.text = std::string(m_body).append(path);
        return m_document.valuesAt(raw);
    }

    bool learnPod()
    {
        bool isNew = false;
        std::vector<std::string> hosts = valuesAt("status.hostIP");
        std::ranges::move(valuesAt("status.hostIPs.ip"), std::back_inserter(hosts));
        for (const std::string &host : hosts)
            isNew |= m_owner.insertAddress(m_owner.m_networks.nodes, host);
        std::vector<std::string> pods = valuesAt("status.podIP");
        std::ranges::move(valuesAt("status.podIPs.ip"), std::back_inserter(pods));
        for (const std::string &pod : pods) {
            if (std::ranges::find(hosts, pod) == hosts.end())
                isNew |= m_owner.insertAddress(m_owner.m_networks.pods, pod);
        }
        return isNew;
    }

    bool learnNode()
    {
        bool isNew = false;
        for (const std::string &address : valuesAt("status.addresses.address"))
            isNew |= m_owner.insertAddress(m_owner.m_networks.nodes, address);
        for (const std::string_view path : {"spec.podCIDR", "spec.podCIDRs"}) {
            for (const std::string &network : valuesAt(path))
                isNew |= m_owner.insertNetwork(m_owner.m_networks.pods, network);
        }
        return isNew;
    }

    bool learnService()
    {
        bool isNew = false;
        for (const std::string_view path : {"spec.clusterIP", "spec.clusterIPs"}) {
            for (const std::string &address : valuesAt(path))
                isNew |= m_owner.insertService(address);
        }
        return isNew;
    }

    NetworkInference &m_owner;
    EventDocument m_document;
    std::string_view m_body;
};

bool NetworkInference::learn(const EventSnapshot &snapshot, const std::function<bool()> &cancelled)
{
    const std::vector<Kind> kinds = kindsOf(snapshot);
    const std::vector<std::uint8_t> trusted = trustedUsers(snapshot);
    const Code verbs = snapshot.dictionarySize(DictionaryId::Verbs);
    std::vector<std::uint8_t> writes(verbs);
    for (Code code = 1; code < verbs; ++code) {
        const std::string_view verb = snapshot.value(DictionaryId::Verbs, code);
        writes[code] = verb == "create" || verb == "update" || verb == "patch";
    }
    bool isNew = learnPeers(snapshot);
    std::vector<Row> rows;
    for (Row row = m_learnt; row < snapshot.eventCount(); ++row) {
        const Kind kind = kinds[snapshot.code(Column::ObjectType, row)];
        if (kind == Kind::None || !writes[snapshot.code(Column::Verb, row)]
            || (snapshot.code(Column::Flags, row) & (kHasRequestObject | kHasResponseObject)) == 0
            || snapshot.code(Column::Outcome, row) != static_cast<Code>(Outcome::Allowed))
            continue;
        if (kind == Kind::Service || trusted[snapshot.code(Column::Username, row)])
            rows.push_back(row);
    }
    BodyReader reader(*this);
    const bool complete = RawReader(snapshot).read(
        rows, cancelled, [&](Row row, std::optional<std::string_view> json) {
            if (json && !isFull())
                isNew |= reader.learn(kinds[snapshot.code(Column::ObjectType, row)], *json);
        });
    if (complete)
        m_learnt = snapshot.eventCount();
    return isNew;
}

// By code of Column::ObjectType.
std::vector<NetworkInference::Kind> NetworkInference::kindsOf(const EventSnapshot &snapshot)
{
    std::vector<Kind> kinds(snapshot.tupleCount(Column::ObjectType), Kind::None);
    for (Code type = 1; type < kinds.size(); ++type) {
        const auto part = [&snapshot, type](ObjectTypePart which) {
            const auto index = static_cast<std::size_t>(which);
            return snapshot.value(kObjectTypeDictionaries[index],
                                  snapshot.tupleElement(Column::ObjectType, type, index));
        };
        const std::string_view subresource = part(ObjectTypePart::Subresource);
        if (!part(ObjectTypePart::ApiGroup).empty()
            || (!subresource.empty() && subresource != "status"))
            continue;
        const std::string_view resource = part(ObjectTypePart::Resource);
        if (resource == "pods")
            kinds[type] = Kind::Pod;
        else if (resource == "nodes")
            kinds[type] = Kind::Node;
        else if (resource == "services" && subresource.empty())
            kinds[type] = Kind::Service;
    }
    return kinds;
}

bool NetworkInference::learnPeers(const EventSnapshot &snapshot)
{
    std::vector<std::uint8_t> seen(snapshot.tupleCount(Column::SourceIps));
    bool isNew = false;
    for (Row row = m_learnt; row < snapshot.eventCount(); ++row) {
        const Code user = snapshot.code(Column::Username, row);
        if (user == kMissing
            || snapshot.derived(DerivedMap::ActorClassOfUser, user)
                != static_cast<Code>(ActorClass::Node))
            continue;
        const Code sources = snapshot.code(Column::SourceIps, row);
        if (std::exchange(seen[sources], 1) != 0)
            continue;
        const Code peer = snapshot.derived(DerivedMap::PeerOfIps, sources);
        const auto address = IpAddress::parse(snapshot.value(DictionaryId::Ips, peer));
        if (address && mayBeNode(*address) && !isFull())
            isNew |= m_networks.nodes.insert(*address);
    }
    return isNew;
}

bool NetworkInference::isFull() const
{
    return m_networks.pods.size() + m_networks.nodes.size() + m_networks.services.size()
        >= kMaximumNetworks;
}

bool NetworkInference::insertNetwork(NetworkSet &set, std::string_view text)
{
    const auto network = IpNetwork::parse(text);
    return network && network->prefixLength >= shortestOf(network->address.family)
        && set.insert(*network);
}

bool NetworkInference::insertAddress(NetworkSet &set, std::string_view text)
{
    const auto address = IpAddress::parse(text);
    return address && classOf(*address) != AddressClass::Loopback && set.insert(*address);
}

bool NetworkInference::insertService(std::string_view text)
{
    const auto address = IpAddress::parse(text);
    if (!address || !m_networks.services.insert(*address))
        return false;
    const auto [around, isFirst] = m_aroundServices.try_emplace(
        address->family, IpNetwork {*address, bitsOf(address->family)});
    IpNetwork &network = around->second;
    network.prefixLength = commonBits(network.address, *address, network.prefixLength);
    if (network.prefixLength >= shortestOf(address->family))
        m_networks.services.insert(network);
    return true;
}

} // namespace kubewake
