// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/vocabulary.h"
#include "model/entities/entityhours.h"
#include "model/entities/entitylist.h"
#include "model/entities/entitymatrix.h"
#include "model/query/compiledfilter.h"
#include "model/store/addressvalues.h"

#include <array>
#include <memory>
#include <vector>

namespace kubewake {

// All that an entity page says, counted over the whole evidence. Rows are requests. Every number
// has a filter that asks for it, and `kubewake query --count` answers the same. A value; it knows
// no snapshot.
struct EntityProfile
{
    EntityRef entity;
    QString filter;
    std::uint32_t requests = 0;
    std::uint32_t events = 0; // `query --events --count` of `filter`
    std::uint32_t refused = 0; // requests
    MicrosecondsUtc first = kNoTime;
    MicrosecondsUtc last = kNoTime;
    std::array<std::uint32_t, kOutcomeNames.size()> outcomes {}; // requests, by Outcome
    AddressFacts address {}; // of an address: what is known of it
    EntityMatrix matrix;
    EntityHours hours;
    std::vector<EntityList> lists; // in the order of the page; related entities last

    [[nodiscard]] QString outcomeFilter(Outcome outcome) const;
    [[nodiscard]] QString refusedFilter() const;
};
using EntityProfilePtr = std::shared_ptr<const EntityProfile>;

// One filter over all events, one pass over the rows that pass it, in the order of time, and one
// over all others for related entities: about 1 µs a row of the entity. Any thread.
// `format`: the zone of hours and days. Error: cancelled.
[[nodiscard]] Result<EntityProfile> entityProfile(const EventSnapshot &snapshot,
                                                  const EntityRef &entity, const TimeFormat &format,
                                                  const EvaluationControl &control = {});

} // namespace kubewake
