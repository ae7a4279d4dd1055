// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/grants/grantactivity.h"
#include "model/grants/rbacobject.h"
#include "model/objects/objectdiff.h"
#include "model/objects/objecthistory.h"

#include <QString>

#include <string>
#include <vector>

namespace kubewake {

// One request that created, changed or deleted a role or binding, and what that allowed from then
// until the next change of the same object.
struct RbacChange
{
    // Longer values are cut; more fields are left out.
    static constexpr std::size_t kMaximumValue = 4096; // bytes
    static constexpr std::size_t kMaximumFields = 50;

    Row row = 0;
    MicrosecondsUtc time = kNoTime;
    MicrosecondsUtc answered = kNoTime; // uses count from here
    MicrosecondsUtc until = kNoTime; // answer to the next change; kNoTime: there is none
    ObjectVersion::Change change = ObjectVersion::Change::Created;
    RbacObject object {}; // without a name: all of its kind and namespace were deleted
    std::string user {}; // effective
    // roleRef, subjects, rules, aggregationRule.
    std::vector<FieldChange> fields {};
    bool isDifference = true; // else `fields` are what is there now: before it is not in the log
    QString note {}; // translated; why fields are missing
    GrantActivity uses {};
    QString kql {}; // asks for the same uses

    // Between the answer and the first use, µs; kNoTime if it was never used.
    [[nodiscard]] std::int64_t delay() const
    {
        return uses.requests == 0 || answered == kNoTime ? kNoTime : uses.first - answered;
    }
};

// The changes among `rows` that succeeded, oldest first; uses are looked for in all requests. Reads
// the JSON of the requests about each of these objects. Any thread. Error: cancelled.
[[nodiscard]] Result<std::vector<RbacChange>> rbacChanges(const EventSnapshot &snapshot,
                                                          const RowBitmap &rows,
                                                          const EvaluationControl &control = {});

} // namespace kubewake
