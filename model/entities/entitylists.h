// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/rowbitmap.h"
#include "model/entities/entitylist.h"
#include "model/query/compiledfilter.h"

#include <unordered_map>
#include <vector>

namespace kubewake {

// One list of an entity page: which rows it looks at beside the entity's own filter, and what it
// tells apart.
struct EntityListSpec
{
    EntityListId id {};
    std::vector<FieldId> fields;
    EntityListOrder order = EntityListOrder::ByCount;
    QString condition {}; // a filter of columns only; empty: all rows of the entity
};

// The lists of a kind of entity, in the order of the page: what it did before what it is.
// `snapshot`: says what is known of addresses.
[[nodiscard]] std::vector<EntityListSpec> entityListSpecs(const EntityRef &entity,
                                                          const EventSnapshot &snapshot);

// Fills one list. Owned by one job; rows come in the order of time.
class EntityListCounter
{
public:
    // `matching`: the rows that pass the entity's filter and the condition. All have to outlive it.
    EntityListCounter(EntityListSpec spec, const EventSnapshot &snapshot, AddressGroups &addresses,
                      RowBitmap matching);

    void add(Row row, bool isRefused);
    [[nodiscard]] EntityList take(const QString &entityFilter) const;

private:
    // A request that was refused, and then allowed.
    struct Retry
    {
        MicrosecondsUtc refused = kNoTime;
        MicrosecondsUtc allowed = kNoTime; // the first time after that
        bool hasSucceeded = false;
    };

    [[nodiscard]] EntityList takeRetried() const;

    EntityListSpec m_spec;
    const EventSnapshot &m_snapshot;
    RowBitmap m_matching;
    KeyedTallies m_tallies;
    std::unordered_map<TallyKey, Retry, TallyKeyHash> m_retries; // of EntityListId::Retried
};

} // namespace kubewake
