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

} // namespace kubewake
