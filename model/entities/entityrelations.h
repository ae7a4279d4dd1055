// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/entities/entitylist.h"

#include <unordered_set>
#include <vector>

namespace kubewake {

// A way from an entity to others: they share a value of `via`.
struct EntityRelation
{
    EntityListId id {};
    FieldId via {};
    FieldId other {};
};

// Namespaces and objects have none: who worked on them is in their lists.
[[nodiscard]] std::vector<EntityRelation> entityRelations(EntityKind kind);

// Counts one kind of related entities: first all rows of the entity, then all others. Owned by one
// job. Rows of the entity itself are no relation: a filter says so.
class RelationCounter
{
public:
    RelationCounter(const EntityRelation &relation, const EventSnapshot &snapshot,
                    AddressGroups &addresses);

    void addOwn(Row row);
    void addOther(Row row, bool isRefused);
    [[nodiscard]] EntityList take(const QString &entityFilter) const;

private:
    EntityRelation m_relation;
    const EventSnapshot &m_snapshot;
    KeyedTallies m_own; // only to read values with
    KeyedTallies m_others;
    std::unordered_set<Code> m_shared;
};

} // namespace kubewake
