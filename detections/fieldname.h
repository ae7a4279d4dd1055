// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/ruleproblem.h"
#include "model/query/expression.h"

#include <string>

namespace kubewake {

// The field that a rule names: one of the catalogue, or a path into the raw event. Refused: a name
// that no audit event can have, because a rule that tests it would never match and nobody would
// notice.
[[nodiscard]] RuleResult<FieldPath> fieldOf(const std::string &name, int line);

// The event's own name for a whole JSON object, which has no value of its own.
[[nodiscard]] bool isWholeObject(const FieldPath &path);

// The same, for what needs the values of many rows at once: only fields that are held in columns.
[[nodiscard]] RuleResult<FieldId> columnOf(const std::string &name, int line);

} // namespace kubewake
