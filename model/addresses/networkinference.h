// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/addresses/networkset.h"
#include "model/store/eventsnapshot.h"

#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace kubewake {

// Where the pods, nodes and services of a cluster (or of all clusters of the evidence) are.
struct ClusterNetworks
{
    NetworkSet pods, nodes, services;

    friend bool operator==(const ClusterNetworks &, const ClusterNetworks &) = default;
};

// Infers that from the evidence:
//  - nodes: the private peers of system:node:… users; addresses of node objects; hostIP of pods;
//  - pods: podIP of pods that are not on the network of their host; podCIDR of node objects;
//  - services: clusterIP, and the smallest network around all of them if it is no larger than /12.
// Bodies of pods and nodes count only if a node or the control plane wrote them, and with success:
// what anybody else puts into a status says nothing about where he is. A public peer of a node user
// is no node for that: a stolen credential of a node would make it one.
// Owned by one job at a time. Reads the bodies of created and changed pods, nodes and services
// once.
class NetworkInference
{
public:
    // More than the largest clusters have; what comes later is not learnt.
    static constexpr std::size_t kMaximumNetworks = 500'000;

    // Learns from the rows that `snapshot` has more than the one before, which it continues. True
    // if something new was learnt. Stops early if `cancelled` (may be empty) says so.
    bool learn(const EventSnapshot &snapshot, const std::function<bool()> &cancelled);

    [[nodiscard]] const ClusterNetworks &networks() const { return m_networks; }

private:
    enum class Kind : std::uint8_t { None, Pod, Node, Service };
    class BodyReader;

    [[nodiscard]] static std::vector<Kind> kindsOf(const EventSnapshot &snapshot);
    bool learnPeers(const EventSnapshot &snapshot);
    bool insertNetwork(NetworkSet &set, std::string_view text);
    bool insertAddress(NetworkSet &set, std::string_view text);
    bool insertService(std::string_view text);
    [[nodiscard]] bool isFull() const;

    ClusterNetworks m_networks;
    // What all addresses of services of a family have in common.
    std::map<IpAddress::Family, IpNetwork> m_aroundServices;
    Row m_learnt = 0; // rows
};

} // namespace kubewake
