// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/entities/entityref.h"
#include "model/entities/keyedtallies.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kubewake {

// A number and the filter that asks for it: `kubewake query 'FILTER' --count` prints the number.
struct Counted
{
    QString filter;
    std::uint32_t count = 0;
};

enum class EntityListId : std::uint8_t {
    ActorClasses,
    Users,
    Impersonated, // as whom the user acted
    ImpersonatedBy,
    Groups,
    Addresses,
    ForwardedFor, // who connected while a header named the address
    PeerClasses, // these three are of addresses, as far as somebody said what those are
    Countries,
    AsOrganizations,
    Credentials,
    TokenPods,
    UserAgents,
    Namespaces,
    Grants, // RBAC bindings and roles that allowed it
    SecretsRead, // and config maps: what to rotate
    Sessions, // exec, attach, port-forward, proxy, debug containers
    Created,
    Changed,
    Deleted,
    Retried, // refused, then allowed
    UsersAtAddress, // others that share something with the entity
    UsersOfCredential,
    UsersOfUserAgent,
    AddressesOfUser,
    AddressesOfUserAgent,
    CredentialsAtAddress,
    CredentialsOfUser,
};

// One row of a list: the values of the list's fields, and what the rows with them are.
struct EntityRow
{
    std::vector<std::optional<std::string>> values; // absent: the rows do not have the field
    Tally tally;
};

// What an entity did or has to do with, by the values of some fields. A value.
struct EntityList
{
    // What one list holds at most; `total` says how many there are.
    static constexpr std::size_t kMaximumRows = 20'000;

    EntityListId id {};
    std::vector<FieldId> fields;
    QString scope; // filter of all rows that are looked at
    std::optional<std::uint32_t> requests; // that pass `scope`; not said where others pass it too
    std::size_t total = 0; // distinct values, of which `rows` are the first
    bool isComplete = true; // false: there are more than `total`
    std::vector<EntityRow> rows;

    [[nodiscard]] QString filterOf(const EntityRow &row) const;
    [[nodiscard]] QString refusedFilterOf(const EntityRow &row) const;
    // What the row names; nothing for user agents, groups, roles and lists of all objects.
    [[nodiscard]] std::optional<EntityRef> entityOf(const EntityRow &row) const;
    [[nodiscard]] const std::optional<std::string> &valueOf(const EntityRow &row,
                                                            FieldId field) const;
};

// Denied or failed.
[[nodiscard]] QString refusedTerm();

enum class EntityListOrder : std::uint8_t { ByCount, ByFirstSeen };

// `tallies`, whose keys are those of `keys`, as a list: sorted (ties by value), the first
// kMaximumRows of them.
[[nodiscard]] EntityList listOf(EntityListId id, const KeyedTallies &keys,
                                const KeyedTallies::Map &tallies, EntityListOrder order);

} // namespace kubewake
