// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/objects/objectkey.h"
#include "model/query/compiledfilter.h"

#include <vector>

namespace kubewake {

// The requests about one object, any subresource, in the order in which they were finished; of each
// the row that shows it. One pass over the columns; any thread. Error: cancelled.
[[nodiscard]] Result<std::vector<Row>> objectRows(const EventSnapshot &snapshot,
                                                  const ObjectKey &key,
                                                  const EvaluationControl &control = {});

// When the request in this row was answered, µs UTC, as far as that is known; else when it came.
[[nodiscard]] MicrosecondsUtc answeredTime(const EventSnapshot &snapshot, Row row);

} // namespace kubewake
