// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/credentials/credentiallineage.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace kubewake {

struct CredentialGraphNode
{
    enum class Kind : std::uint8_t { Identity, Credential, Address };

    Kind kind = Kind::Identity;
    QString label {}; // evidence as it stands
    QString note {}; // translated: findings of a credential
    std::optional<EntityRef> entity {};
    QString kql {}; // of its requests
    bool isAlarming = false;
    std::optional<std::size_t> credential {}; // into those of the lineage
    std::size_t layer = 0; // column
    std::size_t place = 0; // in the column, from the top
};

struct CredentialGraphEdge
{
    enum class Kind : std::uint8_t {
        Made, // identity -> credential
        UsedAs, // credential -> identity
        UsedFrom, // credential -> address
        ActedAs, // identity -> identity
    };

    Kind kind = Kind::Made;
    std::size_t from = 0; // into the nodes
    std::size_t to = 0;
    std::uint32_t requests = 0;
};

// Who made which credential, who used it from where, and what they made then: as nodes in columns,
// each to the right of what it came from, as far as that goes in a circle. Bounded: the rest is
// counted. A value.
struct CredentialGraph
{
    static constexpr std::size_t kMaximumCredentials = 30;
    static constexpr std::size_t kMaximumUses = 5; // users, and addresses, of one credential
    static constexpr std::size_t kMaximumImpersonations = 20;

    std::vector<CredentialGraphNode> nodes {};
    std::vector<CredentialGraphEdge> edges {};
    std::size_t layers = 0;
    std::size_t tallest = 0; // nodes of the longest column
    std::size_t leftOutCredentials = 0;
    std::size_t leftOutUses = 0;
    std::size_t leftOutImpersonations = 0;

    // The first credentials of the lineage and all that is drawn of them. With a `focus` (into the
    // credentials) that one comes first, then those that it leads to or comes from. Any thread.
    [[nodiscard]] static CredentialGraph of(const CredentialLineage &lineage,
                                            std::optional<std::size_t> focus = std::nullopt);
    // The node of a credential; nothing if it is left out.
    [[nodiscard]] std::optional<std::size_t> nodeOf(std::size_t credential) const;
    // The node at a place; nothing if there is none.
    [[nodiscard]] std::optional<std::size_t> at(std::size_t layer, std::size_t place) const;
};

[[nodiscard]] QString
graphEdgeText(CredentialGraphEdge::Kind kind); // translated: `made`, `used as`

} // namespace kubewake
